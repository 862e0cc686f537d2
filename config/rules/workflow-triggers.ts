import { isEventTrigger, isQueueTrigger } from "../workflow";
import { eventPatternFindings } from "./event-patterns";
import { nearestAllowed } from "./nearest-allowed";
import { entries, everyWorkflow, field, lookup, only } from "./places";
import { atMost, pattern, range, type Rule } from "./rule";
import { isJson } from "./workflow-json";

const pipes = "API CreatePipe; EventBridge User Guide, Amazon EventBridge Pipes quotas";

const triggers = entries(field(everyWorkflow, "triggers"));
const queueTriggers = only(triggers, isQueueTrigger);
const eventTriggers = only(triggers, isEventTrigger);

export const workflowTriggerRules: readonly Rule[] = [
  {
    id: "workflow-queue-batch-size",
    source: pipes,
    *check(platform) {
      for (const { path, value } of queueTriggers(platform)) {
        const isFifo = lookup(platform.messaging.queues, value.queue)?.type === "fifo";
        const maximum = isFifo ? 10 : 10000;
        const given = value.batchSize;
        if (Number.isInteger(given) && given >= 1 && given <= maximum) continue;
        const allowed = `1 to ${maximum} messages${isFifo ? " for a FIFO queue" : ""}`;
        yield { path: [...path, "batchSize"], given, allowed, remedy: nearestAllowed(given, 1, maximum) };
      }
    },
  },
  range("workflow-queue-window", pipes, 0, 300, "seconds", field(queueTriggers, "maximumBatchingWindowSeconds")),
  {
    id: "workflow-queue-window-needed",
    source: pipes,
    *check(platform) {
      for (const { path, value } of queueTriggers(platform)) {
        const given = value.maximumBatchingWindowSeconds;
        if (value.batchSize <= 10 || given >= 1) continue;
        const allowed = "1 or more with a batchSize above 10";
        yield { path: [...path, "maximumBatchingWindowSeconds"], given, allowed, remedy: "set it, or batchSize to 10 at most" };
      }
    },
  },
  atMost("workflow-queue-filters", pipes, 5, "filters", "join some of them", function* (platform) {
    for (const { path, value } of queueTriggers(platform)) yield { path: [...path, "filters"], value: value.filters.length };
  }),
  {
    id: "workflow-event-pattern",
    source: "API PutRule; EventBridge User Guide, Event pattern syntax",
    *check(platform) {
      const filters = [...queueTriggers(platform)].flatMap(({ path, value }) => value.filters.map((each, index) => ({ path: [...path, "filters", index], value: each })));
      const patterns = [...eventTriggers(platform)].map(({ path, value }) => ({ path: [...path, "eventPattern"], value: value.eventPattern }));
      for (const { path, value } of [...filters, ...patterns]) {
        if (!isJson(value)) continue;
        const flaws = [...eventPatternFindings(path, value)];
        yield* flaws;
        const length = JSON.stringify(value).length;
        if (flaws.length === 0 && length > 4096) yield { path, given: `${length} characters`, allowed: "up to 4096 characters as JSON", remedy: "say less of it, or make two of it" };
      }
    },
  },
  range("workflow-event-retries", "API PutTargets", 0, 185, "", field(eventTriggers, "maximumRetries")),
  range("workflow-event-age", "API PutTargets", 60, 86400, "seconds", field(eventTriggers, "maximumEventAgeSeconds")),
  pattern(
    "workflow-event-bus",
    "API PutRule",
    /^[/.\-_A-Za-z0-9]{1,256}$/,
    "the name of an event bus: letters, digits and / . - _",
    "write its name alone; account and region are those of the environment",
    field(eventTriggers, "eventBus"),
  ),
];
