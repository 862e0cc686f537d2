import { isKnown } from "../known";
import type { Subscription } from "../messaging";
import { filterPolicyRules } from "./filter-policies";
import { lambdaFunctionName } from "./lambda-function-name";
import { everySubscription, everyTopic, lookup, type Places } from "./places";
import { pattern, type Rule } from "./rule";

interface Endpoint {
  readonly kind: "queue" | "email" | "https" | "lambdaFunction";
  readonly name: string;
}

/** Whom a subscription tells. */
function endpointOf(subscription: Subscription): Endpoint {
  if ("queue" in subscription) return { kind: "queue", name: subscription.queue };
  if ("email" in subscription) return { kind: "email", name: subscription.email };
  if ("https" in subscription) return { kind: "https", name: subscription.https };
  return { kind: "lambdaFunction", name: subscription.lambdaFunction };
}

/** The endpoints of one kind. */
const endpoints = (kind: Endpoint["kind"]): Places<string> =>
  function* (platform) {
    for (const { path, value } of everySubscription(platform)) {
      const endpoint = endpointOf(value);
      if (endpoint.kind === kind) yield { path: [...path, kind], value: endpoint.name };
    }
  };

interface Delivery {
  readonly type: "standard" | "fifo";
  readonly subscription: Subscription;
  readonly endpoint: Endpoint;
}

/** Every subscription with the type of its topic. */
const deliveries: Places<Delivery> = function* (platform) {
  for (const { path, value: topic } of everyTopic(platform)) {
    for (const [name, subscription] of Object.entries(topic.subscriptions)) {
      yield { path: [...path, "subscriptions", name], value: { type: topic.type, subscription, endpoint: endpointOf(subscription) } };
    }
  }
};

const delivery = "SNS Developer Guide, Amazon SNS message delivery for FIFO topics";

const toQueuesAlone: Rule = {
  id: "subscription-fifo-topic",
  source: delivery,
  *check(platform) {
    for (const { path, value: { type, endpoint } } of deliveries(platform)) {
      if (type !== "fifo" || endpoint.kind === "queue") continue;
      const remedy = "subscribe a queue and let its reader pass messages on, or publish to a standard topic";
      yield { path: [...path, endpoint.kind], given: endpoint.name, allowed: "a queue: a FIFO topic delivers to nothing else", remedy };
    }
  },
};

const notToFifoQueues: Rule = {
  id: "subscription-fifo-queue",
  source: delivery,
  *check(platform) {
    for (const { path, value: { type, endpoint } } of deliveries(platform)) {
      if (type === "fifo" || endpoint.kind !== "queue" || lookup(platform.messaging.queues, endpoint.name)?.type !== "fifo") continue;
      const remedy = 'name a standard queue, or set the topic\'s type to "fifo"';
      yield { path: [...path, "queue"], given: endpoint.name, allowed: "a standard queue: a standard topic delivers to no FIFO queue", remedy };
    }
  },
};

const deadLetterType: Rule = {
  id: "subscription-dead-letter-queue-type",
  source: "SNS Developer Guide, Amazon SNS dead-letter queues",
  *check(platform) {
    for (const { path, value: { type, subscription } } of deliveries(platform)) {
      const given = subscription.deadLetterQueue;
      const theirs = given === undefined ? undefined : lookup(platform.messaging.queues, given)?.type;
      if (theirs === undefined || theirs === type) continue;
      const allowed = `a ${type} queue: the topic is ${type}`;
      yield { path: [...path, "deadLetterQueue"], given, allowed, remedy: "name such a queue" };
    }
  },
};

/** SNS gives back the subscription that is there: two resources would set one. */
const duplicate: Rule = {
  id: "subscription-duplicate",
  source: "API Subscribe",
  *check(platform) {
    const first = new Map<string, string>();
    for (const { path, value: { endpoint } } of deliveries(platform)) {
      if (!isKnown(endpoint.name)) continue;
      const key = JSON.stringify([path[2], endpoint]);
      const other = first.get(key);
      if (other === undefined) first.set(key, String(path.at(-1)));
      else {
        const remedy = "remove it, and let one filter policy let through what both should";
        yield { path: [...path, endpoint.kind], given: endpoint.name, allowed: `each endpoint once; "${other}" subscribes it already`, remedy };
      }
    }
  },
};

/** Whom topics tell. */
export const subscriptionRules: readonly Rule[] = [
  toQueuesAlone,
  notToFifoQueues,
  deadLetterType,
  duplicate,
  pattern("subscription-email", "API Subscribe", /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, "one address: team@example.com", "write the address alone", endpoints("email")),
  pattern(
    "subscription-https",
    "API Subscribe",
    /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/,
    "a URL that begins with https:// and holds no user and password, which the state would show",
    "write it like https://example.com/events",
    endpoints("https"),
  ),
  lambdaFunctionName("subscription-lambda-function", endpoints("lambdaFunction")),
  ...filterPolicyRules,
];
