import { keyUsers, publishersOf, redrivenFrom, sendersOf, taskEventSenders } from "../../stacks/messaging-senders";
import { basePlatform } from "../config/base-platform";

const job = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };

const platform = basePlatform((file) => {
  file.jobs = { tally: { ...job, schedules: { nightly: { expression: "rate(1 day)" } } } };
  file.messaging = {
    queues: { votes: {}, mail: { deadLetter: { queue: "lost" } }, orders: { type: "fifo", deadLetter: { queue: "late" } }, late: { type: "fifo" }, lost: {} },
    topics: {
      results: { subscriptions: { votes: { queue: "votes", deadLetterQueue: "lost" }, person: { email: "person@example.com", deadLetterQueue: "lost" } } },
      sequence: { type: "fifo", subscriptions: { orders: { queue: "orders" } } },
      ops: {},
      other: {},
    },
    taskEvents: { stopped: { event: "task-stopped", services: ["web"], jobs: [], topic: "ops" }, deployed: { event: "deployment", services: ["web"], topic: "results" } },
    alarmTopic: "ops",
  };
});

const topic = (name: string) => `arn:aws:sns:eu-west-1:111122223333:shop-test-${name}`;
const queue = (name: string) => `arn:aws:sqs:eu-west-1:111122223333:shop-test-${name}`;
const rule = (name: string) => `arn:aws:events:eu-west-1:111122223333:rule/shop-test.${name}`;
const alarm = (name: string) => `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:shop-test-${name}`;

test.each([
  ["votes", [topic("results")]],
  ["orders", [topic("sequence.fifo")]],
  ["lost", [topic("results")]],
  ["mail", []],
  ["late", []],
])("%s is sent to by the topics it is subscribed to or takes undelivered messages of", (name, topicArns) => {
  expect(sendersOf(platform, name)).toEqual({ topicArns, ruleArns: [] });
});

test("every rule of task events sends what it could not tell", () => {
  expect(taskEventSenders(platform)).toEqual({ topicArns: [], ruleArns: [rule("web.stopped"), rule("web.deployed")] });
});

test.each([
  ["lost", [queue("mail")]],
  ["late", [queue("orders.fifo")]],
  ["votes", []],
])("%s takes the dead letters of those that name it", (name, sources) => {
  expect(redrivenFrom(platform, name)).toEqual(sources);
});

test("the alarm topic is published to by every alarm of the environment, other topics by no service", () => {
  const account = "111122223333";
  expect(publishersOf(platform, "results")).toEqual({ account, alarmArns: [] });
  expect(publishersOf(platform, "other")).toEqual({ account, alarmArns: [] });
  expect(publishersOf(platform, "ops")).toEqual({
    account,
    alarmArns: ["votes-dead-letter", "late", "lost", "task-events-dead-letter", "tally-job-dead-letter"].map(alarm),
  });
});

test("the key is used by topics that feed a queue, by rules and by alarms", () => {
  expect(keyUsers(platform)).toEqual({ topicArns: [topic("results"), topic("sequence.fifo")], rules: true, alarms: true });
});

test("the key is used by nobody where there is none of them", () => {
  const quiet = basePlatform((file) => {
    file.messaging = { queues: { votes: {} }, topics: { results: { subscriptions: { person: { email: "person@example.com" } } } } };
  });
  expect(keyUsers(quiet)).toEqual({ topicArns: [], rules: false, alarms: false });
});

test("rules of workflows send to dead-letter queues that the key encrypts", () => {
  const triggered = basePlatform((file) => {
    const definition = { StartAt: "Done", States: { Done: { Type: "Succeed" as const } } };
    file.workflows = { nightly: { definition, triggers: { uploaded: { eventPattern: { source: ["aws.s3"] } } } } };
  });
  expect(keyUsers(triggered)).toEqual({ topicArns: [], rules: true, alarms: false });
});
