import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Queue = NonNullable<NonNullable<EnvironmentFile["messaging"]>["queues"]>[string];

const queues =
  (named: Readonly<Record<string, Queue>>): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { queues: named });

const orders = (queue: Queue) => queues({ orders: queue });
const at = ["messaging", "queues", "orders"];

/** A rule for a number of a queue: what it lets pass, what not, and what it says of that. */
const number = (key: keyof Queue, [lowest, highest]: readonly [number, number], unit: string): RuleFixture => ({
  accepted: queues({ orders: { [key]: lowest }, mails: { [key]: highest } }),
  refused: queues({ orders: { [key]: lowest - 1 }, mails: { [key]: highest + 1 } }),
  problems: [
    { path: [...at, key], given: lowest - 1, allowed: `${lowest} to ${highest} ${unit}`, remedy: `set it to ${lowest}, the nearest allowed value` },
    { path: ["messaging", "queues", "mails", key], given: highest + 1, allowed: `${lowest} to ${highest} ${unit}`, remedy: `set it to ${highest}, the nearest allowed value` },
  ],
});

const sources = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index): [string, Queue] => [`q${index}`, { deadLetter: { queue: "failed" } }]));

const standardAlone = { allowed: "nothing for a standard queue", remedy: 'remove it, or set type to "fifo"' };

export const queueFixtures: Readonly<Record<string, RuleFixture>> = {
  "queue-delay": number("delaySeconds", [0, 900], "seconds"),
  "queue-message-size": number("maximumMessageBytes", [1024, 1048576], "bytes"),
  "queue-retention": number("retentionSeconds", [60, 1209600], "seconds"),
  "queue-receive-wait": number("receiveWaitSeconds", [0, 20], "seconds"),
  "queue-visibility-timeout": number("visibilityTimeoutSeconds", [0, 43200], "seconds"),
  "queue-maximum-receives": {
    accepted: queues({ orders: { deadLetter: { maximumReceives: 1 } }, mails: { deadLetter: { maximumReceives: 1000 } } }),
    refused: queues({ orders: { deadLetter: { maximumReceives: 0 } }, mails: { deadLetter: { maximumReceives: 1001 } } }),
    problems: [
      { path: [...at, "deadLetter", "maximumReceives"], given: 0, allowed: "1 to 1000 receipts", remedy: "set it to 1, the nearest allowed value" },
      {
        path: ["messaging", "queues", "mails", "deadLetter", "maximumReceives"],
        given: 1001,
        allowed: "1 to 1000 receipts",
        remedy: "set it to 1000, the nearest allowed value",
      },
    ],
  },
  "queue-fifo-setting": {
    accepted: orders({ type: "fifo", contentBasedDeduplication: true, deduplicationScope: "queue", fifoThroughputLimit: "perQueue" }),
    refused: orders({ contentBasedDeduplication: false, deduplicationScope: "messageGroup", fifoThroughputLimit: "perMessageGroupId" }),
    problems: [
      { path: [...at, "contentBasedDeduplication"], given: false, ...standardAlone },
      { path: [...at, "deduplicationScope"], given: "messageGroup", ...standardAlone },
      { path: [...at, "fifoThroughputLimit"], given: "perMessageGroupId", ...standardAlone },
    ],
  },
  "queue-fifo-throughput": {
    accepted: orders({ type: "fifo", deduplicationScope: "messageGroup", fifoThroughputLimit: "perMessageGroupId" }),
    refused: orders({ type: "fifo", fifoThroughputLimit: "perMessageGroupId" }),
    problems: [
      {
        path: [...at, "fifoThroughputLimit"],
        given: "perMessageGroupId",
        allowed: "perQueue, for deduplicationScope is not messageGroup",
        remedy: 'set deduplicationScope to "messageGroup", or remove it',
      },
    ],
  },
  "dead-letter-queue-type": {
    accepted: queues({
      orders: { type: "fifo", deadLetter: { queue: "failed-orders" } },
      "failed-orders": { type: "fifo" },
      mails: { deadLetter: { queue: "failed-mails" } },
      "failed-mails": {},
    }),
    refused: queues({ orders: { type: "fifo", deadLetter: { queue: "failed" } }, failed: {} }),
    problems: [
      {
        path: [...at, "deadLetter", "queue"],
        given: "failed",
        allowed: 'a fifo queue, as "orders" is one',
        remedy: "name such a queue, or remove it: one is made for this queue alone",
      },
    ],
  },
  "dead-letter-queue-sources": {
    accepted: queues({ ...sources(10), failed: {} }),
    refused: queues({ ...sources(11), failed: {} }),
    problems: [
      {
        path: ["messaging", "queues", "failed"],
        given: 11,
        allowed: "at most 10 queues that name it as their dead-letter queue: its redrive policy lists them",
        remedy: "share them out over two dead-letter queues, or let each queue have its own",
      },
    ],
  },
  "dead-letter-queue-cycle": {
    accepted: queues({ orders: { deadLetter: { queue: "late" } }, late: { deadLetter: { queue: "lost" } }, lost: { deadLetter: false } }),
    refused: queues({ orders: { deadLetter: { queue: "late" } }, late: { deadLetter: { queue: "orders" } }, lost: { deadLetter: { queue: "lost" } } }),
    problems: [
      {
        path: ["messaging", "queues", "late", "deadLetter", "queue"],
        given: "orders -> late -> orders",
        allowed: "dead-letter queues that end somewhere: a message would go round for ever",
        remedy: 'name another queue, or set deadLetter of "late" to false',
      },
      {
        path: ["messaging", "queues", "lost", "deadLetter", "queue"],
        given: "lost -> lost",
        allowed: "dead-letter queues that end somewhere: a message would go round for ever",
        remedy: 'name another queue, or set deadLetter of "lost" to false',
      },
    ],
  },
};
