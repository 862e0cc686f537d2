import { App } from "cdktf";
import { parseEnvironment } from "../../config/parse-environment";
import { buildEnvironment } from "../../stacks/environment-stacks";
import type { EnvironmentFile } from "../../config/environment-file";
import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { permissions } from "../support/permissions";
import { readable } from "../support/references";
import { resource, synthesized, type Json, type StackJson } from "../support/synthesized";

type Workflow = NonNullable<EnvironmentFile["workflows"]>[string];
type States = Workflow["definition"]["States"];
type Stacks = Record<string, StackJson>;

const all = synthesized(everything);
const workflows = all["all-workflows"];
const small = { image: "busybox:1", cpuUnits: 256, memoryMiB: 512 };

const remote = (state: string, path: string) => `\${data.terraform_remote_state.${state}.outputs.${path}}`;

/** The base environment with two jobs, a topic, a queue, and a workflow `nightly` that is written so. */
function stacksWith(states: States, nightly: Partial<Workflow> = {}): Stacks {
  const [first = ""] = Object.keys(states);
  const file: EnvironmentFile = {
    ...baseEnvironment(),
    messaging: { queues: { votes: {} }, topics: { results: {}, failures: {} } },
    jobs: { tally: small, archive: { ...small, group: "late" } },
    workflows: { nightly: { definition: { StartAt: first, States: states }, ...nightly } },
  };
  return synthesized(file);
}

const made = (stacks: Stacks) => Object.entries(stacks["test-workflows"]?.resource ?? {}).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));

/** What a workflow is in the JSON for Terraform, with the addresses of what its expressions mean. */
function definitionOf(stacks: Stacks): { States: Record<string, Json> } {
  const { definition } = resource(stacks["test-workflows"], "aws_sfn_state_machine.nightly");
  return JSON.parse(readable(stacks, "test-workflows", String(definition))) as { States: Record<string, Json> };
}

const waits: States = { Wait: { Type: "Wait", Seconds: 1, End: true } };

test("states name jobs, topics, queues and functions by what the stacks before make of them", () => {
  const stacks = stacksWith({
    Tally: { Type: "Task", job: "tally", Parameters: { Command: ["tally"] }, Next: "Archive" },
    Archive: { Type: "Task", job: "archive", Next: "Tell" },
    Tell: { Type: "Task", topic: "results", Parameters: { Message: "${counted}" }, Next: "Send" },
    Send: { Type: "Task", queue: "votes", Parameters: { MessageBody: "counted" }, Next: "Call" },
    Call: { Type: "Task", lambdaFunction: "report", End: true },
  });
  const run = (job: string) => ({
    Cluster: "aws_ecs_cluster.ecs_cluster.arn",
    TaskDefinition: `aws_ecs_task_definition.${job}_task-definition.arn_without_revision`,
    CapacityProviderStrategy: [{ CapacityProvider: "FARGATE", Base: 0, Weight: 1 }],
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: ["aws_subnet.vpc_subnet-private-eu-west-1a.id", "aws_subnet.vpc_subnet-private-eu-west-1b.id"],
        SecurityGroups: [`aws_security_group.security-group_${job}.id`],
        AssignPublicIp: "DISABLED",
      },
    },
    PropagateTags: "TASK_DEFINITION",
  });
  expect(definitionOf(stacks)).toEqual({
    StartAt: "Tally",
    States: {
      Tally: {
        Type: "Task",
        Resource: "arn:aws:states:::ecs:runTask.sync",
        Parameters: { ...run("tally"), Overrides: { ContainerOverrides: [{ Name: "tally", Command: ["tally"] }] } },
        Next: "Archive",
      },
      Archive: { Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", Parameters: run("archive"), Next: "Tell" },
      // As it stands in the JSON: Terraform takes one of the two dollars away.
      Tell: { Type: "Task", Resource: "arn:aws:states:::sns:publish", Parameters: { TopicArn: "aws_sns_topic.topic_results.arn", Message: "$${counted}" }, Next: "Send" },
      Send: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { QueueUrl: "aws_sqs_queue.queue_votes.url", MessageBody: "counted" }, Next: "Call" },
      Call: { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "arn:aws:lambda:eu-west-1:111122223333:function:report" }, End: true },
    },
  });
});

test("a job runs where the environment's tasks run, with a public address in public subnets", () => {
  const file: EnvironmentFile = baseEnvironment();
  file.network = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" };
  file.jobs = { tally: small };
  file.workflows = { nightly: { definition: { StartAt: "Tally", States: { Tally: { Type: "Task", job: "tally", End: true } } } } };
  expect(definitionOf(synthesized(file)).States["Tally"]).toMatchObject({
    Parameters: {
      NetworkConfiguration: {
        AwsvpcConfiguration: { Subnets: ["aws_subnet.vpc_subnet-public-eu-west-1a.id", "aws_subnet.vpc_subnet-public-eu-west-1b.id"], AssignPublicIp: "ENABLED" },
      },
    },
  });
});

/** What the role of the workflow may do beyond its logs. */
const mayDo = (stacks: Stacks) => (permissions(stacks)["shop-test-eu-west-1-nightly-states"] ?? []).filter((grant) => !grant.startsWith("logs:"));

const runs = (job: string) => [
  `ecs:RunTask on arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-test-${job} where ecs:cluster is aws_ecs_cluster.ecs_cluster.arn`,
  `ecs:RunTask on arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-test-${job}:* where ecs:cluster is aws_ecs_cluster.ecs_cluster.arn`,
  "ecs:TagResource on arn:aws:ecs:eu-west-1:111122223333:task/shop-test/* where ecs:CreateAction is RunTask",
  ...["execution", "task"].map((role) => `iam:PassRole on arn:aws:iam::111122223333:role/shop-test-eu-west-1-${job}-${role} where iam:PassedToService is ecs-tasks.amazonaws.com`),
];
const awaits = [
  ...["DescribeTasks", "StopTask"].map((action) => `ecs:${action} on arn:aws:ecs:eu-west-1:111122223333:task/shop-test/*`),
  ...["DescribeRule", "PutRule", "PutTargets"].map((action) => `events:${action} on arn:aws:events:eu-west-1:111122223333:rule/StepFunctionsGetEventsForECSTaskRule`),
];
const token = { "TOKEN.$": "$$.Task.Token" };
const end = { End: true as const };

test.each<[string, States, string[]]>([
  ["nothing", waits, []],
  ["a job to its end", { Tally: { Type: "Task", job: "tally", ...end } }, [...runs("tally"), ...awaits]],
  ["a job that it starts", { Tally: { Type: "Task", job: "tally", waitFor: "start", ...end } }, runs("tally")],
  ["a job that answers", { Tally: { Type: "Task", job: "tally", waitFor: "taskToken", HeartbeatSeconds: 60, Parameters: { Environment: token }, ...end } }, runs("tally")],
  ["a job twice", { Tally: { Type: "Task", job: "tally", waitFor: "start", Next: "Again" }, Again: { Type: "Task", job: "tally", waitFor: "start", ...end } }, runs("tally")],
  [
    "a job of a group within another state",
    { Each: { Type: "Map", ItemProcessor: { StartAt: "Archive", States: { Archive: { Type: "Task", job: "archive", ...end } } }, ...end } },
    [...runs("archive"), ...awaits],
  ],
  ["a topic", { Tell: { Type: "Task", topic: "results", Parameters: { Message: "x" }, ...end } }, ["sns:Publish on aws_sns_topic.topic_results.arn"]],
  ["a queue", { Send: { Type: "Task", queue: "votes", Parameters: { MessageBody: "x" }, ...end } }, ["sqs:SendMessage on aws_sqs_queue.queue_votes.arn"]],
  [
    "a function",
    { Call: { Type: "Task", lambdaFunction: "report", ...end } },
    ["report", "report:*"].map((name) => `lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:${name}`),
  ],
])("a workflow that uses %s may do exactly that", (_, states, expected) => {
  const stacks = stacksWith(states, { waivers: { "workflow-answer-grant": "somebody else answers" } });
  expect(mayDo(stacks)).toEqual([...expected].sort());
});

test("what states with a Resource of their own need is as the file says", () => {
  const put: States = { Put: { Type: "Task", Resource: "arn:aws:states:::dynamodb:putItem", Parameters: { TableName: "t", Item: {} }, End: true } };
  const statements = [{ actions: ["dynamodb:PutItem"], resources: ["arn:aws:dynamodb:eu-west-1:111122223333:table/t"], conditions: { StringEquals: { "aws:ResourceTag/team": ["a", "b"] } } }];
  expect(mayDo(stacksWith(put, { statements }))).toEqual(["dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:111122223333:table/t where aws:ResourceTag/team is a or b"]);
});

const standard = { name: "shop-test-nightly", type: "STANDARD", role_arn: "${aws_iam_role.nightly_role.arn}", depends_on: ["aws_iam_role_policy.nightly_policy"] };
const logged = (level: string, includeExecutionData: boolean) => ({
  logging_configuration: { level, include_execution_data: includeExecutionData, log_destination: "${aws_cloudwatch_log_group.nightly_log-group.arn}:*" },
});
const untraced = { tracing_configuration: { enabled: false } };

test.each<[Partial<Workflow>, Json, number | undefined]>([
  [{}, { ...standard, ...logged("ERROR", false), ...untraced }, 30],
  [{ type: "EXPRESS" }, { ...standard, type: "EXPRESS", ...logged("ALL", false), ...untraced }, 30],
  [{ logging: { level: "FATAL", includeExecutionData: true, retentionDays: 90 } }, { ...standard, ...logged("FATAL", true), ...untraced }, 90],
  [{ logging: { level: "OFF" }, tracing: true }, { ...standard, tracing_configuration: { enabled: true } }, undefined],
])("a workflow written with %j is this state machine", (written, expected, retention) => {
  const stacks = stacksWith(waits, written);
  const { "//": _, definition, ...machine } = resource(stacks["test-workflows"], "aws_sfn_state_machine.nightly");
  expect(machine).toEqual(expected);
  expect(typeof definition).toBe("string");
  const logGroups = Object.values(stacks["test-workflows"]?.resource["aws_cloudwatch_log_group"] ?? {}).map(({ name, retention_in_days }) => [name, retention_in_days]);
  expect(logGroups).toEqual(retention === undefined ? [] : [["/aws/vendedlogs/states/shop/test/nightly", retention]]);
});

test("without logs, traces and uses a workflow may do nothing", () => {
  const stacks = stacksWith(waits, { logging: { level: "OFF" } });
  expect(made(stacks)).toEqual(["aws_iam_role.nightly_role", "aws_sfn_state_machine.nightly"]);
  expect(resource(stacks["test-workflows"], "aws_sfn_state_machine.nightly")).not.toHaveProperty("depends_on");
});

test("only with logs may it deliver them, only with traces send them", () => {
  const services = (written: Partial<Workflow>) => {
    const found = permissions(stacksWith(waits, written))["shop-test-eu-west-1-nightly-states"] ?? [];
    return [...new Set(found.map((grant) => grant.split(":")[0]))];
  };
  expect(services({})).toEqual(["logs"]);
  expect(services({ tracing: true })).toEqual(["logs", "xray"]);
  expect(services({ tracing: true, logging: { level: "OFF" } })).toEqual(["xray"]);
});

test("each workflow is told to others by its ARN", () => {
  expect(workflows?.output["state_machine_arns"]?.value).toEqual({ close: "${aws_sfn_state_machine.close.arn}", thumbnail: "${aws_sfn_state_machine.thumbnail.arn}" });
});

test("a schedule starts an execution with its input, and tells the dead-letter queue", () => {
  const { "//": _, ...schedule } = resource(workflows, "aws_scheduler_schedule.close_schedules_schedule_monthly");
  expect(schedule).toEqual({
    name: "monthly",
    group_name: "${aws_scheduler_schedule_group.close_schedules_group.name}",
    schedule_expression: "cron(0 1 1 * ? *)",
    schedule_expression_timezone: "UTC",
    state: "ENABLED",
    flexible_time_window: { mode: "OFF" },
    target: {
      arn: "${aws_sfn_state_machine.close.arn}",
      role_arn: "${aws_iam_role.close_schedules_role.arn}",
      input: '{"full":true}',
      dead_letter_config: { arn: "${aws_sqs_queue.close_dead-letter.arn}" },
      retry_policy: { maximum_retry_attempts: 10, maximum_event_age_in_seconds: 3600 },
    },
    depends_on: ["aws_iam_role_policy.close_schedules_role_policy"],
  });
  expect(resource(workflows, "aws_scheduler_schedule_group.close_schedules_group")["name"]).toBe("shop-all-workflow-close");
});

test("a schedule without input starts an execution with an empty one", () => {
  const stacks = stacksWith(waits, { triggers: { daily: { expression: "rate(1 day)" } } });
  expect(resource(stacks["test-workflows"], "aws_scheduler_schedule.nightly_schedules_schedule_daily")["target"]).toMatchObject({ input: "{}" });
});

test.each([
  [
    "aws_pipes_pipe.close_queues_pipe_uploads",
    {
      name: "shop-all.close.uploads",
      role_arn: "${aws_iam_role.close_queues_role.arn}",
      source: remote("messaging", "queue_arns.uploads"),
      source_parameters: {
        sqs_queue_parameters: { batch_size: 20, maximum_batching_window_in_seconds: 5 },
        filter_criteria: { filter: [{ pattern: '{"body":{"kind":["invoice"]}}' }] },
      },
      target: "${aws_sfn_state_machine.close.arn}",
      target_parameters: { step_function_state_machine_parameters: { invocation_type: "FIRE_AND_FORGET" } },
      depends_on: ["aws_iam_role_policy.close_queues_role_policy"],
    },
  ],
  [
    "aws_pipes_pipe.thumbnail_queues_pipe_orders",
    {
      name: "shop-all.thumbnail.orders",
      role_arn: "${aws_iam_role.thumbnail_queues_role.arn}",
      source: remote("messaging", "queue_arns.orders"),
      source_parameters: { sqs_queue_parameters: { batch_size: 1, maximum_batching_window_in_seconds: 0 } },
      target: "${aws_sfn_state_machine.thumbnail.arn}",
      target_parameters: { step_function_state_machine_parameters: { invocation_type: "REQUEST_RESPONSE" } },
      depends_on: ["aws_iam_role_policy.thumbnail_queues_role_policy"],
    },
  ],
])("a queue starts a standard workflow, and waits for an express one: %s", (address, expected) => {
  const { "//": _, ...pipe } = resource(workflows, address);
  expect(pipe).toEqual(expected);
});

test("an event starts an execution, and tells the dead-letter queue", () => {
  const { "//": _, ...rule } = resource(workflows, "aws_cloudwatch_event_rule.close_events_finished_rule");
  expect(rule).toEqual({ name: "shop-all.workflow.close.finished", event_bus_name: "default", event_pattern: '{"detail-type":["Month closed"],"source":["shop"]}' });
  const { "//": __, ...target } = resource(workflows, "aws_cloudwatch_event_target.close_events_finished_target");
  expect(target).toEqual({
    rule: "${aws_cloudwatch_event_rule.close_events_finished_rule.name}",
    event_bus_name: "default",
    target_id: "workflow",
    arn: "${aws_sfn_state_machine.close.arn}",
    role_arn: "${aws_iam_role.close_events_role.arn}",
    dead_letter_config: { arn: "${aws_sqs_queue.close_dead-letter.arn}" },
    retry_policy: { maximum_retry_attempts: 3, maximum_event_age_in_seconds: 3600 },
    depends_on: ["aws_iam_role_policy.close_events_role_policy"],
  });
});

test("the dead-letter queue takes starts that failed from the workflow's rules and nobody else's, and an alarm tells", () => {
  const queue = resource(workflows, "aws_sqs_queue.close_dead-letter");
  expect(queue).toMatchObject({ name: "shop-all-close-workflow-dead-letter", kms_master_key_id: remote("messaging", "kms_key_arn") });
  const { Statement } = JSON.parse(String(queue["policy"])) as { Statement: Json[] };
  expect(Statement.filter(({ Effect }) => Effect === "Allow")).toEqual([
    expect.objectContaining({
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Condition: expect.objectContaining({ ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/shop-all.workflow.close.finished" } }) as unknown,
    }),
  ]);
  expect(resource(workflows, "aws_cloudwatch_metric_alarm.close_dead-letter_alarm")).toMatchObject({
    dimensions: { QueueName: "shop-all-close-workflow-dead-letter" },
    alarm_actions: [remote("messaging", "topic_arns.alarms")],
  });
});

test("a rule on another event bus is one of that bus, to the dead-letter queue too", () => {
  const stacks = stacksWith(waits, { triggers: { paid: { eventPattern: { source: ["partner"] }, eventBus: "partners" } } });
  const { "test-workflows": stack } = stacks;
  expect(resource(stack, "aws_cloudwatch_event_rule.nightly_events_paid_rule")["event_bus_name"]).toBe("partners");
  expect(resource(stack, "aws_cloudwatch_event_target.nightly_events_paid_target")["event_bus_name"]).toBe("partners");
  expect(resource(stack, "aws_sqs_queue.nightly_dead-letter")["policy"]).toContain("arn:aws:events:eu-west-1:111122223333:rule/partners/shop-test.workflow.nightly.paid");
});

test.each<[string, Workflow["triggers"], string[]]>([
  ["by hand", {}, []],
  ["by a queue, which keeps what could not be started", { votes: { queue: "votes" } }, ["aws_iam_role.nightly_queues_role", "aws_iam_role_policy.nightly_queues_role_policy", "aws_pipes_pipe.nightly_queues_pipe_votes"]],
  [
    "by a schedule",
    { daily: { expression: "rate(1 day)" } },
    [
      "aws_cloudwatch_metric_alarm.nightly_dead-letter_alarm",
      "aws_iam_role.nightly_schedules_role",
      "aws_iam_role_policy.nightly_schedules_role_policy",
      "aws_scheduler_schedule.nightly_schedules_schedule_daily",
      "aws_scheduler_schedule_group.nightly_schedules_group",
      "aws_sqs_queue.nightly_dead-letter",
    ],
  ],
  [
    "by an event",
    { paid: { eventPattern: { source: ["shop"] } } },
    [
      "aws_cloudwatch_event_rule.nightly_events_paid_rule",
      "aws_cloudwatch_event_target.nightly_events_paid_target",
      "aws_cloudwatch_metric_alarm.nightly_dead-letter_alarm",
      "aws_iam_role.nightly_events_role",
      "aws_iam_role_policy.nightly_events_role_policy",
      "aws_sqs_queue.nightly_dead-letter",
    ],
  ],
])("a workflow that is started %s has exactly what that takes", (_, triggers, expected) => {
  const byHand = made(stacksWith(waits));
  expect(made(stacksWith(waits, { triggers })).filter((address) => !byHand.includes(address)).sort()).toEqual(expected);
});

test("states are read, and wait with their removals, only for workflows that use them", () => {
  const readBy = (file: EnvironmentFile) => {
    const { platform } = parseEnvironment(file);
    if (platform === undefined) throw new Error("no platform");
    const { stacks } = buildEnvironment(new App({ outdir: "cdktf.out" }), platform, {});
    return stacks.find(({ settings }) => settings.layer === "workflows")?.dependencies.map((each) => (each as (typeof stacks)[number]).settings.layer).sort();
  };
  expect(readBy(baseEnvironment())).toEqual([]);
  expect(readBy({ ...baseEnvironment(), workflows: { idle: { definition: { StartAt: "Done", States: { Done: { Type: "Succeed" } } } } } })).toEqual(["messaging"]);
  expect(readBy(everything)).toEqual(["compute", "compute-batch", "messaging"]);
});
