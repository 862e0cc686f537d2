import type { EnvironmentFile } from "../../config/environment-file";
import { baseEnvironment } from "../config/base-environment";
import { isAllowed, type Request } from "../support/iam-evaluation";
import { permissions, resourcePolicies, statements, trusts } from "../support/permissions";
import { resource, resources, synthesized, type Json, type StackJson } from "../support/synthesized";

type Messaging = NonNullable<EnvironmentFile["messaging"]>;

const messaging: Messaging = {
  queues: {
    votes: {},
    orders: { type: "fifo", contentBasedDeduplication: true, deduplicationScope: "messageGroup", fifoThroughputLimit: "perMessageGroupId" },
    mail: { visibilityTimeoutSeconds: 60, retentionSeconds: 600, delaySeconds: 5, maximumMessageBytes: 2048, receiveWaitSeconds: 0, deadLetter: { queue: "lost", maximumReceives: 3 } },
    lost: {},
    plain: { deadLetter: false },
  },
  topics: {
    results: {
      displayName: "Results",
      subscriptions: {
        votes: { queue: "votes", rawMessageDelivery: true, filterPolicy: { price: [{ numeric: [">", 10] }], kind: ["order"] }, deadLetterQueue: "lost" },
        body: { queue: "plain", filterPolicy: { kind: ["order"] }, filterPolicyScope: "MessageBody" },
        person: { email: "person@example.com" },
        hook: { https: "https://hooks.example.com/x", rawMessageDelivery: true },
        code: { lambdaFunction: "notify" },
      },
    },
    sequence: { type: "fifo", contentBasedDeduplication: true, subscriptions: { orders: { queue: "orders" } } },
    ops: {},
  },
  taskEvents: {
    stopped: { event: "task-stopped", services: ["web"], jobs: [], stopCodes: ["SpotInterruption"], topic: "ops" },
    deployed: { event: "deployment", services: ["worker"], topic: "results" },
  },
  alarmTopic: "ops",
};

const synthesize = (change: Partial<Messaging> = {}, isProtected = false) =>
  synthesized({ ...baseEnvironment(), protected: isProtected, messaging: { ...messaging, ...change } });
const stacks = synthesize();
const stack = stacks["test-messaging"];
const without = (block: Json, ...keys: readonly string[]) => Object.fromEntries(Object.entries(block).filter(([key]) => key !== "//" && !keys.includes(key)));
const queueOf = (address: string, from: StackJson | undefined = stack) => resource(from, `aws_sqs_queue.${address}`);

test("a queue is as the file says, encrypted by SQS", () => {
  expect(without(queueOf("queue_mail"), "policy")).toEqual({
    name: "shop-test-mail",
    visibility_timeout_seconds: 60,
    message_retention_seconds: 600,
    delay_seconds: 5,
    max_message_size: 2048,
    receive_wait_time_seconds: 0,
    sqs_managed_sse_enabled: true,
    redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.queue_lost.arn}","maxReceiveCount":3}',
    redrive_allow_policy: '{"redrivePermission":"denyAll"}',
  });
});

test("a FIFO queue has what only such a queue has, and so has its dead-letter queue its ending", () => {
  expect(queueOf("queue_orders")).toMatchObject({
    name: "shop-test-orders.fifo",
    fifo_queue: true,
    content_based_deduplication: true,
    deduplication_scope: "messageGroup",
    fifo_throughput_limit: "perMessageGroupId",
    redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.dead-letter_orders.arn}","maxReceiveCount":5}',
  });
  expect(queueOf("dead-letter_orders")).toMatchObject({ name: "shop-test-orders-dead-letter.fifo", fifo_queue: true });
});

test("a dead-letter queue keeps messages for two weeks and takes those of its own queues alone", () => {
  const ofQueues = (...names: readonly string[]) =>
    JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: names.map((name) => `arn:aws:sqs:eu-west-1:111122223333:shop-test-${name}`) });
  const made = { message_retention_seconds: 1209600, max_message_size: 1048576 };
  expect(queueOf("dead-letter_votes")).toMatchObject({ ...made, name: "shop-test-votes-dead-letter", redrive_allow_policy: ofQueues("votes") });
  expect(queueOf("dead-letter_votes")).not.toHaveProperty("redrive_policy");
  expect(queueOf("queue_lost")).toMatchObject({ ...made, redrive_allow_policy: ofQueues("mail") });
  expect(queueOf("task-events_dead-letter")).toMatchObject({ ...made, redrive_allow_policy: '{"redrivePermission":"denyAll"}' });
});

test("a queue without a dead-letter queue names none", () => {
  expect(queueOf("queue_plain")).not.toHaveProperty("redrive_policy");
});

test("each dead-letter queue has an alarm, which tells the alarm topic", () => {
  const alarms = resources(stack, "aws_cloudwatch_metric_alarm");
  expect(Object.fromEntries(Object.entries(alarms).map(([name, alarm]) => [name, [alarm["alarm_name"], alarm["dimensions"]]]))).toEqual({
    "dead-letter_orders_alarm": ["shop-test-orders-dead-letter", { QueueName: "shop-test-orders-dead-letter.fifo" }],
    "dead-letter_votes_alarm": ["shop-test-votes-dead-letter", { QueueName: "shop-test-votes-dead-letter" }],
    "queue_lost_alarm": ["shop-test-lost", { QueueName: "shop-test-lost" }],
    "task-events_dead-letter_alarm": ["shop-test-task-events-dead-letter", { QueueName: "shop-test-task-events-dead-letter" }],
  });
  expect(without(alarms["queue_lost_alarm"] ?? {}, "alarm_name", "dimensions")).toEqual({
    alarm_description: "Messages are in the dead-letter queue shop-test-lost",
    namespace: "AWS/SQS",
    metric_name: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    period: 60,
    evaluation_periods: 1,
    comparison_operator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treat_missing_data: "notBreaching",
    alarm_actions: ["${aws_sns_topic.topic_ops.arn}"],
  });
});

test("without an alarm topic alarms tell nobody", () => {
  const { alarmTopic: _, ...rest } = messaging;
  const silent = synthesized({ ...baseEnvironment(), messaging: rest })["test-messaging"];
  expect(resource(silent, "aws_cloudwatch_metric_alarm.queue_lost_alarm")).not.toHaveProperty("alarm_actions");
});

test("topics are as the file says", () => {
  expect(Object.fromEntries(Object.entries(resources(stack, "aws_sns_topic")).map(([name, topic]) => [name, without(topic)]))).toEqual({
    topic_ops: { name: "shop-test-ops" },
    topic_results: { name: "shop-test-results", display_name: "Results" },
    topic_sequence: { name: "shop-test-sequence.fifo", fifo_topic: true, content_based_deduplication: true },
  });
});

test("each kind of subscription", () => {
  const topic_arn = "${aws_sns_topic.topic_results.arn}";
  expect(Object.fromEntries(Object.entries(resources(stack, "aws_sns_topic_subscription")).map(([name, subscription]) => [name, without(subscription)]))).toEqual({
    topic_results_subscription_votes: {
      topic_arn,
      protocol: "sqs",
      endpoint: "${aws_sqs_queue.queue_votes.arn}",
      raw_message_delivery: true,
      filter_policy: '{"kind":["order"],"price":[{"numeric":[">",10]}]}',
      filter_policy_scope: "MessageAttributes",
      redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.queue_lost.arn}"}',
    },
    topic_results_subscription_body: {
      topic_arn,
      protocol: "sqs",
      endpoint: "${aws_sqs_queue.queue_plain.arn}",
      filter_policy: '{"kind":["order"]}',
      filter_policy_scope: "MessageBody",
    },
    topic_results_subscription_person: { topic_arn, protocol: "email", endpoint: "person@example.com" },
    topic_results_subscription_hook: { topic_arn, protocol: "https", endpoint: "https://hooks.example.com/x", raw_message_delivery: true },
    topic_results_subscription_code: {
      topic_arn,
      protocol: "lambda",
      endpoint: "arn:aws:lambda:eu-west-1:111122223333:function:notify",
      depends_on: ["aws_lambda_permission.topic_results_subscription_code_permission"],
    },
    topic_sequence_subscription_orders: { topic_arn: "${aws_sns_topic.topic_sequence.arn}", protocol: "sqs", endpoint: "${aws_sqs_queue.queue_orders.arn}" },
  });
});

test("a function may be invoked by its topic alone", () => {
  expect(Object.values(resources(stack, "aws_lambda_permission")).map((permission) => without(permission))).toEqual([
    { function_name: "notify", action: "lambda:InvokeFunction", principal: "sns.amazonaws.com", source_arn: "${aws_sns_topic.topic_results.arn}" },
  ]);
});

test("a task event is told to its topic, and where it can't be, kept", () => {
  expect(without(resource(stack, "aws_cloudwatch_event_rule.task-event_stopped_web"))).toEqual({
    name: "shop-test.web.stopped",
    description: "task-stopped of web",
    event_pattern: JSON.stringify({
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: { clusterArn: ["arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test"], group: ["service:web"], lastStatus: ["STOPPED"], stopCode: ["SpotInterruption"] },
    }),
  });
  expect(without(resource(stack, "aws_cloudwatch_event_target.task-event_deployed_worker_target"))).toEqual({
    rule: "${aws_cloudwatch_event_rule.task-event_deployed_worker.name}",
    target_id: "topic",
    arn: "${aws_sns_topic.topic_results.arn}",
    role_arn: "${aws_iam_role.task-events_role.arn}",
    input_transformer: { input_paths: { eventName: "$.detail.eventName", reason: "$.detail.reason" }, input_template: '"worker: <eventName>, <reason>"' },
    dead_letter_config: { arn: "${aws_sqs_queue.task-events_dead-letter.arn}" },
    retry_policy: { maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 10 },
    depends_on: ["aws_iam_role_policy.task-events_role_policy"],
  });
});

test("an environment without messages has a state without resources", () => {
  expect(synthesized(baseEnvironment())["test-messaging"]).toMatchObject({ resource: {}, output: {} });
});

test("queues and topics are told to other states by name, without those made for dead letters", () => {
  const outputs = Object.entries(stack?.output ?? {}).map(([name, { value }]) => [name, Object.keys(value as object)]);
  const queues = ["lost", "mail", "orders", "plain", "votes"];
  expect(Object.fromEntries(outputs)).toEqual({ queue_urls: queues, queue_arns: queues, topic_arns: ["ops", "results", "sequence"] });
});

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/33333333-3333-3333-3333-333333333333";

test.each([
  ["a new key", "new-key" as const, "${aws_kms_key.encryption-key.arn}"],
  ["an existing key", { kmsKeyArn }, kmsKeyArn],
])("%s encrypts every queue and topic", (_, encryption, key) => {
  const encrypted = synthesize({ encryption })["test-messaging"];
  for (const queue of Object.values(resources(encrypted, "aws_sqs_queue"))) {
    expect(queue).toMatchObject({ kms_master_key_id: key, kms_data_key_reuse_period_seconds: 300 });
    expect(queue).not.toHaveProperty("sqs_managed_sse_enabled");
  }
  for (const topic of Object.values(resources(encrypted, "aws_sns_topic"))) expect(topic).toMatchObject({ kms_master_key_id: key });
  expect(encrypted?.output["kms_key_arn"]?.value).toBe(key);
});

test("a new key changes once a year, and lets in who uses it", () => {
  const encrypted = synthesize({ encryption: "new-key" });
  const key = resource(encrypted["test-messaging"], "aws_kms_key.encryption-key");
  expect(without(key, "policy")).toEqual({ description: "Messages of shop test", enable_key_rotation: true });
  expect(statements(encrypted, "test-messaging", key["policy"]).map(({ Sid }) => Sid)).toEqual(["PoliciesOfTheAccount", "Topics", "Rules", "Alarms"]);
  expect(without(resource(encrypted["test-messaging"], "aws_kms_alias.encryption-key_alias"))).toEqual({
    name: "alias/shop-test-messaging",
    target_key_id: "${aws_kms_key.encryption-key.key_id}",
  });
});

test("in a protected environment queues and the key stay; reports of ECS may go", () => {
  const kept = synthesize({ encryption: "new-key" }, true)["test-messaging"];
  const addresses = Object.entries(kept?.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, { lifecycle }]) => ((lifecycle as Json | undefined)?.["prevent_destroy"] === true ? [`${type}.${name}`] : [])),
  );
  expect(addresses.sort()).toEqual([
    "aws_kms_key.encryption-key",
    "aws_sqs_queue.dead-letter_orders",
    "aws_sqs_queue.dead-letter_votes",
    "aws_sqs_queue.queue_lost",
    "aws_sqs_queue.queue_mail",
    "aws_sqs_queue.queue_orders",
    "aws_sqs_queue.queue_plain",
    "aws_sqs_queue.queue_votes",
  ]);
});

describe("queues and topics admit exactly their declared senders", () => {
  const account = "111122223333";
  const stranger = "444455556666";
  const services = { sns: "sns.amazonaws.com", events: "events.amazonaws.com", cloudwatch: "cloudwatch.amazonaws.com" };
  /** Who sends, by a name to read: all there are, the same of another account, and those that come in their own name. */
  const senders: Readonly<Record<string, Pick<Request, "principal" | "context">>> = {
    ...senderOf("sns", "topic", ["results", "sequence.fifo", "ops", "unknown"], "shop-test-"),
    ...senderOf("events", "rule", ["web.stopped", "worker.deployed", "web.unknown"], "rule/shop-test."),
    ...senderOf("events", "rule", ["test2.web.stopped"], "rule/shop-"),
    ...senderOf("cloudwatch", "alarm", ["votes-dead-letter", "orders-dead-letter", "lost", "task-events-dead-letter", "unknown"], "alarm:shop-test-"),
    "s3 of the account": { principal: "s3.amazonaws.com", context: { "aws:SourceAccount": account, "aws:SourceArn": "arn:aws:s3:::shop" } },
    "role of the account": { principal: `arn:aws:iam::${account}:role/other`, context: {} },
    "role of a stranger": { principal: `arn:aws:iam::${stranger}:role/other`, context: {} },
  };
  const queuePolicies = resourcePolicies(stacks, "aws_sqs_queue", "name");
  const topicPolicies = resourcePolicies(stacks, "aws_sns_topic_policy", "arn");

  /** Read from the file and nothing else. */
  const declared: Readonly<Record<string, readonly string[]>> = {
    "shop-test-votes": ["topic results"],
    "shop-test-votes-dead-letter": [],
    "shop-test-orders.fifo": ["topic sequence.fifo"],
    "shop-test-orders-dead-letter.fifo": [],
    "shop-test-mail": [],
    "shop-test-lost": ["topic results"],
    "shop-test-plain": ["topic results"],
    "shop-test-task-events-dead-letter": ["rule web.stopped", "rule worker.deployed"],
    topic_results: [],
    topic_sequence: [],
    topic_ops: ["alarm votes-dead-letter", "alarm orders-dead-letter", "alarm lost", "alarm task-events-dead-letter"],
  };

  const admitted = (receiver: string, secure: "true" | "false") => {
    const queue = queuePolicies[receiver];
    const own = queue ?? topicPolicies[receiver] ?? [];
    const request =
      queue === undefined
        ? { action: "sns:Publish", resource: `aws_sns_topic.${receiver}.arn` }
        : { action: "sqs:SendMessage", resource: `arn:aws:sqs:eu-west-1:${account}:${receiver}` };
    const found = Object.entries(senders).filter(([, { principal, context }]) => isAllowed(own, { ...request, principal, context: { ...context, "aws:SecureTransport": secure } }));
    return found.map(([name]) => name);
  };

  test("every queue and topic has a policy", () => {
    expect([...Object.keys(queuePolicies), ...Object.keys(topicPolicies)].sort()).toEqual(Object.keys(declared).sort());
  });

  test.each(Object.entries(declared))("%s", (receiver, expected) => {
    expect(admitted(receiver, "true")).toEqual(Object.keys(senders).filter((name) => expected.includes(name)));
    expect(admitted(receiver, "false")).toEqual([]);
  });

  test("rules tell exactly the topics they are to tell, by a role that serves rules of the environment alone", () => {
    const role = "shop-test-eu-west-1-messaging-publisher";
    expect(permissions(stacks)[role]).toEqual(["sns:Publish on aws_sns_topic.topic_ops.arn", "sns:Publish on aws_sns_topic.topic_results.arn"]);
    const served = Object.entries(senders).filter(([, sender]) => isAllowed(trusts(stacks)[role] ?? [], { ...sender, action: "sts:AssumeRole" }));
    expect(served.map(([name]) => name)).toEqual(["rule web.stopped", "rule worker.deployed", "rule web.unknown"]);
  });

  test.each(Object.keys(declared))("%s takes nothing but messages", (receiver) => {
    const actions = (queuePolicies[receiver] ?? topicPolicies[receiver] ?? []).filter(({ Effect }) => Effect === "Allow").map(({ Action }) => Action);
    expect(actions.filter((action) => action !== "sqs:SendMessage" && action !== "sns:Publish")).toEqual([]);
  });

  function senderOf(service: keyof typeof services, kind: string, names: readonly string[], prefix: string) {
    const of = (owner: string, name: string) => ({
      principal: services[service],
      context: { "aws:SourceAccount": owner, "aws:SourceArn": `arn:aws:${service}:eu-west-1:${owner}:${prefix}${name}` },
    });
    return Object.fromEntries(names.flatMap((name) => [[`${kind} ${name}`, of(account, name)] as const, [`${kind} ${name} of a stranger`, of(stranger, name)] as const]));
  }
});
