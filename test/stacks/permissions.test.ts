import type { EnvironmentFile } from "../../config/environment-file";
import dev from "../../environments/dev";
import prod from "../../environments/prod";
import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { permissions } from "../support/permissions";
import { synthesized } from "../support/synthesized";

const environments = ([["dev", dev], ["prod", prod], ["everything", everything]] as const).map(
  ([name, file]): [string, EnvironmentFile, Record<string, string[]>] => [name, file, permissions(synthesized(file))],
);
const granted = (name: string) => environments.find(([each]) => each === name)?.[2] ?? {};

const writesLogs = (service: string) => ["CreateLogStream", "PutLogEvents"].map((action) => `logs:${action} on aws_cloudwatch_log_group.${service}_log-group.arn:*`);
const pulls = (repository: string) => ["BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer"].map((action) => `ecr:${action} on ${repository}`);
const mounts = (fileSystem: string, accessPoint: string, ...actions: string[]) =>
  actions.map(
    (action) =>
      `elasticfilesystem:Client${action} on aws_efs_file_system.${fileSystem}.arn` +
      ` where elasticfilesystem:AccessPointArn is aws_efs_access_point.${fileSystem}_access-point_${accessPoint}.arn`,
  );
const getsTokens = "ecr:GetAuthorizationToken on *";
const usesTools = [getsTokens, ...pulls("aws_ecr_repository.team-tools.arn")];

const declared = (prefix: string, roles: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(roles).map(([role, grants]) => [`${prefix}-${role}`, [...grants].sort()]));

test("in dev roles may do exactly this", () => {
  expect(granted("dev")).toEqual(
    declared("voting-dev-eu-west-1", {
      "vote-execution": writesLogs("vote"),
      "vote-task": [],
      "result-execution": writesLogs("result"),
      "result-task": [],
      "worker-execution": writesLogs("worker"),
      "worker-task": [],
      "redis-execution": writesLogs("redis"),
      "redis-task": [],
      "db-execution": writesLogs("db"),
      "db-task": mounts("data", "db", "Mount", "Write"),
    }),
  );
});

test("in an environment that uses everything roles may do exactly this", () => {
  const flowLogs = "aws_cloudwatch_log_group.flow-logs_log-group.arn";
  const managed = (name: string) => `all of arn:aws:iam::aws:policy/service-role/${name}`;
  expect(granted("everything")).toEqual(
    declared("shop-all-eu-west-1", {
      "web-execution": [
        ...writesLogs("web"),
        getsTokens,
        ...pulls("aws_ecr_repository.web.arn"),
        ...pulls("arn:aws:ecr:eu-west-1:111122223333:repository/mirror/envoy"),
        "secretsmanager:GetSecretValue on aws_secretsmanager_secret.secret_api-token.arn",
        "secretsmanager:GetSecretValue on aws_secretsmanager_secret.secret_db--password.arn",
        "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:111122223333:secret:partner-AbCdEf",
        "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:111122223333:secret:sealed-AbCdEf",
        "ssm:GetParameters on arn:aws:ssm:eu-west-1:111122223333:parameter/shop/flag",
        "kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/33333333-3333-3333-3333-333333333333",
      ],
      "web-task": [
        ...mounts("shared", "uploads", "Mount", "Write"),
        ...mounts("shared", "reports", "Mount"),
        ...["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"].map((action) => `ssmmessages:${action} on *`),
      ],
      "jobs-execution": [...writesLogs("jobs"), ...usesTools],
      "jobs-task": [],
      "jobs-infrastructure": [managed("AmazonECSInfrastructureRolePolicyForVolumes")],
      "cache-execution": [...writesLogs("cache"), ...usesTools],
      "cache-task": mounts("zonal", "cache", "Mount", "Write"),
      "report-execution": [...writesLogs("report"), ...usesTools],
      "report-task": mounts("shared", "reports", "Mount", "Write"),
      "archive-execution": [...writesLogs("archive"), ...usesTools],
      "archive-task": [],
      "storage-backup": [managed("AWSBackupServiceRolePolicyForBackup"), managed("AWSBackupServiceRolePolicyForRestores")],
      "network-flow-logs": [
        ...["CreateLogStream", "DescribeLogStreams", "PutLogEvents"].flatMap((action) => [`logs:${action} on ${flowLogs}`, `logs:${action} on ${flowLogs}:*`]),
        "logs:DescribeLogGroups on *",
      ],
    }),
  );
});

test.each(environments)("in %s the execution role of each service names its log group, its images' repositories and its secrets alone", (_, file, found) => {
  for (const [name, service] of Object.entries(file.services)) {
    const role = found[`${file.platform}-${file.environment}-${file.region}-${name}-execution`];
    expect(role).toEqual([...new Set(executionNeeds(name, service))].sort());
  }
});

test.each(environments)("in %s only actions that take no narrower resource are allowed on all of them", (_, __, found) => {
  const wide = Object.values(found).flatMap((grants) => grants.filter((grant) => / on (\*|arn:[^ ]*:\*)/.test(grant)));
  const known = ["ecr:GetAuthorizationToken", "logs:DescribeLogGroups", "ssmmessages:"];
  expect(wide.filter((grant) => !known.some((action) => grant.startsWith(action)))).toEqual([]);
});

test.each(environments)("in %s no role may do every action of a service", (_, __, found) => {
  expect(Object.values(found).flatMap((grants) => grants.filter((grant) => /\*.* on /.test(grant)))).toEqual([]);
});

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/33333333-3333-3333-3333-333333333333";

test("a service that names a secret with a key of its own may decrypt with that key", () => {
  const file = baseEnvironment();
  file.storage = { ...file.storage, secrets: { token: { kmsKeyArn }, other: {} } };
  file.services.web.secrets = { TOKEN: { secret: "token", jsonKey: "value" } };
  file.services.worker.secrets = { OTHER: { secret: "other" } };
  const found = permissions(synthesized(file));
  const decrypting = Object.entries(found).filter(([, grants]) => grants.some((grant) => grant.startsWith("kms:")));
  expect(decrypting.map(([role]) => role)).toEqual(["shop-test-eu-west-1-web-execution"]);
  expect(found["shop-test-eu-west-1-web-execution"]).toContain(`kms:Decrypt on ${kmsKeyArn}`);
});

test("ECS may use the key of a service's EBS volumes, and hand it on to AWS alone", () => {
  const file = baseEnvironment();
  Object.assign(file.services.worker, { ebsVolumes: { data: { sizeGiB: 1, kmsKeyArn } }, mounts: [{ ebsVolume: "data", containerPath: "/data" }] });
  const actions = ["Decrypt", "DescribeKey", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"];
  expect(permissions(synthesized(file))["shop-test-eu-west-1-worker-infrastructure"]).toEqual([
    "all of arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes",
    `kms:CreateGrant on ${kmsKeyArn} where kms:GrantIsForAWSResource is true`,
    ...actions.map((action) => `kms:${action} on ${kmsKeyArn}`),
  ]);
});

/** Read from the file and nothing else. */
function executionNeeds(name: string, service: EnvironmentFile["services"][string]): string[] {
  const containers = [service, ...Object.values(service.sidecars ?? {})];
  return [
    ...writesLogs(name),
    ...containers.flatMap(({ image }) => imageNeeds(image)),
    ...containers.flatMap(({ secrets }) => Object.values(secrets ?? {}).flatMap(secretNeeds)),
  ];
}

function imageNeeds(image: EnvironmentFile["services"][string]["image"]): string[] {
  if (typeof image === "object" && "reference" in image) return [`secretsmanager:GetSecretValue on ${image.credentialsSecretArn}`];
  if (typeof image === "object") return [getsTokens, ...pulls(`aws_ecr_repository.${image.repository.replaceAll("/", "-")}.arn`)];
  const [, account = "", region = "", repository = ""] = /^(\d+)\.dkr\.ecr\.([^.]+)\.amazonaws\.com\/([^:@]+)/.exec(image) ?? [];
  return account === "" ? [] : [getsTokens, ...pulls(`arn:aws:ecr:${region}:${account}:repository/${repository}`)];
}

function secretNeeds(secret: NonNullable<EnvironmentFile["services"][string]["secrets"]>[string]): string[] {
  if (typeof secret === "string") {
    const arn = secret.split(":").slice(0, 7).join(":");
    return [secret.includes(":ssm:") ? `ssm:GetParameters on ${secret}` : `secretsmanager:GetSecretValue on ${arn}`];
  }
  if ("secret" in secret) return [`secretsmanager:GetSecretValue on aws_secretsmanager_secret.secret_${secret.secret.replaceAll("/", "--")}.arn`];
  return "arn" in secret ? [...secretNeeds(secret.arn), `kms:Decrypt on ${secret.kmsKeyArn}`] : [];
}
