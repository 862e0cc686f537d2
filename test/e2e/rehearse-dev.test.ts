import { resolve } from "node:path";
import { Workspace } from "./support/workspace";

const workspace = new Workspace();
afterAll(() => workspace.remove());

/** Containers run, as far as the stand-in goes. */
const containers = { FAKECLOUD_CONTAINER_CLI: resolve(__dirname, "support/standin-containers"), STANDIN_FOLDER: workspace.folder };

test("the environment dev passes its rehearsal, with its services running", () => {
  const { exitCode, output } = workspace.rehearse(["dev", "--emulator", "fakecloud"], containers);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/second plan +│ no change/);
  expect(output).toMatch(/containers +│ 5 of 5 services run/);
  expect(output).toMatch(/vote: 1 of 1 tasks\n +vote, 80\/tcp at 127\.0\.0\.1:\d+/);
  expect(output).toMatch(/states +│ empty/);
  expect(output).toMatch(/✔ dev passed its rehearsal in \d+ s\.\n$/);
});
