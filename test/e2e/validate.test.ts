import type { EnvironmentFile } from "../../config/environment-file";
import { everything } from "../support/everything";
import { limitMinutes } from "./support/limit";
import { Workspace } from "./support/workspace";

limitMinutes(12);

const workspace = new Workspace();
const environments: Record<string, EnvironmentFile> = { all: everything, ...variants() };
for (const [name, file] of Object.entries(environments)) workspace.addEnvironment(name, file);
workspace.synth();
const stacks = ["dev", "prod", ...Object.keys(environments)].flatMap((environment) => workspace.stacks(environment));

/** What one environment can't have at the same time as another. */
function variants(): Record<string, EnvironmentFile> {
  const zones = ["eu-west-1a", "eu-west-1b"];
  const subnets = (digit: number) => Object.fromEntries(zones.map((zone, index) => [zone, `subnet-${`${digit}${index}`.repeat(8)}0`]));
  const small = (environment: string, change: Partial<EnvironmentFile>): EnvironmentFile => ({
    platform: "shop",
    environment,
    account: "111122223333",
    region: "eu-west-1",
    network: { cidr: "10.50.0.0/20", availabilityZones: zones },
    storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } } },
    routing: { loadBalancers: { public: {} } },
    services: {
      web: {
        image: "nginx:1.29",
        cpuUnits: 256,
        memoryMiB: 512,
        ports: { http: 80 },
        routes: { main: { loadBalancer: "public" } },
        mounts: [{ fileSystem: "data", accessPoint: "files", containerPath: "/files" }],
        scaling: { minimumTasks: 1, maximumTasks: 3, requestsPerTarget: 1000 },
        connectsTo: [{ securityGroupId: "sg-0123456789abcdef0", ports: [5432] }, { prefixListId: "pl-01234567", ports: [443] }],
      },
    },
    ...change,
  });
  return {
    gateway: small("gateway", { backend: { type: "cloud", organization: "shop" } }),
    instance: small("instance", {
      network: { cidr: "10.50.0.0/20", availabilityZones: zones, egress: "nat-instance" },
      backend: { type: "s3", kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/a1b2c3d4-1111-4111-8111-111111111111" },
      profile: "shop",
      assumeRoleArn: "arn:aws:iam::111122223333:role/deploy",
    }),
    existing: small("existing", {
      network: { vpc: "existing", vpcId: "vpc-0123456789abcdef0", cidr: "10.50.0.0/20", publicSubnetIds: subnets(1), privateSubnetIds: subnets(2) },
      backend: { type: "s3", bucket: "states-of-the-shop" },
    }),
  };
}

/** The one warning there is: see modules/compute/dns-discovery.ts. */
const isKnown = ({ summary, address = "" }: { summary: string; address?: string }) =>
  summary === "Argument is deprecated" && address.startsWith("aws_service_discovery_service.");

afterAll(() => workspace.remove());

test("there are stacks to validate", () => {
  expect(stacks).toHaveLength(44);
});

test.each(stacks)("the engine and the real provider find %s valid", (id) => {
  workspace.mustEngine(id, ["init", "-input=false", "-backend=false"]);
  const report = JSON.parse(workspace.mustEngine(id, ["validate", "-json"])) as { valid: boolean; diagnostics: { summary: string; address?: string }[] };
  expect(report.valid).toBe(true);
  expect(report.diagnostics.filter((each) => !isKnown(each))).toEqual([]);
});
