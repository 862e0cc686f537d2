import type { EnvironmentFile } from "../../config/environment-file";
import { everything } from "../support/everything";
import { requireEmulator, Workspace } from "./support/workspace";

requireEmulator();
const workspace = new Workspace();
workspace.addEnvironment("all", { ...everything, services: { ...everything.services, web: withoutTasks(everything.services["web"]) } });

/** Its secrets have no values and its sidecar must end well: no emulator gets its tasks up. */
function withoutTasks(service: EnvironmentFile["services"][string] | undefined): EnvironmentFile["services"][string] {
  if (service?.scaling === undefined) throw new Error("no service that scales");
  return { ...service, desiredTasks: 0, scaling: { ...service.scaling, minimumTasks: 0 } };
}

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
