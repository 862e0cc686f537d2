import type { TaskEvents } from "../messaging";
import type { Platform } from "../platform";
import { namedTaskEvents, subjectsOf } from "../task-events";
import { isEventTrigger } from "../workflow";
import { declaredName } from "./declared-name";
import { entries, everyTaskEvents, everyWorkflow, field, items, only, type Places } from "./places";
import { distinct, pattern, type Rule } from "./rule";

/** Lists by which an entry says what it takes. */
const listKeys = ["services", "jobs", "stopCodes", "eventNames"] as const;
type ListKey = (typeof listKeys)[number];

/** The lists of one name that are written. */
const lists = (key: ListKey): Places<readonly string[]> =>
  function* (platform) {
    for (const { path, value } of everyTaskEvents(platform)) {
      const list = listsOf(value)[key];
      if (list !== undefined) yield { path: [...path, key], value: list };
    }
  };

function listsOf(events: TaskEvents): Partial<Record<ListKey, readonly string[] | undefined>> {
  return events;
}

const everyList: Places<readonly string[]> = function* (platform) {
  for (const key of listKeys) yield* lists(key)(platform);
};

const isOfTasks = ({ event }: TaskEvents) => event === "task-stopped" || event === "task-running";

/** The services and jobs whose events an entry takes. */
function takenBy(events: TaskEvents, platform: Platform): string[] {
  const { services, jobs } = subjectsOf(events, platform);
  return [...services, ...jobs];
}

const takesNothing: Rule = {
  id: "task-event-empty",
  source: "Gantry guide, Task events",
  *check(platform) {
    for (const { path, value: events } of everyTaskEvents(platform)) {
      const { services, jobs, stopCodes, eventNames } = listsOf(events);
      const remedy = "name some, or remove the list to take all";
      if (stopCodes?.length === 0) yield { path: [...path, "stopCodes"], given: stopCodes, allowed: "at least one stop code", remedy };
      if (eventNames?.length === 0) yield { path: [...path, "eventNames"], given: eventNames, allowed: "at least one name of an event", remedy };
      const empty = services?.length === 0 ? "services" : jobs?.length === 0 ? "jobs" : undefined;
      if (empty === undefined || takenBy(events, platform).length > 0) continue;
      yield { path: [...path, empty], given: [], allowed: `at least one service${isOfTasks(events) ? " or job" : ""}: this takes the events of none`, remedy };
    }
  },
};

/** Regions where a bus holds fewer rules. */
const smallRegions: readonly string[] = ["af-south-1", "eu-south-1"];

/** The rules an environment puts on the account's default event bus: one for each service or job of an entry, one for each trigger. */
function rulesOnDefaultBus(platform: Platform): number {
  const triggers = [...only(entries(field(everyWorkflow, "triggers")), isEventTrigger)(platform)].filter(({ value }) => value.eventBus === "default");
  return namedTaskEvents(platform).length + triggers.length;
}

const ruleQuota: Rule = {
  id: "event-rule-quota",
  source: "EventBridge User Guide, Amazon EventBridge quotas: number of rules",
  *check(platform) {
    const given = rulesOnDefaultBus(platform);
    const quota = smallRegions.includes(platform.region) ? 100 : 300;
    if (given <= quota) return;
    yield {
      path: ["messaging", "taskEvents"],
      given,
      allowed: `at most ${quota} rules on the default event bus: one for each service or job an entry takes, one for each event trigger of a workflow`,
      remedy: "take the events of fewer services and jobs, or ask AWS for a higher quota and waive this rule",
    };
  },
};

/** SQS takes a policy of so many bytes. */
const longestPolicy = 8192;
/** What is in it beside the rules' ARNs, at most. */
const restOfPolicy = 700;

/** How many bytes the policy of a dead-letter queue takes that admits rules by their ARNs, at most. */
export function rulesPolicyBytes(ruleArns: readonly string[]): number {
  return restOfPolicy + ruleArns.reduce((sum, each) => sum + each.length + 3, 0);
}

/** The dead-letter queue of task events admits every rule by its ARN. */
const policySize: Rule = {
  id: "task-event-policy-size",
  source: "SQS Developer Guide, Amazon SQS policy quotas",
  *check(platform) {
    const arns = namedTaskEvents(platform).map((each) => each.arn);
    const given = rulesPolicyBytes(arns);
    if (given <= longestPolicy) return;
    yield {
      path: ["messaging", "taskEvents"],
      given: `${arns.length} rules`,
      allowed: `as many rules as the policy of their dead-letter queue can name in ${longestPolicy} bytes; these take ${given}`,
      remedy: "take the events of fewer services and jobs",
    };
  },
};

/** What ECS is asked to tell of. */
export const taskEventRules: readonly Rule[] = [
  declaredName("unknown-event-service", "Gantry guide, Task events", "service", items(lists("services")), ({ services }) => services),
  declaredName("unknown-event-job", "Gantry guide, Task events", "job", items(lists("jobs")), ({ jobs }) => jobs),
  takesNothing,
  distinct("task-event-duplicate", "Gantry guide, Task events", everyList),
  pattern(
    "task-event-name",
    "Amazon ECS Developer Guide, Amazon ECS service action events and service deployment state change events",
    /^[A-Z]+(?:_[A-Z0-9]+)+$/,
    "the name of an event as ECS writes it: SERVICE_TASK_PLACEMENT_FAILURE",
    "write it in capitals with underscores",
    items(lists("eventNames")),
  ),
  ruleQuota,
  policySize,
];
