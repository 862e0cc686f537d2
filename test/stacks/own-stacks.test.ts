import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { App } from "cdktf";
import type { EnvironmentFile } from "../../config/environment-file";
import type { Platform } from "../../config/platform";
import { stackSettings } from "../../config/stack-settings";
import type { OwnStackInputs, OwnStacks } from "../../stacks/own-stacks";
import { PlatformStack } from "../../stacks/platform-stack";
import type { Published } from "../../stacks/published";
import { baseEnvironment } from "../config/base-environment";
import { permissions } from "../support/permissions";
import { reachability } from "../support/reachability";
import { builtStacks, resource, synthesized } from "../support/synthesized";

interface DatabaseOutputs {
  readonly securityGroupId: string;
  readonly writerEndpoint: string;
  readonly passwordArn: string;
  readonly [output: string]: string;
}

/** As a team would write it. */
class DatabaseStack extends PlatformStack {
  readonly outputs: Published<DatabaseOutputs>;

  constructor(app: App, platform: Platform, inputs: OwnStackInputs) {
    super(app, stackSettings(platform, "database"));
    const network = this.read(inputs.network);
    const group = new SecurityGroup(this, "security-group", { vpcId: network.vpcId });
    const secret = new SecretsmanagerSecret(this, "password", { name: "password", tags: { Subnet: network.isolatedSubnetIds["eu-west-1a"] ?? "" } });
    this.outputs = this.publish({ securityGroupId: group.id, writerEndpoint: "writer.example.com", passwordArn: secret.arn });
  }
}

/** Publishes no security group, and only in production. */
class QueueStack extends PlatformStack {
  readonly outputs: Published<{ readonly queueUrl: string }>;

  constructor(app: App, platform: Platform) {
    super(app, stackSettings(platform, "queue"));
    this.outputs = this.publish({ queueUrl: "https://sqs.example.com/queue" });
  }
}

const ownStacks: OwnStacks = {
  database: (app, platform, inputs) => new DatabaseStack(app, platform, inputs),
  queue: (app, platform) => (platform.environment === "prod" ? new QueueStack(app, platform) : undefined),
};

function environment(web: Partial<EnvironmentFile["services"][string]>, environmentName = "test"): EnvironmentFile {
  const file = baseEnvironment();
  Object.assign(file.services.web, web);
  return { ...file, environment: environmentName };
}

const connected = environment({
  connectsTo: [{ stack: "database", ports: [5432] }],
  environmentVariables: { HOST: { stack: "database", output: "writer_endpoint" } },
  secrets: { PASSWORD: { stack: "database", output: "password_arn" } },
});
const stacks = synthesized(connected, ownStacks);

test("a stack of one's own is deployed between routing and compute, behind what it reads", () => {
  const built = builtStacks(connected, ownStacks);
  expect(built.map((stack) => stack.node.id)).toEqual([
    "test-network",
    "test-storage",
    "test-registry",
    "test-messaging",
    "test-routing",
    "test-database",
    "test-compute",
    "test-workflows",
  ]);
  expect(built[5]?.dependencies.map((stack) => stack.node.id)).toEqual(["test-network"]);
  expect(built[6]?.dependencies.map((stack) => stack.node.id)).toContain("test-database");
});

test("it has a backend, a provider and tags as every stack", () => {
  expect(stacks["test-database"]?.terraform.backend).toEqual({ local: { path: "../../../state/shop/test/eu-west-1/database.tfstate" } });
  expect(stacks["test-database"]?.provider).toMatchObject({ aws: [{ allowed_account_ids: ["111122223333"], default_tags: [{ tags: { Stack: "database" } }] }] });
});

test("it reads what the network publishes", () => {
  expect(resource(stacks["test-database"], "aws_security_group.security-group")["vpc_id"]).toBe("${data.terraform_remote_state.network.outputs.vpc_id}");
  expect(resource(stacks["test-database"], "aws_secretsmanager_secret.password")["tags"]).toEqual({
    Subnet: '${data.terraform_remote_state.network.outputs.isolated_subnet_ids["eu-west-1a"]}',
  });
});

test("it publishes its outputs in Terraform's words", () => {
  expect(stacks["test-database"]?.output).toEqual({
    security_group_id: { value: "${aws_security_group.security-group.id}" },
    writer_endpoint: { value: "writer.example.com" },
    password_arn: { value: "${aws_secretsmanager_secret.password.arn}" },
  });
});

test("a service that connects to it gets a rule at both ends", () => {
  const { reachable, halfOpen } = reachability(stacks);
  expect(reachable.filter((line) => line.includes("5432"))).toEqual(["service web -> test-database/security-group tcp 5432"]);
  expect(halfOpen).toEqual([]);
});

test("a service has its outputs as an environment variable and as a secret, and may read that secret", () => {
  const [container] = JSON.parse(String(resource(stacks["test-compute"], "aws_ecs_task_definition.web_task-definition")["container_definitions"])) as object[];
  expect(container).toMatchObject({
    environment: [{ name: "HOST", value: "${data.terraform_remote_state.database.outputs.writer_endpoint}" }],
    secrets: [{ name: "PASSWORD", valueFrom: "${data.terraform_remote_state.database.outputs.password_arn}" }],
  });
  expect(permissions(stacks)["shop-test-eu-west-1-web-execution"]).toContain("secretsmanager:GetSecretValue on aws_secretsmanager_secret.password.arn");
});

test("a service in a group, and a sidecar, can use it too", () => {
  const sidecars = { proxy: { image: "busybox", environmentVariables: { HOST: { stack: "database", output: "writer_endpoint" } } } };
  const file = environment({ group: "front", connectsTo: [{ stack: "database", ports: [5432] }], sidecars });
  const grouped = synthesized(file, ownStacks);
  expect(reachability(grouped).reachable).toContain("service web -> test-database/security-group tcp 5432");
  expect(JSON.stringify(resource(grouped["test-compute-front"], "aws_ecs_task_definition.web_task-definition"))).toContain(
    "${data.terraform_remote_state.database.outputs.writer_endpoint}",
  );
});

test("a stack whose maker returns nothing is not there in that environment, and there in others", () => {
  expect(Object.keys(synthesized(environment({}), ownStacks))).not.toContain("test-queue");
  const url = { environmentVariables: { QUEUE: { stack: "queue", output: "queue_url" } } };
  expect(Object.keys(synthesized(environment(url, "prod"), ownStacks))).toContain("prod-queue");
  const expected = problem("environmentVariables.QUEUE.stack", "queue", someStack, `use one of "database"`, "unknown-stack");
  expect(() => synthesized(environment(url), ownStacks)).toThrow(expected);
});

test("where nothing uses a stack no state of it is read", () => {
  expect(Object.keys(synthesized(environment({}), ownStacks)["test-compute"]?.data["terraform_remote_state"] ?? {})).not.toContain("database");
});

function problem(path: string, given: string, allowed: string, remedy: string, rule: string): Error {
  const lines = [`  services.web.${path}`, `    given    "${given}"`, `    allowed  ${allowed}`, `    do       ${remedy}`, `    rule     ${rule}`];
  return new Error(["test: 1 problem", "", ...lines].join("\n"));
}

const someStack = "a stack of own/stacks.ts in this environment";
const someOutput = "an output of the stack database";

test.each<[Partial<EnvironmentFile["services"][string]>, Error]>([
  [{ connectsTo: [{ stack: "databse", ports: [5432] }] }, problem("connectsTo[0].stack", "databse", someStack, 'did you mean "database"?', "unknown-stack")],
  [
    { environmentVariables: { HOST: { stack: "database", output: "writer_endpiont" } } },
    problem("environmentVariables.HOST", "writer_endpiont", someOutput, 'did you mean "writer_endpoint"?', "unknown-output"),
  ],
  [
    { secrets: { PASSWORD: { stack: "database", output: "passwordArn" } } },
    problem("secrets.PASSWORD", "passwordArn", someOutput, 'did you mean "password_arn"?', "unknown-output"),
  ],
  [
    { sidecars: { proxy: { image: "busybox", secrets: { P: { stack: "databases", output: "password_arn" } } } } },
    problem("sidecars.proxy.secrets.P.stack", "databases", someStack, 'did you mean "database"?', "unknown-stack"),
  ],
])("%j is refused with the nearest name", (web, expected) => {
  expect(() => synthesized(environment(web), ownStacks)).toThrow(expected);
});

test("a connection to a stack that publishes no security group is refused with what to do", () => {
  const file = environment({ connectsTo: [{ stack: "queue", ports: [443] }] }, "prod");
  const expected = problem("connectsTo[0]", "security_group_id", "an output of the stack queue", "publish securityGroupId in the stack queue", "unknown-output");
  expect(() => synthesized(file, ownStacks)).toThrow(expected);
});
