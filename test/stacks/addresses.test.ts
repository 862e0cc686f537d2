import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { App } from "cdktf";
import { Construct } from "constructs";
import type { EnvironmentFile } from "../../config/environment-file";
import { stackSettings } from "../../config/stack-settings";
import { PlatformStack } from "../../stacks/platform-stack";
import { baseEnvironment } from "../config/base-environment";
import { basePlatform } from "../config/base-platform";
import { each } from "../support/reachability";
import { jsonOf, synthesized } from "../support/synthesized";

class TestStack extends PlatformStack {
  constructor(build: (stack: TestStack) => void) {
    super(new App({ outdir: "cdktf.out" }), stackSettings(basePlatform(), "own"));
    build(this);
  }

  get scope(): Construct {
    return this.named;
  }
}

test("an address is the path of constructs joined by underscores, without those named default", () => {
  const stack = new TestStack(({ scope }) => new SecurityGroup(new Construct(new Construct(scope, "web"), "front"), "default", {}));
  expect(Object.keys(jsonOf(stack).resource["aws_security_group"] ?? {})).toEqual(["web_front"]);
  expect([...stack.addresses.keys()]).toEqual(["aws_security_group.web_front"]);
});

test("characters that Terraform does not take become hyphens", () => {
  const stack = new TestStack(({ scope }) => new SecurityGroup(scope, "from_10.0.0.0/8", {}));
  expect([...stack.addresses.keys()]).toEqual(["aws_security_group.from_10-0-0-0--8"]);
});

test("two constructs that would have one address are a bug, told by both paths", () => {
  const stack = new TestStack(({ scope }) => {
    new SecurityGroup(scope, "web_front", {});
    new SecurityGroup(new Construct(scope, "web"), "front", {});
  });
  expect(() => jsonOf(stack)).toThrow("test-own/default/web_front and test-own/default/web/front would both be aws_security_group.web_front");
});

test("a resource and a data source of one name do not collide", () => {
  const stack = new TestStack(({ scope }) => {
    new SecurityGroup(scope, "web_front", {});
    new DataAwsSecurityGroup(new Construct(scope, "web"), "front", {});
  });
  expect([...stack.addresses.keys()]).toEqual(["aws_security_group.web_front", "data.aws_security_group.web_front"]);
});

const small = { cpuUnits: 256, memoryMiB: 512 };
const own = ["backend", "aws", "state", "output", "network", "compute", "ecs", "nat", "security-group", "log-group", "policy", "terraform", "lifecycle-policy"];

test.each(own)("services, load balancers, file systems, secrets, repositories and groups may be called %s, as much of ours is", (name) => {
  const file = baseEnvironment();
  file.services = {
    ...file.services,
    [name]: {
      ...small,
      image: { repository: name, tag: "1" },
      ports: { [name]: 80 },
      routes: { [name]: { loadBalancer: name, listener: name } },
      mounts: [{ fileSystem: name, accessPoint: name, containerPath: "/data" }],
      secrets: { A: { secret: name } },
      sidecars: { [`${name}-side`]: { image: "busybox", essential: false } },
    },
    other: { ...small, image: "busybox", group: name },
  };
  file.routing = { loadBalancers: { public: {}, [name]: { scheme: "internal", listeners: { [name]: { port: 80 } } } } };
  file.storage = { fileSystems: { [name]: { accessPoints: { [name]: { path: "/x", uid: 1, gid: 1 } } } }, secrets: { [name]: {} } };
  file.registry = { repositories: { web: {}, [name]: {} } };
  const stacks = synthesized(file);
  const addresses = each(stacks).map(([stack, type, id]) => `${stack} ${type}.${id}`);
  expect(addresses.filter((address) => !/^\S+ aws_\w+\.[a-z][\w-]*$/.test(address))).toEqual([]);
  expect(addresses).toEqual(
    expect.arrayContaining([
      `test-compute aws_ecs_service.${name}`,
      `test-compute aws_lb_target_group.${name}_route_${name}_target-group`,
      `test-compute-${name} aws_ecs_service.other`,
      `test-routing aws_lb.${name}`,
      `test-storage aws_efs_file_system.${name}`,
      `test-storage aws_efs_access_point.${name}_access-point_${name}`,
      `test-storage aws_secretsmanager_secret.secret_${name}`,
      `test-registry aws_ecr_repository.${name}`,
    ]),
  );
});

const parts = ["default", "group", "role", "policy", "alarm", "target", "rule", "schedule", "schedules", "queue", "queues", "topic", "events", "pipe", "dead-letter", "subscription", "encryption-key"];

test.each([...own, ...parts])("queues, topics, subscriptions, task events, jobs, schedules, workflows and triggers may be called %s", (name) => {
  const definition = { StartAt: name, States: { [name]: { Type: "Task" as const, job: name, End: true as const } } };
  const file: EnvironmentFile = {
    ...baseEnvironment(),
    messaging: {
      queues: { [name]: {}, other: { deadLetter: { queue: name } } },
      topics: { [name]: { subscriptions: { [name]: { queue: name }, [`${name}-code`]: { lambdaFunction: name } } } },
      taskEvents: { [name]: { event: "task-stopped", topic: name } },
      alarmTopic: name,
      encryption: "new-key",
    },
    jobs: { [name]: { ...small, image: "busybox", group: name, grants: { queues: { [name]: "send" }, stateMachines: { [name]: "start" } }, schedules: { [name]: { expression: "rate(1 day)" } } } },
    workflows: {
      [name]: { definition, triggers: { [name]: { expression: "rate(1 day)" } } },
      [`${name}-fed`]: { definition, triggers: { [name]: { queue: name } } },
      [`${name}-told`]: { definition, triggers: { [name]: { eventPattern: { source: ["shop"] } } } },
    },
  };
  const addresses = each(synthesized(file)).map(([stack, type, id]) => `${stack} ${type}.${id}`);
  expect(addresses.filter((address) => !/^\S+ aws_\w+\.[a-z][\w-]*$/.test(address))).toEqual([]);
  const inGroup = [
    `aws_ecs_task_definition.${name}_task-definition`,
    `aws_security_group.security-group_${name}`,
    `aws_scheduler_schedule_group.${name}_schedules_group`,
    `aws_scheduler_schedule.${name}_schedules_schedule_${name}`,
    `aws_iam_role.${name}_schedules_role`,
    `aws_iam_role_policy.${name}_schedules_role_policy`,
    `aws_sqs_queue.${name}_dead-letter`,
    `aws_cloudwatch_metric_alarm.${name}_dead-letter_alarm`,
  ];
  const inMessaging = [
    `aws_sqs_queue.queue_${name}`,
    `aws_cloudwatch_metric_alarm.queue_${name}_alarm`,
    `aws_sns_topic.topic_${name}`,
    `aws_sns_topic_policy.topic_${name}_policy`,
    `aws_sns_topic_subscription.topic_${name}_subscription_${name}`,
    `aws_lambda_permission.topic_${name}_subscription_${name}-code_permission`,
    `aws_cloudwatch_event_rule.task-event_${name}_${name}`,
    `aws_cloudwatch_event_target.task-event_${name}_${name}_target`,
  ];
  const inWorkflows = [
    `aws_sfn_state_machine.${name}`,
    `aws_iam_role.${name}_role`,
    `aws_cloudwatch_log_group.${name}_log-group`,
    `aws_scheduler_schedule.${name}_schedules_schedule_${name}`,
    `aws_sqs_queue.${name}_dead-letter`,
    `aws_iam_role.${name}-fed_queues_role`,
    `aws_pipes_pipe.${name}-fed_queues_pipe_${name}`,
    `aws_iam_role.${name}-told_events_role`,
    `aws_cloudwatch_event_rule.${name}-told_events_${name}_rule`,
    `aws_cloudwatch_event_target.${name}-told_events_${name}_target`,
  ];
  expect(addresses).toEqual(
    expect.arrayContaining([
      ...inGroup.map((address) => `test-compute-${name} ${address}`),
      ...inMessaging.map((address) => `test-messaging ${address}`),
      ...inWorkflows.map((address) => `test-workflows ${address}`),
    ]),
  );
});

test("whatever has a name may be called default", () => {
  const name = "default";
  const file = baseEnvironment();
  file.routing = { loadBalancers: { [name]: { listeners: { [name]: { port: 80 } } } } };
  file.registry = { repositories: { [name]: {} } };
  file.storage = { fileSystems: { [name]: { accessPoints: { [name]: { path: "/x", uid: 1, gid: 1 } } } }, secrets: { [name]: {} } };
  Object.assign(file.services.web, {
    ports: { [name]: 8080 },
    routes: { [name]: { loadBalancer: name, listener: name, port: name } },
    mounts: [{ fileSystem: name, accessPoint: name, containerPath: "/data" }],
    secrets: { A: { secret: name } },
    image: { repository: name, tag: "1" },
    connectsTo: [],
  });
  const { web, ...others } = file.services;
  const addresses = each(synthesized({ ...file, services: { ...others, [name]: web } })).map(([, type, id]) => `${type}.${id}`);
  expect(addresses).toEqual(
    expect.arrayContaining([
      "aws_ecs_service.default",
      "aws_lb.default",
      "aws_ecr_repository.default",
      "aws_efs_file_system.default",
      "aws_security_group.security-group_default",
      "aws_lb_listener.default_listener_default",
      "aws_efs_access_point.default_access-point_default",
      "aws_secretsmanager_secret.secret_default",
      "aws_lb_listener_rule.default_route_default_rule",
    ]),
  );
});
