import type { EnvironmentFile } from "../../config/environment-file";
import { dev, prod } from "../support/example";
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

const on = (resource: string, service: string, ...actions: string[]) => actions.map((action) => `${service}:${action} on ${resource}`);

/** What running jobs takes, in an environment of this account and region. */
const runs = (environment: string, ...jobs: string[]) => [
  ...jobs.flatMap((job) =>
    ["", ":*"].map((revision) => `ecs:RunTask on arn:aws:ecs:eu-west-1:111122223333:task-definition/${environment}-${job}${revision} where ecs:cluster is aws_ecs_cluster.ecs_cluster.arn`),
  ),
  `ecs:TagResource on arn:aws:ecs:eu-west-1:111122223333:task/${environment}/* where ecs:CreateAction is RunTask`,
  ...jobs.flatMap((job) =>
    ["execution", "task"].map((role) => `iam:PassRole on arn:aws:iam::111122223333:role/${environment}-eu-west-1-${job}-${role} where iam:PassedToService is ecs-tasks.amazonaws.com`),
  ),
];
const awaits = (environment: string) => [
  ...on(`arn:aws:ecs:eu-west-1:111122223333:task/${environment}/*`, "ecs", "DescribeTasks", "StopTask"),
  ...on("arn:aws:events:eu-west-1:111122223333:rule/StepFunctionsGetEventsForECSTaskRule", "events", "DescribeRule", "PutRule", "PutTargets"),
];
const delivers = on(
  "*",
  "logs",
  ...["CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies", "GetLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"],
);
const traces = on("*", "xray", "GetSamplingRules", "GetSamplingTargets", "PutTelemetryRecords", "PutTraceSegments");
const exec = on("*", "ssmmessages", "CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel");
const publishes = (topic: string) => on(`aws_sns_topic.topic_${topic}.arn`, "sns", "Publish");
const describes = ["GetQueueAttributes", "GetQueueUrl"];
const receives = ["ChangeMessageVisibility", "DeleteMessage", "ReceiveMessage"];
const polls = ["DeleteMessage", "GetQueueAttributes", "ReceiveMessage"];
const decrypts = "kms:Decrypt on aws_kms_key.encryption-key.arn";
const encrypts = [decrypts, "kms:GenerateDataKey on aws_kms_key.encryption-key.arn"];
const answers = ["SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess"];
const stateMachine = (name: string) => `arn:aws:states:eu-west-1:111122223333:stateMachine:shop-all-${name}`;
const starts = (workflow: string, action = "StartExecution") => `states:${action} on aws_sfn_state_machine.${workflow}.arn`;
const tells = (owner: string) => `sqs:SendMessage on aws_sqs_queue.${owner}_dead-letter.arn`;

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
      "db-task": mounts("volumes", "db-data", "Mount", "Write"),
      "tally-execution": writesLogs("tally"),
      "tally-task": [],
      "archive-execution": writesLogs("archive"),
      "archive-task": mounts("volumes", "archive", "Mount", "Write"),
      "nightly-states": [...runs("voting-dev", "tally", "archive"), ...awaits("voting-dev"), ...publishes("results"), ...publishes("failures"), ...delivers],
      "nightly-scheduler": [starts("nightly"), tells("nightly")],
      "messaging-publisher": publishes("task-events"),
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
        ...exec,
      ],
      "jobs-execution": [...writesLogs("jobs"), ...usesTools],
      "jobs-task": [],
      "jobs-infrastructure": [managed("AmazonECSInfrastructureRolePolicyForVolumes")],
      "cache-execution": [...writesLogs("cache"), ...usesTools],
      "cache-task": mounts("zonal", "cache", "Mount", "Write"),
      "report-execution": [...writesLogs("report"), ...usesTools],
      "report-task": mounts("shared", "reports", "Mount", "Write"),
      "archive-execution": [...writesLogs("archive"), ...usesTools],
      "archive-task": [
        ...on("aws_sqs_queue.queue_orders.arn", "sqs", ...describes, ...receives),
        ...on("aws_sqs_queue.queue_uploads.arn", "sqs", ...describes, "SendMessage"),
        ...on("aws_sqs_queue.queue_ledger.arn", "sqs", ...describes, ...receives, "SendMessage"),
        ...publishes("orders"),
        ...encrypts,
        ...on("aws_efs_file_system.shared.arn", "elasticfilesystem", "DescribeAccessPoints", "DescribeFileSystems", "DescribeMountTargets"),
        ...on(stateMachine("close"), "states", "StartExecution", ...answers),
        ...on("arn:aws:states:eu-west-1:111122223333:execution:shop-all-close:*", "states", "DescribeExecution", "GetExecutionHistory", "StopExecution"),
        ...on(stateMachine("thumbnail"), "states", "StartExecution", "StartSyncExecution"),
        "dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/orders where aws:ResourceTag/team is shop",
      ],
      "report-daily-execution": [...writesLogs("report-daily"), ...usesTools, "secretsmanager:GetSecretValue on aws_secretsmanager_secret.secret_api-token.arn"],
      "report-daily-task": [...mounts("shared", "reports", "Mount", "Write"), ...publishes("orders"), ...encrypts, ...on(stateMachine("close"), "states", ...answers)],
      "report-daily-schedule": [
        ...runs("shop-all", "report-daily").filter((grant) => !grant.startsWith("iam:")),
        ...["execution", "task"].map((role) => `iam:PassRole on aws_iam_role.report-daily_${role}-role.arn where iam:PassedToService is ecs-tasks.amazonaws.com`),
        tells("report-daily"),
        ...encrypts,
      ],
      "clean-execution": [...writesLogs("clean"), ...usesTools],
      "clean-task": mounts("zonal", "cache", "Mount", "Write"),
      "close-states": [
        ...runs("shop-all", "report-daily", "clean"),
        ...awaits("shop-all"),
        ...on("aws_sqs_queue.queue_ledger.arn", "sqs", "SendMessage"),
        ...publishes("orders"),
        ...encrypts,
        ...["closing", "closing:*"].map((name) => `lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:${name}`),
        ...delivers,
        ...traces,
        "dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:111122223333:table/closings",
      ],
      "close-scheduler": [starts("close"), tells("close"), ...encrypts],
      "close-pipes": [...on("aws_sqs_queue.queue_uploads.arn", "sqs", ...polls), decrypts, starts("close")],
      "close-events": [starts("close")],
      "messaging-publisher": [...publishes("alarms"), ...publishes("orders"), ...encrypts],
      "thumbnail-states": [...runs("shop-all", "clean"), ...delivers],
      "thumbnail-pipes": [...on("aws_sqs_queue.queue_orders.arn", "sqs", ...polls), decrypts, starts("thumbnail", "StartSyncExecution")],
      "storage-backup": [managed("AWSBackupServiceRolePolicyForBackup"), managed("AWSBackupServiceRolePolicyForRestores")],
      "network-flow-logs": [
        ...["CreateLogStream", "DescribeLogStreams", "PutLogEvents"].flatMap((action) => [`logs:${action} on ${flowLogs}`, `logs:${action} on ${flowLogs}:*`]),
        "logs:DescribeLogGroups on *",
      ],
    }),
  );
});

test.each(environments)("in %s the execution role of each service and job names its log group, its images' repositories and its secrets alone", (_, file, found) => {
  for (const [name, task] of Object.entries({ ...file.services, ...file.jobs })) {
    const role = found[`${file.platform}-${file.environment}-${file.region}-${name}-execution`];
    expect(role).toEqual([...new Set(executionNeeds(name, task))].sort());
  }
});

test.each(environments)("in %s only actions that take no narrower resource are allowed on all of them", (_, __, found) => {
  const wide = Object.values(found).flatMap((grants) => grants.filter((grant) => / on \*/.test(grant)));
  // Container images, ECS Exec, flow logs, the vended logs and the traces of workflows.
  const known = ["ecr:GetAuthorizationToken on *", ...exec, "logs:DescribeLogGroups on *", ...delivers, ...traces];
  expect(wide.filter((grant) => !known.includes(grant))).toEqual([]);
});

/** Log streams, revisions of a task definition, tasks of a cluster, executions of a state machine, versions of a function. */
const patterns = [
  /^logs:(CreateLogStream|DescribeLogStreams|PutLogEvents) on aws_cloudwatch_log_group\.[\w-]+\.arn:\*$/,
  /^ecs:RunTask on arn:aws:ecs:[\w-]+:\d+:task-definition\/[\w-]+:\* where ecs:cluster is aws_ecs_cluster\.ecs_cluster\.arn$/,
  /^ecs:(TagResource|DescribeTasks|StopTask) on arn:aws:ecs:[\w-]+:\d+:task\/[\w-]+\/\*( where ecs:CreateAction is RunTask)?$/,
  /^states:(DescribeExecution|GetExecutionHistory|StopExecution) on arn:aws:states:[\w-]+:\d+:execution:[\w-]+:\*$/,
  /^lambda:InvokeFunction on arn:aws:lambda:[\w-]+:\d+:function:[\w-]+:\*$/,
];

test.each(environments)("in %s a resource with an asterisk stands for parts of one thing", (_, __, found) => {
  const open = Object.values(found).flatMap((grants) => grants.filter((grant) => / on [^ ]+\*/.test(grant)));
  expect(open.filter((grant) => !patterns.some((pattern) => pattern.test(grant)))).toEqual([]);
  expect(open).not.toEqual([]);
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
function executionNeeds(name: string, task: Pick<EnvironmentFile["services"][string], "image" | "secrets" | "sidecars">): string[] {
  const containers = [task, ...Object.values(task.sidecars ?? {})];
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
