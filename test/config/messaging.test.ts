import type { EnvironmentFile } from "../../config/environment-file";
import { basePlatform } from "./base-platform";

type Messaging = NonNullable<EnvironmentFile["messaging"]>;

const resolved = (messaging: Messaging) => basePlatform((file) => (file.messaging = messaging)).messaging;

test("an environment without messages has none, encrypted by AWS", () => {
  expect(basePlatform().messaging).toEqual({ queues: {}, topics: {}, taskEvents: {}, encryption: "aws-owned" });
});

test("a queue has these defaults", () => {
  expect(resolved({ queues: { votes: {} } }).queues["votes"]).toEqual({
    type: "standard",
    visibilityTimeoutSeconds: 30,
    retentionSeconds: 345600,
    delaySeconds: 0,
    maximumMessageBytes: 1048576,
    receiveWaitSeconds: 20,
    deadLetter: { maximumReceives: 5 },
  });
});

test.each<[Messaging["queues"], Messaging["topics"], number, object | undefined]>([
  [{ votes: { deadLetter: false } }, {}, 345600, undefined],
  [{ votes: { deadLetter: {} } }, {}, 345600, { maximumReceives: 5 }],
  [{ votes: { deadLetter: { queue: "lost", maximumReceives: 2 } } }, {}, 345600, { queue: "lost", maximumReceives: 2 }],
  // Named as a dead-letter queue, by a queue and by a subscription: two weeks, and none itself.
  [{ votes: {}, other: { deadLetter: { queue: "votes" } } }, {}, 1209600, undefined],
  [{ votes: {} }, { news: { subscriptions: { me: { email: "me@example.com", deadLetterQueue: "votes" } } } }, 1209600, undefined],
  // What is written stays.
  [{ votes: { retentionSeconds: 60, deadLetter: { maximumReceives: 9 } }, other: { deadLetter: { queue: "votes" } } }, {}, 60, { maximumReceives: 9 }],
])("with the queues %j and the topics %j, votes keeps messages for %p seconds, with the dead letters %j", (queues, topics, retentionSeconds, deadLetter) => {
  const { votes } = resolved({ ...(queues === undefined ? {} : { queues }), ...(topics === undefined ? {} : { topics }) }).queues;
  expect([votes?.retentionSeconds, votes?.deadLetter]).toEqual([retentionSeconds, deadLetter]);
});

test("a topic and its subscriptions have these defaults", () => {
  const { topics } = resolved({ topics: { news: { subscriptions: { votes: { queue: "votes" }, me: { email: "me@example.com" } } } } });
  expect(topics["news"]).toEqual({
    type: "standard",
    subscriptions: {
      votes: { queue: "votes", rawMessageDelivery: false, filterPolicyScope: "MessageAttributes" },
      me: { email: "me@example.com", filterPolicyScope: "MessageAttributes" },
    },
  });
});
