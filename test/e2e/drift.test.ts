import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import type { PlanJson } from "../../review/plan-json";
import { ByHand } from "./support/by-hand";
import { Emulated, place } from "./support/emulated";
import { limitMinutes } from "./support/limit";
import { smallPlan } from "./support/small-plan";
import { unwaited } from "./support/unwaited-services";

// What somebody changes past the engine, as real plans tell it. RECORD_PLANS=1 writes the plans that test/delivery/drift reads anew.

limitMinutes(20);
const emulated = new Emulated();
const service = { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } as const;
const shop: EnvironmentFile = {
  platform: "shop",
  environment: "live",
  ...place,
  network: { cidr: "10.80.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  compute: { overrides: unwaited("web", "api") },
  storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } }, secrets: { token: {} } },
  services: {
    web: { ...service, scaling: { minimumTasks: 2, maximumTasks: 6, cpuPercent: 60 }, connectsTo: ["api"] },
    api: { ...service, ports: { http: 8080 }, mounts: [{ fileSystem: "data", accessPoint: "files", containerPath: "/files" }] },
  },
};
const stacks = ["network", "storage", "compute"];
const cluster = "shop-live";
const ids = new Map<string, string>();

beforeAll(async () => {
  await emulated.start();
  emulated.workspace.addEnvironment("live", shop);
  emulated.workspace.synth("live");
  await emulated.deploy("live");
});
afterAll(() => emulated.stop());

interface Report {
  readonly environments: readonly { readonly environment: string; readonly isAsApplied: boolean; readonly findings: readonly { readonly kind: string; readonly stack: string; readonly address: string }[] }[];
}

/** What `npm run drift` says: its exit code, and the addresses of what it found, by kind. */
async function drift(): Promise<{ readonly exitCode: number; readonly found: Record<string, string[]> }> {
  const { exitCode, output } = await emulated.runInProject("node", "cli/start.mjs", "cli/drift.ts", "live", "--format", "json", "--out", "drift.json");
  if (exitCode !== 0 && exitCode !== 2) throw new Error(output);
  const { environments } = JSON.parse(readFileSync(join(emulated.workspace.folder, "drift.json"), "utf8")) as Report;
  const findings = environments.flatMap((each) => each.findings);
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return { exitCode, found: Object.fromEntries(kinds.map((kind) => [kind, findings.filter((each) => each.kind === kind).map(({ address }) => address)])) };
}

async function record(folder: string): Promise<void> {
  if (process.env["RECORD_PLANS"] !== "1") return;
  const path = join(__dirname, "../delivery/drift/plans", folder);
  mkdirSync(path, { recursive: true });
  for (const layer of stacks) {
    const stack = emulated.stack(`live-${layer}`);
    await emulated.engine().planInto(stack, ".terraform/recorded.tfplan");
    const plan = (await emulated.engine().show(stack, ".terraform/recorded.tfplan")) as PlanJson;
    writeFileSync(join(path, `${layer}.json`), `${JSON.stringify(smallPlan(plan, ids), undefined, 1)}\n`);
  }
}

test("right after an apply nobody changed anything", async () => {
  await record("after-apply");
  const { exitCode, found } = await drift();
  expect(exitCode).toBe(0);
  expect(Object.keys(found)).toEqual(["added"]);
});

test("what somebody changes by hand is told apart from what scaling and AWS change", async () => {
  await changeByHand(new ByHand(emulated.clientSettings("EC2").endpoint));
  await record("by-hand");
  const { exitCode, found } = await drift();
  expect(exitCode).toBe(2);
  expect({ ...found, added: [] }).toEqual({
    changed: [
      "aws_vpc.vpc",
      "aws_secretsmanager_secret.secret_token",
      "aws_appautoscaling_target.web_scaling",
      "aws_cloudwatch_log_group.web_log-group",
      "aws_ecs_service.api",
      "aws_iam_role_policy.web_execution-role_policy",
      "aws_vpc_security_group_egress_rule.security-group_web_to_0-0-0-0--0_tcp-443",
    ],
    gone: ["aws_cloudwatch_log_group.api_log-group", "aws_ecs_task_definition.api_task-definition", "aws_vpc_security_group_egress_rule.security-group_web_to_api_tcp-8080"],
    beside: ["aws_route_table.vpc_public", "aws_security_group.data_security-group", "aws_iam_role.api_task-role"],
    owned: ["aws_ecs_service.web"],
    follows: ["aws_ecs_service.api", "aws_iam_role_policy.api_execution-role_policy"],
    added: [],
  });
});

test("what the files have changed since is counted, and is no drift", async () => {
  emulated.workspace.addEnvironment("live", { ...shop, services: { ...shop.services, web: { ...service, ...shop.services["web"], memoryMiB: 1024 } } });
  emulated.workspace.synth("live");
  await record("not-applied");
  const { found } = await drift();
  expect(found["not-applied"]).toEqual(["aws_ecs_service.web", "aws_ecs_task_definition.web_task-definition"]);
});

const everything = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });

async function changeByHand(aws: ByHand): Promise<void> {
  const ecs = (action: string, parameters: object) => aws.json("ecs", `AmazonEC2ContainerServiceV20141113.${action}`, parameters);
  await ecs("UpdateService", { cluster, service: "web", desiredCount: 4 });
  await ecs("UpdateService", { cluster, service: "api", desiredCount: 3 });
  await ecs("DeregisterTaskDefinition", { taskDefinition: "shop-live-api:1" });
  await aws.json("application-autoscaling", "AnyScaleFrontendService.RegisterScalableTarget", {
    ServiceNamespace: "ecs",
    ResourceId: `service/${cluster}/web`,
    ScalableDimension: "ecs:service:DesiredCount",
    MinCapacity: 2,
    MaxCapacity: 20,
  });
  await aws.json("logs", "Logs_20140328.DeleteLogGroup", { logGroupName: "/ecs/shop/live/api" });
  await aws.json("logs", "Logs_20140328.PutRetentionPolicy", { logGroupName: "/ecs/shop/live/web", retentionInDays: 90 });
  await aws.json("secretsmanager", "secretsmanager.UpdateSecret", { SecretId: "shop/live/token", Description: "by hand" });
  await aws.form("iam", "PutRolePolicy", { RoleName: "shop-live-eu-west-1-api-task", PolicyName: "beside", PolicyDocument: everything });
  await aws.form("iam", "PutRolePolicy", { RoleName: "shop-live-eu-west-1-web-execution", PolicyName: "start-tasks", PolicyDocument: everything });

  const [vpc, table, gateway] = [idOf("network", "aws_vpc", "vpc"), idOf("network", "aws_route_table", "vpc_public"), idOf("network", "aws_internet_gateway", "vpc_internet-gateway")];
  await aws.form("ec2", "CreateTags", { "ResourceId.1": vpc, "Tag.1.Key": "Team", "Tag.1.Value": "ops" });
  await aws.form("ec2", "CreateRoute", { RouteTableId: table, DestinationCidrBlock: "192.168.0.0/16", GatewayId: gateway });
  await aws.form("ec2", "AuthorizeSecurityGroupIngress", {
    GroupId: idOf("storage", "aws_security_group", "data_security-group"),
    "IpPermissions.1.IpProtocol": "tcp",
    "IpPermissions.1.FromPort": "22",
    "IpPermissions.1.ToPort": "22",
    "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
  });
  const web = idOf("compute", "aws_security_group", "security-group_web");
  await aws.form("ec2", "RevokeSecurityGroupEgress", { GroupId: web, "SecurityGroupRuleId.1": idOf("compute", "aws_vpc_security_group_egress_rule", "security-group_web_to_api_tcp-8080") });
  await aws.form("ec2", "ModifySecurityGroupRules", {
    GroupId: web,
    "SecurityGroupRule.1.SecurityGroupRuleId": idOf("compute", "aws_vpc_security_group_egress_rule", "security-group_web_to_0-0-0-0--0_tcp-443"),
    "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
    "SecurityGroupRule.1.SecurityGroupRule.FromPort": "443",
    "SecurityGroupRule.1.SecurityGroupRule.ToPort": "443",
    "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4": "10.0.0.0/8",
  });
}

/** From the state. */
function idOf(layer: string, type: string, name: string): string {
  const text = readFileSync(join(emulated.workspace.folder, `state/shop/live/${place.region}/${layer}.tfstate`), "utf8");
  const { resources } = JSON.parse(text) as { readonly resources: readonly { readonly type: string; readonly name: string; readonly instances: readonly { readonly attributes: { readonly id: string } }[] }[] };
  return resources.find((each) => each.type === type && each.name === name)?.instances[0]?.attributes.id ?? "";
}
