import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readApplication } from "../../compose/from-compose";
import { composeEnvironment } from "../../config/compose-environment";
import { environmentFor } from "../../compose/environment-for";
import { parseEnvironment } from "../../config/parse-environment";

const page = readFileSync(resolve(__dirname, "../../docs/compose.md"), "utf8");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "compose-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const blocks = [...page.matchAll(/^```yaml\n# compose\.yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);

test("the page has an example", () => {
  expect(blocks.length).toBeGreaterThan(0);
});

test.each(blocks.map((text, index) => [index, text] as const))("nothing of its example %i is refused, and an environment of it breaks no rule", (index, text) => {
  mkdirSync(join(folder, `${index}/web`), { recursive: true });
  const file = join(folder, `${index}/compose.yaml`);
  writeFileSync(file, text);
  const { rows, composition, project } = readApplication([file], {}, {});
  expect(rows.filter(({ verdict }) => verdict === "refused")).toEqual([]);
  const environment = environmentFor(project, composition);
  expect(parseEnvironment(environment).problems).toEqual([]);
  expect(Object.keys((composeEnvironment(environment).raw as { services: object }).services)).toContain("web");
});
