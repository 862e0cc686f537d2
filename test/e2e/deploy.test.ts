import type { EnvironmentFile } from "../../config/environment-file";
import { limitMinutes } from "./support/limit";
import { unwaited } from "./support/unwaited-services";
import { requireEmulator, Workspace } from "./support/workspace";

/** What people have who use cdktf's own commands. The examples, and an environment with every option, are rehearsed. */
requireEmulator();
limitMinutes(12);
const workspace = new Workspace();
afterAll(() => workspace.remove());

const small: EnvironmentFile = {
  platform: "shop",
  environment: "small",
  account: "111122223333",
  region: "eu-west-1",
  network: { cidr: "10.60.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } } },
  compute: { overrides: unwaited("web") },
  services: {
    web: {
      image: "nginx:1.29",
      cpuUnits: 256,
      memoryMiB: 512,
      mounts: [{ fileSystem: "data", accessPoint: "files", containerPath: "/files" }],
    },
  },
};
workspace.addEnvironment("small", small);

const cdktf = (command: string) => workspace.must("npx", ["cdktf", command, "small-*", "--auto-approve", "--skip-provider-lock"], ".", { GANTRY_ENVIRONMENTS: "small" });

test("an environment is applied by cdktf deploy, every stack in its turn", () => {
  expect(cdktf("deploy")).not.toContain("Error:");
  expect(Object.keys(workspace.remaining()).length).toBeGreaterThan(0);
});

test("a second plan has nothing to change", () => {
  const changed = workspace.stacks("small").flatMap((id) => {
    const { exitCode, output } = workspace.engine(id, ["plan", "-detailed-exitcode", "-input=false", "-lock=false"]);
    return exitCode === 0 ? [] : [`${id} (${exitCode}): ${output}`];
  });
  expect(changed).toEqual([]);
});

test("cdktf destroy leaves nothing behind", () => {
  cdktf("destroy");
  expect(workspace.remaining()).toEqual({});
});
