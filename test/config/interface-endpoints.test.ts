import type { EnvironmentFile } from "../../config/environment-file";
import { interfaceEndpoints } from "../../config/interface-endpoints";
import { basePlatform } from "./base-platform";

type Written = Partial<EnvironmentFile["services"][string]>;
type Job = Partial<NonNullable<EnvironmentFile["jobs"]>[string]>;

const definition = { StartAt: "Done", States: { Done: { Type: "Succeed" as const } } };
const zones = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"] };
const publicImage = "public.ecr.aws/docker/library/busybox:1.37";
const ecrImage = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/test/web:1";
const secretArn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf";
const parameterArn = "arn:aws:ssm:eu-west-1:111122223333:parameter/db";

function endpointsOf(written: Written, network: EnvironmentFile["network"] = { ...zones, egress: "endpoints" }): string[] {
  return interfaceEndpoints(
    basePlatform((file) => {
      file.network = network;
      Object.assign(file, { services: { web: { image: publicImage, cpuUnits: 256, memoryMiB: 512, ...written } } });
      file.workflows = { standard: { definition }, express: { type: "EXPRESS", definition } };
    }),
  );
}

test.each<[Written, string[]]>([
  [{}, ["logs"]],
  [{ image: { repository: "web", tag: "1" } }, ["ecr.api", "ecr.dkr", "logs"]],
  [{ image: ecrImage }, ["ecr.api", "ecr.dkr", "logs"]],
  [{ sidecars: { log: { image: ecrImage } } }, ["ecr.api", "ecr.dkr", "logs"]],
  [{ secrets: { A: secretArn } }, ["logs", "secretsmanager"]],
  [{ secrets: { A: `${secretArn}:password::` } }, ["logs", "secretsmanager"]],
  [{ secrets: { A: { secret: "token" } } }, ["logs", "secretsmanager"]],
  [{ secrets: { A: { stack: "database", output: "secret_arn" } } }, ["logs", "secretsmanager"]],
  [{ secrets: { A: { arn: secretArn, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" } } }, ["logs", "secretsmanager"]],
  [{ secrets: { A: parameterArn } }, ["logs", "ssm"]],
  [{ secrets: { A: { arn: parameterArn, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" } } }, ["logs", "ssm"]],
  [{ secrets: { A: parameterArn, B: secretArn } }, ["logs", "secretsmanager", "ssm"]],
  [{ sidecars: { log: { image: publicImage, secrets: { A: secretArn } } } }, ["logs", "secretsmanager"]],
  [{ exec: true }, ["logs", "ssmmessages"]],
  [{ mounts: [{ fileSystem: "data", accessPoint: "files", containerPath: "/a" }] }, ["logs"]],
  [{ grants: { queues: { votes: "receive" } } }, ["logs", "sqs"]],
  [{ grants: { topics: { news: "publish" } } }, ["logs", "sns"]],
  [{ grants: { fileSystems: { data: "describe" } } }, ["elasticfilesystem", "logs"]],
  [{ grants: { stateMachines: { standard: "start-and-answer", unknown: "start" } } }, ["logs", "states"]],
  // Waiting for an express workflow goes to an endpoint of its own.
  [{ grants: { stateMachines: { express: "start" } } }, ["logs", "states", "sync-states"]],
  [{ grants: { stateMachines: { express: "answer" } } }, ["logs", "states"]],
  [{ grants: { statements: [{ actions: ["sqs:SendMessage"], resources: ["*"] }] } }, ["logs"]],
])("a service with %j needs the endpoints %j", (written, endpoints) => {
  expect(endpointsOf(written)).toEqual(endpoints);
});

test("those that the file adds stand among the derived ones, sorted and each once", () => {
  expect(endpointsOf({ exec: true }, { ...zones, egress: "endpoints", interfaceEndpoints: ["sqs", "logs", "kms"] })).toEqual(["kms", "logs", "sqs", "ssmmessages"]);
});

test.each<[Job, string[]]>([
  [{}, ["logs"]],
  [{ image: ecrImage, secrets: { A: parameterArn }, grants: { queues: { votes: "send" }, topics: { news: "publish" } } }, ["ecr.api", "ecr.dkr", "logs", "sns", "sqs", "ssm"]],
])("a job with %j needs the endpoints %j, without any service", (job, endpoints) => {
  const jobs = { tally: { image: publicImage, cpuUnits: 256, memoryMiB: 512, ...job } };
  const platform = basePlatform((file) => Object.assign(file, { network: { ...zones, egress: "endpoints" }, services: {}, jobs }));
  expect(interfaceEndpoints(platform)).toEqual(endpoints);
});

test("an environment without services and jobs needs none", () => {
  const platform = basePlatform((file) => Object.assign(file, { network: { ...zones, egress: "endpoints" }, services: {} }));
  expect(interfaceEndpoints(platform)).toEqual([]);
});

test("with another way out there are only those that the file adds", () => {
  expect(endpointsOf({ exec: true }, { ...zones, egress: "nat-gateway" })).toEqual([]);
  expect(endpointsOf({ exec: true }, { ...zones, egress: "nat-gateway", interfaceEndpoints: ["sqs"] })).toEqual(["sqs"]);
});

test("a VPC that exists gets none", () => {
  expect(endpointsOf({ exec: true }, { vpc: "existing", vpcId: "vpc-0a1b", cidr: "10.0.0.0/16" })).toEqual([]);
});
