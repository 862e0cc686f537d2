import type { Platform } from "../platform";
import { findCycles, formatCycle } from "./cycles";
import { everyQueue, field, lookup } from "./places";
import { range, type Rule } from "./rule";

const createQueue = "API CreateQueue";

const everyDeadLetter = field(everyQueue, "deadLetter");

const fifoSettings = ["contentBasedDeduplication", "deduplicationScope", "fifoThroughputLimit"] as const;

const fifoAlone: Rule = {
  id: "queue-fifo-setting",
  source: createQueue,
  *check(platform) {
    for (const { path, value: queue } of everyQueue(platform)) {
      for (const key of queue.type === "fifo" ? [] : fifoSettings) {
        if (queue[key] === undefined) continue;
        yield { path: [...path, key], given: queue[key], allowed: "nothing for a standard queue", remedy: 'remove it, or set type to "fifo"' };
      }
    }
  },
};

const highThroughput: Rule = {
  id: "queue-fifo-throughput",
  source: createQueue,
  *check(platform) {
    for (const { path, value: queue } of everyQueue(platform)) {
      if (queue.type !== "fifo" || queue.fifoThroughputLimit !== "perMessageGroupId" || queue.deduplicationScope === "messageGroup") continue;
      yield {
        path: [...path, "fifoThroughputLimit"],
        given: queue.fifoThroughputLimit,
        allowed: "perQueue, for deduplicationScope is not messageGroup",
        remedy: 'set deduplicationScope to "messageGroup", or remove it',
      };
    }
  },
};

interface DeadLetter {
  readonly from: string;
  readonly to: string;
}

/** Which queue of the file names which as its dead-letter queue, where both are there. */
function deadLetters({ messaging: { queues } }: Platform): DeadLetter[] {
  return Object.entries(queues).flatMap(([from, { deadLetter }]) => {
    const to = deadLetter?.queue;
    return to === undefined || lookup(queues, to) === undefined ? [] : [{ from, to }];
  });
}

const nameOfDeadLetter = (queue: string) => ["messaging", "queues", queue, "deadLetter", "queue"];

const sameType: Rule = {
  id: "dead-letter-queue-type",
  source: createQueue,
  *check(platform) {
    const { queues } = platform.messaging;
    for (const { from, to } of deadLetters(platform)) {
      const type = queues[from]?.type;
      if (type === queues[to]?.type) continue;
      yield { path: nameOfDeadLetter(from), given: to, allowed: `a ${type} queue, as "${from}" is one`, remedy: "name such a queue, or remove it: one is made for this queue alone" };
    }
  },
};

const mostSources = 10;

/** The policy of a dead-letter queue that admits exactly those that name it lists them. */
const sources: Rule = {
  id: "dead-letter-queue-sources",
  source: "API CreateQueue, RedriveAllowPolicy",
  *check(platform) {
    const named = deadLetters(platform);
    for (const { path } of everyQueue(platform)) {
      const given = named.filter(({ to }) => to === path[2]).length;
      if (given <= mostSources) continue;
      const allowed = `at most ${mostSources} queues that name it as their dead-letter queue: its redrive policy lists them`;
      yield { path, given, allowed, remedy: "share them out over two dead-letter queues, or let each queue have its own" };
    }
  },
};

const cycle: Rule = {
  id: "dead-letter-queue-cycle",
  source: "SQS Developer Guide, Using dead-letter queues in Amazon SQS",
  *check(platform) {
    const named = deadLetters(platform);
    const targets = (name: string) => new Set(named.filter(({ from }) => from === name).map(({ to }) => to));
    const graph = new Map(Object.keys(platform.messaging.queues).map((name) => [name, targets(name)]));
    for (const found of findCycles(graph)) {
      const last = found.at(-1) ?? "";
      const allowed = "dead-letter queues that end somewhere: a message would go round for ever";
      yield { path: nameOfDeadLetter(last), given: formatCycle(found), allowed, remedy: `name another queue, or set deadLetter of "${last}" to false` };
    }
  },
};

/** What queues are like, and where their messages go that nobody works off. */
export const queueRules: readonly Rule[] = [
  range("queue-delay", createQueue, 0, 900, "seconds", field(everyQueue, "delaySeconds")),
  range("queue-message-size", createQueue, 1024, 1048576, "bytes", field(everyQueue, "maximumMessageBytes")),
  range("queue-retention", createQueue, 60, 1209600, "seconds", field(everyQueue, "retentionSeconds")),
  range("queue-receive-wait", createQueue, 0, 20, "seconds", field(everyQueue, "receiveWaitSeconds")),
  range("queue-visibility-timeout", createQueue, 0, 43200, "seconds", field(everyQueue, "visibilityTimeoutSeconds")),
  range("queue-maximum-receives", "SQS Developer Guide, Configure a dead-letter queue using the Amazon SQS console", 1, 1000, "receipts", field(everyDeadLetter, "maximumReceives")),
  fifoAlone,
  highThroughput,
  sameType,
  sources,
  cycle,
];
