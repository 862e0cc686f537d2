import type { EnvironmentFile } from "../../../config/environment-file";
import { filterPolicyFixtures } from "./filter-policies.fixtures";
import type { RuleFixture } from "./fixture";

type Topic = NonNullable<NonNullable<EnvironmentFile["messaging"]>["topics"]>[string];
type Subscription = NonNullable<Topic["subscriptions"]>[string];

/** A topic with these subscriptions, and a queue of each type. */
const news =
  (type: "standard" | "fifo", subscriptions: Readonly<Record<string, Subscription>>): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { queues: { plain: {}, ordered: { type: "fifo" }, "plain-lost": {}, "ordered-lost": { type: "fifo" } }, topics: { news: { type, subscriptions } } });

const at = ["messaging", "topics", "news", "subscriptions"];

/** A rule for the form of an endpoint. */
const form = (to: (endpoint: string) => Subscription, accepted: string, refused: readonly string[], told: { allowed: string; remedy: string }): RuleFixture => ({
  accepted: news("standard", { it: to(accepted) }),
  refused: news("standard", Object.fromEntries(refused.map((endpoint, index) => [`s${index}`, to(endpoint)]))),
  problems: refused.map((given, index) => ({ path: [...at, `s${index}`, ...Object.keys(to(given))], given, ...told })),
});

const queueWanted = {
  allowed: "a queue: a FIFO topic delivers to nothing else",
  remedy: "subscribe a queue and let its reader pass messages on, or publish to a standard topic",
};

export const subscriptionFixtures: Readonly<Record<string, RuleFixture>> = {
  "subscription-fifo-topic": {
    accepted: news("fifo", { a: { queue: "ordered" }, b: { queue: "plain", rawMessageDelivery: true } }),
    refused: news("fifo", { a: { email: "team@example.com" }, b: { https: "https://example.com" }, c: { lambdaFunction: "count" } }),
    problems: [
      { path: [...at, "a", "email"], given: "team@example.com", ...queueWanted },
      { path: [...at, "b", "https"], given: "https://example.com", ...queueWanted },
      { path: [...at, "c", "lambdaFunction"], given: "count", ...queueWanted },
    ],
  },
  "subscription-fifo-queue": {
    accepted: news("standard", { a: { queue: "plain" } }),
    refused: news("standard", { a: { queue: "ordered" } }),
    problems: [
      {
        path: [...at, "a", "queue"],
        given: "ordered",
        allowed: "a standard queue: a standard topic delivers to no FIFO queue",
        remedy: 'name a standard queue, or set the topic\'s type to "fifo"',
      },
    ],
  },
  "subscription-dead-letter-queue-type": {
    accepted: news("fifo", { a: { queue: "plain", deadLetterQueue: "ordered-lost" } }),
    refused: (file) => {
      news("fifo", { a: { queue: "plain", deadLetterQueue: "plain-lost" } })(file);
      Object.assign(file.messaging?.topics ?? {}, { olds: { subscriptions: { b: { email: "team@example.com", deadLetterQueue: "ordered-lost" } } } });
    },
    problems: [
      { path: [...at, "a", "deadLetterQueue"], given: "plain-lost", allowed: "a fifo queue: the topic is fifo", remedy: "name such a queue" },
      {
        path: ["messaging", "topics", "olds", "subscriptions", "b", "deadLetterQueue"],
        given: "ordered-lost",
        allowed: "a standard queue: the topic is standard",
        remedy: "name such a queue",
      },
    ],
  },
  "subscription-duplicate": {
    accepted: (file) => {
      news("standard", { a: { queue: "plain" }, b: { lambdaFunction: "plain" } })(file);
      Object.assign(file.messaging?.topics ?? {}, { olds: { subscriptions: { a: { queue: "plain" } } } });
    },
    refused: news("standard", { a: { queue: "plain", filterPolicy: { kind: ["order"] } }, b: { queue: "plain", filterPolicy: { kind: ["mail"] } } }),
    problems: [
      {
        path: [...at, "b", "queue"],
        given: "plain",
        allowed: 'each endpoint once; "a" subscribes it already',
        remedy: "remove it, and let one filter policy let through what both should",
      },
    ],
  },
  "subscription-email": form((email) => ({ email }), "first.last+alarms@mail.example.com", ["team", "Team <team@example.com>", "a@b@example.com"], {
    allowed: "one address: team@example.com",
    remedy: "write the address alone",
  }),
  "subscription-https": form((https) => ({ https }), "https://example.com:8443/events?from=sns", ["http://example.com", "https://user:secret@example.com", "example.com"], {
    allowed: "a URL that begins with https:// and holds no user and password, which the state would show",
    remedy: "write it like https://example.com/events",
  }),
  "subscription-lambda-function": form((lambdaFunction) => ({ lambdaFunction }), "f".repeat(64), ["f".repeat(65), "arn:aws:lambda:eu-west-1:111122223333:function:count", "count:1"], {
    allowed: "the name of a Lambda function: letters, digits, - and _, at most 64",
    remedy: "write the name alone, without its ARN and version",
  }),
  ...filterPolicyFixtures,
};
