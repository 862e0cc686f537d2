import { everything } from "../support/everything";
import { requireEmulator, Workspace } from "./support/workspace";

requireEmulator();
const workspace = new Workspace();
workspace.addEnvironment("all", everything);

afterAll(() => workspace.remove());

const cdktf = (command: string, environment: string) =>
  workspace.must("npx", ["cdktf", command, `${environment}-*`, "--auto-approve", "--skip-provider-lock"], ".", { GANTRY_ENVIRONMENTS: environment });

describe.each(["dev", "all"])("the environment %s", (environment) => {
  test("is applied by cdktf deploy, every stack in its turn", () => {
    expect(cdktf("deploy", environment)).not.toContain("Error:");
    expect(Object.keys(workspace.remaining()).length).toBeGreaterThan(0);
  });

  test("has nothing to change in a second plan", () => {
    const changed = workspace.stacks(environment).flatMap((id) => {
      const { exitCode, output } = workspace.engine(id, ["plan", "-detailed-exitcode", "-input=false", "-lock=false"]);
      return exitCode === 0 ? [] : [`${id} (${exitCode}): ${output}`];
    });
    expect(changed).toEqual([]);
  });

  test("leaves nothing behind when it is destroyed", () => {
    cdktf("destroy", environment);
    expect(workspace.remaining()).toEqual({});
  });
});
