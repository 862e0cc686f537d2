import type { RuleFixture } from "./fixture";

type Policy = Readonly<Record<string, unknown>>;

/** A topic that tells a queue what fits a policy. */
const filtered =
  (filterPolicy: Policy, filterPolicyScope: "MessageAttributes" | "MessageBody" = "MessageAttributes"): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { queues: { plain: {} }, topics: { news: { subscriptions: { it: { queue: "plain", filterPolicy, filterPolicyScope } } } } });

const at = ["messaging", "topics", "news", "subscriptions", "it", "filterPolicy"];
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ["x"]]));
const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

const bytesAround = JSON.stringify({ kind: [""] }).length;
const ofBytes = (count: number) => ({ kind: ["x".repeat(count - bytesAround)] });

const valuesWanted = "a list of values that are no lists";
const orKeys = `${valuesWanted}, or an object with keys`;
const tooMany = {
  path: at,
  allowed: "at most 150 combinations: the numbers of values of all keys multiplied, each with the depth of its key",
  remedy: "leave values out, or use prefixes and ranges",
};

export const filterPolicyFixtures: Readonly<Record<string, RuleFixture>> = {
  "filter-policy-values": {
    accepted: filtered({ a: { b: [{ prefix: "order" }, null], $or: [{ c: [1] }, { d: { e: [true] } }] } }, "MessageBody"),
    refused: (file) => {
      const subscriptions = {
        attributes: { queue: "plain", filterPolicy: { a: "order", b: [], c: { d: ["x"] }, e: [["x"]] } },
        body: { queue: "other", filterPolicyScope: "MessageBody" as const, filterPolicy: { a: { b: 1, c: {} }, $or: [{ d: ["x"] }, { e: "x" }] } },
        empty: { lambdaFunction: "count", filterPolicy: {} },
      };
      file.messaging = { queues: { plain: {}, other: {} }, topics: { news: { subscriptions } } };
    },
    problems: [
      ["attributes", ["a"], "order", valuesWanted, "put it into a list"] as const,
      ["attributes", ["b"], [], valuesWanted, "name what is let through, or leave the key out"] as const,
      ["attributes", ["c"], { d: ["x"] }, valuesWanted, 'set filterPolicyScope to "MessageBody": attributes have no keys in them'] as const,
      ["attributes", ["e"], [["x"]], valuesWanted, "write the values into one list"] as const,
      ["body", ["a", "b"], 1, orKeys, "put it into a list"] as const,
      ["body", ["a", "c"], {}, orKeys, "put it into a list"] as const,
      ["body", ["$or", 1, "e"], "x", orKeys, "put it into a list"] as const,
      ["empty", [], {}, "a policy with a key", "remove it to let everything through"] as const,
    ].map(([name, inner, given, allowed, remedy]) => ({ path: [...at.slice(0, -2), name, "filterPolicy", ...inner], given, allowed, remedy })),
  },
  "filter-policy-keys": {
    accepted: filtered({ ...keys(4), $or: [{ a: ["x"] }, { b: ["x"] }] }),
    refused: filtered({ a: keys(3), b: keys(3) }, "MessageBody"),
    problems: [{ path: at, given: 6, allowed: "at most 5 keys that hold values", remedy: "leave some out, or let the reader of the queue choose" }],
  },
  "filter-policy-combinations": {
    accepted: filtered({ a: values(5), b: { c: values(5) }, d: values(3) }, "MessageBody"),
    refused: (file) => {
      const subscriptions = {
        a: { queue: "plain", filterPolicy: { a: values(151) } },
        b: { queue: "other", filterPolicyScope: "MessageBody" as const, filterPolicy: { a: { b: { c: values(4) } }, d: { e: values(3) }, f: values(3) } },
        c: { lambdaFunction: "count", filterPolicy: { a: values(19), $or: [{ b: values(4) }, { c: values(4) }] } },
      };
      file.messaging = { queues: { plain: {}, other: {} }, topics: { news: { subscriptions } } };
    },
    problems: [
      { ...tooMany, path: [...at.slice(0, -2), "a", "filterPolicy"], given: 151 },
      { ...tooMany, path: [...at.slice(0, -2), "b", "filterPolicy"], given: 216 },
      { ...tooMany, path: [...at.slice(0, -2), "c", "filterPolicy"], given: 152 },
    ],
  },
  "filter-policy-size": {
    accepted: filtered(ofBytes(262144)),
    refused: filtered(ofBytes(262145)),
    problems: [{ path: at, given: "262145 bytes", allowed: "at most 262144 bytes as JSON", remedy: "leave values out, or use prefixes and ranges" }],
  },
};
