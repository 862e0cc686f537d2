import type { EnvironmentFile } from "../../config/environment-file";
import { limitMinutes } from "./support/limit";
import { Workspace } from "./support/workspace";

limitMinutes(6);

// An environment in a VPC, and beside a security group, that no emulator has.

const zones = ["eu-west-1a", "eu-west-1b"];
const subnets = (digit: number) => Object.fromEntries(zones.map((zone, index) => [zone, `subnet-${`${digit}${index}`.repeat(8)}0`]));
const environment: EnvironmentFile = {
  platform: "shop",
  environment: "existing",
  account: "111122223333",
  region: "eu-west-1",
  backend: { type: "s3", bucket: "states-of-the-shop" },
  network: { vpc: "existing", vpcId: "vpc-0123456789abcdef0", cidr: "10.50.0.0/26", publicSubnetIds: subnets(1), privateSubnetIds: subnets(2) },
  storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } } },
  services: {
    web: {
      image: "nginx:1.29",
      cpuUnits: 256,
      memoryMiB: 512,
      mounts: [{ fileSystem: "data", accessPoint: "files", containerPath: "/files" }],
      connectsTo: [{ securityGroupId: "sg-0123456789abcdef0", ports: [5432] }, { prefixListId: "pl-01234567", ports: [443] }],
    },
  },
};

const workspace = new Workspace();
afterAll(() => workspace.remove());

test("it is rehearsed in a VPC that stands in for the existing one", () => {
  workspace.addEnvironment("existing", environment);
  const { exitCode, output } = workspace.rehearse(["existing"]);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toContain(
    [
      "Stands in for what exists:",
      "  sg-0123456789abcdef0: a security group that is made for the rehearsal",
      "  vpc-0123456789abcdef0: a VPC that is made for the rehearsal, with a subnet for each of subnet-10101010101010100, subnet-11111111111111110, subnet-20202020202020200, subnet-21212121212121210",
    ].join("\n"),
  );
  expect(output).toMatch(/states +│ empty/);
  expect(output).toContain("✔ existing passed its rehearsal");
});
