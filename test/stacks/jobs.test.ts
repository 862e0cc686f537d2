import type { EnvironmentFile } from "../../config/environment-file";
import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { readable } from "../support/references";
import { resource, resources, synthesized, type Json, type StackJson } from "../support/synthesized";

type Job = NonNullable<EnvironmentFile["jobs"]>[string];
type File = ReturnType<typeof baseEnvironment>;

const all = synthesized(everything);
const small = { image: "busybox:1", cpuUnits: 256, memoryMiB: 512 };

/** The base environment's stacks with a job `tally` that is written so. */
function stacksWith(tally: Partial<Job>, change: (file: File) => void = () => {}): Record<string, StackJson> {
  const file = baseEnvironment();
  file.jobs = { tally: { ...small, ...tally } };
  change(file);
  return synthesized(file);
}

const computeWith = (...written: Parameters<typeof stacksWith>) => stacksWith(...written)["test-compute"];

const outputsOf = (stack: StackJson | undefined, job: string) => (stack?.output["jobs"]?.value as Record<string, Json>)[job];
const remote = (state: string, path: string) => `\${data.terraform_remote_state.${state}.outputs.${path}}`;
const subnet = (tier: string, zone: string) => remote("network", `${tier}_subnet_ids["eu-west-1${zone}"]`);

interface ContainerJson {
  readonly name: string;
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
}

/** The containers of a task, with the addresses of what their expressions mean. */
function containers(stacks: Record<string, StackJson>, id: string, task: string): ContainerJson[] {
  const { container_definitions } = resource(stacks[id], `aws_ecs_task_definition.${task}_task-definition`);
  return JSON.parse(readable(stacks, id, String(container_definitions))) as ContainerJson[];
}

/** What the containers of a task find in their environment, by container. */
function variables(stacks: Record<string, StackJson>, task: string): Record<string, Record<string, string>> {
  const pairs = ({ environment = [] }: ContainerJson) => Object.fromEntries(environment.map(({ name, value }) => [name, value]));
  return Object.fromEntries(containers(stacks, "test-compute", task).map((container) => [container.name, pairs(container)]));
}

test("a job is a task definition with a log group and roles, as a service's is", () => {
  const task = resource(all["all-compute"], "aws_ecs_task_definition.report-daily_task-definition");
  expect(task).toMatchObject({
    family: "shop-all-report-daily",
    cpu: "256",
    memory: "512",
    network_mode: "awsvpc",
    requires_compatibilities: ["FARGATE"],
    runtime_platform: { cpu_architecture: "X86_64", operating_system_family: "LINUX" },
    execution_role_arn: "${aws_iam_role.report-daily_execution-role.arn}",
    task_role_arn: "${aws_iam_role.report-daily_task-role.arn}",
    volume: [
      {
        name: "shared_reports",
        efs_volume_configuration: {
          file_system_id: remote("storage", "file_systems.shared.id"),
          transit_encryption: "ENABLED",
          authorization_config: { access_point_id: remote("storage", "file_systems.shared.access_points.reports.id"), iam: "ENABLED" },
        },
      },
    ],
  });
  expect(containers(all, "all-compute", "report-daily")).toMatchObject([
    {
      name: "report-daily",
      essential: true,
      command: ["report", "--for", "$${DAY}"],
      secrets: [{ name: "API_TOKEN", valueFrom: "aws_secretsmanager_secret.secret_api-token.arn" }],
      logConfiguration: { options: { "awslogs-group": "/ecs/shop/all/report-daily", "awslogs-stream-prefix": "report-daily" } },
    },
  ]);
  expect(resource(all["all-compute"], "aws_cloudwatch_log_group.report-daily_log-group")).toMatchObject({ name: "/ecs/shop/all/report-daily", retention_in_days: 30 });
});

test("a job has no ECS service, no name in Service Connect or DNS, and nothing that scales it", () => {
  const made = (type: string) => Object.keys(all["all-compute"]?.resource[type] ?? {});
  expect(made("aws_ecs_service")).toEqual(["cache", "jobs", "web"]);
  expect(made("aws_service_discovery_service")).toEqual(["web_dns-discovery"]);
  expect(made("aws_appautoscaling_target")).toEqual(["web_scaling"]);
  expect(containers(all, "all-compute", "report-daily")[0]).not.toHaveProperty("portMappings");
});

test("what runs a job finds all that it takes among the outputs of its state", () => {
  expect(outputsOf(all["all-compute"], "report-daily")).toEqual({
    task_definition_arn: "${aws_ecs_task_definition.report-daily_task-definition.arn_without_revision}",
    security_group_id: "${aws_security_group.security-group_report-daily.id}",
    subnet_ids: { "eu-west-1a": subnet("private", "a"), "eu-west-1c": subnet("private", "c") },
    assign_public_ip: "false",
  });
});

test("a job of a group stands in the group's state, and runs in the zone of the One Zone file system that it mounts", () => {
  expect(outputsOf(all["all-compute-batch"], "clean")).toMatchObject({
    task_definition_arn: "${aws_ecs_task_definition.clean_task-definition.arn_without_revision}",
    subnet_ids: { "eu-west-1a": subnet("private", "a") },
  });
  expect(Object.keys(resources(all["all-compute"], "aws_ecs_task_definition"))).not.toContain("clean_task-definition");
});

test("with public subnets a job has a public address", () => {
  const stack = computeWith({ schedules: { daily: { expression: "rate(1 day)" } } }, (file) => {
    file.network = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" };
  });
  expect(outputsOf(stack, "tally")).toMatchObject({ subnet_ids: { "eu-west-1a": subnet("public", "a"), "eu-west-1b": subnet("public", "b") }, assign_public_ip: "true" });
  const { target } = resource(stack, "aws_scheduler_schedule.tally_schedules_schedule_daily");
  expect(target).toMatchObject({ ecs_parameters: { network_configuration: { assign_public_ip: true, subnets: [subnet("public", "a"), subnet("public", "b")] } } });
});

test("its security group opens the one of each service that it connects to, and its rules are there before a schedule starts it", () => {
  const compute = all["all-compute"];
  expect(resource(compute, "aws_security_group.security-group_report-daily")).toMatchObject({ name_prefix: "shop-all-report-daily-", description: "Tasks of the job report-daily" });
  expect(resource(compute, "aws_vpc_security_group_ingress_rule.security-group_report-daily_admit_to_web_tcp-8080")).toMatchObject({
    security_group_id: "${aws_security_group.security-group_web.id}",
    referenced_security_group_id: "${aws_security_group.security-group_report-daily.id}",
    description: "Tasks of the job report-daily",
  });
  const rules = ["egress", "ingress"].flatMap((direction) => {
    const type = `aws_vpc_security_group_${direction}_rule`;
    return Object.keys(resources(compute, type)).flatMap((name) => (name.startsWith("security-group_report-daily_") ? [`${type}.${name}`] : []));
  });
  expect(rules).toHaveLength(10);
  for (const name of ["daily", "once"]) {
    const dependsOn = resource(compute, `aws_scheduler_schedule.report-daily_schedules_schedule_${name}`)["depends_on"] as string[];
    const policies = ["execution-role", "task-role", "schedules_role"].map((role) => `aws_iam_role_policy.report-daily_${role}_policy`);
    expect([...dependsOn].sort()).toEqual([...policies, ...rules].sort());
  }
});

const target = {
  arn: "${aws_ecs_cluster.ecs_cluster.arn}",
  role_arn: "${aws_iam_role.report-daily_schedules_role.arn}",
  dead_letter_config: { arn: "${aws_sqs_queue.report-daily_dead-letter.arn}" },
  ecs_parameters: {
    task_definition_arn: "${aws_ecs_task_definition.report-daily_task-definition.arn_without_revision}",
    task_count: 1,
    enable_ecs_managed_tags: true,
    propagate_tags: "TASK_DEFINITION",
    capacity_provider_strategy: [
      { capacity_provider: "FARGATE", base: 1, weight: 1 },
      { capacity_provider: "FARGATE_SPOT", base: 0, weight: 3 },
    ],
    network_configuration: {
      assign_public_ip: false,
      security_groups: ["${aws_security_group.security-group_report-daily.id}"],
      subnets: [subnet("private", "a"), subnet("private", "c")],
    },
  },
};
const inGroup = { group_name: "${aws_scheduler_schedule_group.report-daily_schedules_group.name}" };

test.each([
  [
    "daily",
    {
      ...inGroup,
      name: "daily",
      schedule_expression: "cron(0 5 * * ? *)",
      schedule_expression_timezone: "Europe/Berlin",
      state: "ENABLED",
      flexible_time_window: { mode: "FLEXIBLE", maximum_window_in_minutes: 15 },
      target: { ...target, retry_policy: { maximum_retry_attempts: 2, maximum_event_age_in_seconds: 600 } },
    },
  ],
  [
    "once",
    {
      ...inGroup,
      name: "once",
      schedule_expression: "at(2030-01-31T08:00:00)",
      schedule_expression_timezone: "UTC",
      state: "DISABLED",
      flexible_time_window: { mode: "OFF" },
      target: { ...target, retry_policy: { maximum_retry_attempts: 10, maximum_event_age_in_seconds: 3600 } },
    },
  ],
])("the schedule %s starts one task of the job, tries as often as it says, and tells the dead-letter queue", (name, expected) => {
  const { "//": _, depends_on, ...schedule } = resource(all["all-compute"], `aws_scheduler_schedule.report-daily_schedules_schedule_${name}`);
  expect(schedule).toEqual(expected);
  expect(depends_on).toContain("aws_iam_role_policy.report-daily_schedules_role_policy");
});

test("the schedules of a job have a group, a role and a dead-letter queue with an alarm", () => {
  const compute = all["all-compute"];
  expect(resource(compute, "aws_scheduler_schedule_group.report-daily_schedules_group")["name"]).toBe("shop-all-job-report-daily");
  expect(resource(compute, "aws_iam_role.report-daily_schedules_role")["name"]).toBe("shop-all-eu-west-1-report-daily-schedule");
  expect(resource(compute, "aws_sqs_queue.report-daily_dead-letter")).toMatchObject({
    name: "shop-all-report-daily-job-dead-letter",
    message_retention_seconds: 1209600,
    kms_master_key_id: remote("messaging", "kms_key_arn"),
  });
  expect(resource(compute, "aws_cloudwatch_metric_alarm.report-daily_dead-letter_alarm")).toMatchObject({
    alarm_name: "shop-all-report-daily-job-dead-letter",
    dimensions: { QueueName: "shop-all-report-daily-job-dead-letter" },
    alarm_actions: [remote("messaging", "topic_arns.alarms")],
  });
});

test("without a schedule there is nothing that starts it, and no dead-letter queue", () => {
  const compute = computeWith({});
  expect(Object.keys(compute?.resource ?? {}).filter((type) => /^aws_(scheduler|sqs|cloudwatch_metric)_/.test(type))).toEqual([]);
  expect(Object.keys(resources(compute, "aws_iam_role")).filter((name) => name.startsWith("tally_"))).toEqual(["tally_execution-role", "tally_task-role"]);
});

const messaging = { queues: { votes: {}, "order-mails": { type: "fifo" as const } }, topics: { results: {} } };

test("every container finds what is granted to its task, of a job and of a service alike", () => {
  const grants: Job["grants"] = {
    queues: { votes: "receive", "order-mails": "send" },
    topics: { results: "publish" },
    fileSystems: { data: "describe" },
    stateMachines: { nightly: "start" },
  };
  const granting = { grants, environmentVariables: { OWN: "1" }, sidecars: { helper: { image: "busybox:1", environmentVariables: { OWN: "2" } } } };
  const stacks = stacksWith(granting, (file) => {
    file.messaging = messaging;
    Object.assign(file.services.web, granting);
    file.workflows = { nightly: { definition: { StartAt: "Tally", States: { Tally: { Type: "Task", job: "tally", End: true } } } } };
  });
  const granted = {
    VOTES_QUEUE_URL: "aws_sqs_queue.queue_votes.url",
    ORDER_MAILS_QUEUE_URL: "aws_sqs_queue.queue_order-mails.url",
    RESULTS_TOPIC_ARN: "aws_sns_topic.topic_results.arn",
    DATA_FILE_SYSTEM_ID: "aws_efs_file_system.data.id",
    NIGHTLY_STATE_MACHINE_ARN: "arn:aws:states:eu-west-1:111122223333:stateMachine:shop-test-nightly",
  };
  expect(variables(stacks, "tally")).toEqual({ tally: { ...granted, OWN: "1" }, helper: { ...granted, OWN: "2" } });
  expect(variables(stacks, "web")).toEqual({ web: { ...granted, OWN: "1" }, helper: { ...granted, OWN: "2" } });
});

test("what is granted may be done before a task starts", () => {
  const grants: Job["grants"] = { topics: { results: "publish" } };
  const compute = computeWith({ grants, schedules: { daily: { expression: "rate(1 day)" } } }, (file) => {
    file.messaging = messaging;
    file.services.worker.grants = grants;
  });
  expect(resource(compute, "aws_scheduler_schedule.tally_schedules_schedule_daily")["depends_on"]).toContain("aws_iam_role_policy.tally_task-role_policy");
  expect(resource(compute, "aws_ecs_service.worker")["depends_on"]).toContain("aws_iam_role_policy.worker_task-role_policy");
});

test("a job runs on the capacity it names, else on that of the environment", () => {
  const strategy = (stack: StackJson | undefined) => {
    const { target: found } = resource(stack, "aws_scheduler_schedule.tally_schedules_schedule_daily");
    return (found as { ecs_parameters: Json }).ecs_parameters["capacity_provider_strategy"];
  };
  const schedules = { daily: { expression: "rate(1 day)" } };
  expect(strategy(computeWith({ schedules }))).toEqual([{ capacity_provider: "FARGATE", base: 0, weight: 1 }]);
  expect(strategy(computeWith({ schedules, capacity: { fargateSpot: { weight: 2 } } }))).toEqual([{ capacity_provider: "FARGATE_SPOT", base: 0, weight: 2 }]);
});
