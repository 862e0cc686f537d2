import { everyService, field, lookup } from "./places";
import { valueRule, type Rule } from "./rule";

const scalings = field(everyService, "scaling");
const backlogs = field(scalings, "backlog");

const granted: Rule = {
  id: "backlog-grant",
  source: "Gantry guide, Queue workers",
  *check(platform) {
    for (const { path, value: service } of everyService(platform)) {
      const given = service.scaling?.backlog?.queue;
      if (given === undefined || lookup(platform.messaging.queues, given) === undefined) continue;
      const word = lookup(service.grants.queues, given);
      if (word === "receive" || word === "send-and-receive") continue;
      const remedy = `add grants: { queues: { ${JSON.stringify(given)}: "${word === "send" ? "send-and-receive" : "receive"}" } }`;
      yield { path: [...path, "scaling", "backlog", "queue"], given, allowed: "a queue the service is granted to receive from: more tasks would not work it off", remedy };
    }
  },
};

const counted: Rule = {
  id: "backlog-container-insights",
  source: "Amazon CloudWatch User Guide, Amazon ECS Container Insights metrics: RunningTaskCount",
  *check(platform) {
    if (platform.compute.containerInsights !== "disabled") return;
    for (const { path, value } of backlogs(platform)) {
      if (value === undefined) continue;
      const allowed = "nothing without Container Insights, which counts the tasks that run";
      yield { path, given: value, allowed, remedy: 'set compute.containerInsights to "enabled", or scale by cpuPercent' };
    }
  },
};

/** What scaling by the backlog of a queue needs. */
export const backlogRules: readonly Rule[] = [
  valueRule("backlog-messages", "API PutScalingPolicy, TargetTrackingScalingPolicyConfiguration", field(backlogs, "messagesPerTask"), (given) =>
    given > 0 ? undefined : { allowed: "a number above 0", remedy: "divide the seconds a message may wait by the seconds a task needs for one" },
  ),
  granted,
  counted,
];
