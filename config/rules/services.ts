import { isKnown } from "../known";
import { tasksOf } from "../platform";
import { logRetentionDays } from "./log-retention";
import { all, everyService, field } from "./places";
import { atLeast, atMost, oneOf, range, type Rule } from "./rule";

const createService = "API CreateService";
const serviceQuotas = "Amazon ECS service quotas";
const scalableTarget = "API RegisterScalableTarget";
const scalingPolicy = "API PutScalingPolicy, TargetTrackingScalingPolicyConfiguration";

const scaling = field(everyService, "scaling");

const servicesEmpty: Rule = {
  id: "services-empty",
  source: "Gantry guide, Environment files",
  *check(platform) {
    if (tasksOf(platform).length > 0) return;
    yield {
      path: ["services"],
      given: platform.services,
      allowed: "at least one service or job",
      remedy: "add one: an environment without any runs nothing",
    };
  },
};

const desiredTasks = range("desired-tasks", serviceQuotas, 0, 5000, "tasks", function* (platform) {
  for (const { path, value } of everyService(platform)) {
    // The default with scaling; what is wrong with it is the scaling's problem.
    if (value.desiredTasks !== value.scaling?.minimumTasks) yield { path: [...path, "desiredTasks"], value: value.desiredTasks };
  }
});

const singleWriterTasks: Rule = {
  id: "single-writer-tasks",
  source: "Gantry guide, Single writers",
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      if (!value.singleWriter || value.scaling !== undefined || !isKnown(value.desiredTasks) || value.desiredTasks <= 1) continue;
      const allowed = "0 or 1 with singleWriter";
      yield {
        path: [...path, "desiredTasks"],
        given: value.desiredTasks,
        allowed,
        remedy: "set it to 1, or remove singleWriter where several tasks may write",
      };
    }
  },
};

const singleWriterScaling: Rule = {
  id: "single-writer-scaling",
  source: "Gantry guide, Single writers",
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      if (!value.singleWriter || value.scaling === undefined) continue;
      const { minimumTasks, maximumTasks } = value.scaling;
      const remedy = "remove scaling, or remove singleWriter where several tasks may write";
      yield { path: [...path, "scaling"], given: { minimumTasks, maximumTasks }, allowed: "nothing with singleWriter", remedy };
    }
  },
};

const scalingOrder: Rule = {
  id: "scaling-minimum-maximum",
  source: scalableTarget,
  *check(platform) {
    for (const { path, value } of scaling(platform)) {
      if (value === undefined) continue;
      const { minimumTasks, maximumTasks } = value;
      if (!isKnown(minimumTasks) || !isKnown(maximumTasks) || minimumTasks <= maximumTasks) continue;
      const allowed = `at least minimumTasks, ${minimumTasks}`;
      yield { path: [...path, "maximumTasks"], given: maximumTasks, allowed, remedy: "raise it, or lower minimumTasks" };
    }
  },
};

const scalingMetric: Rule = {
  id: "scaling-metric",
  source: scalingPolicy,
  *check(platform) {
    for (const { path, value } of scaling(platform)) {
      if (value === undefined || (value.cpuPercent ?? value.memoryPercent ?? value.requestsPerTarget ?? value.backlog) !== undefined) continue;
      const { minimumTasks, maximumTasks } = value;
      const allowed = "at least one of cpuPercent, memoryPercent, requestsPerTarget and backlog";
      yield { path, given: { minimumTasks, maximumTasks }, allowed, remedy: "add cpuPercent: 60, or remove scaling and set desiredTasks" };
    }
  },
};

const scalingRequestsRoute: Rule = {
  id: "scaling-requests-route",
  source: "API PutScalingPolicy, PredefinedMetricSpecification: ALBRequestCountPerTarget",
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      const given = value.scaling?.requestsPerTarget;
      const routes = Object.keys(value.routes).length;
      if (given === undefined || routes === 1) continue;
      const allowed = `nothing but with exactly one route; the service has ${routes === 0 ? "none" : routes}`;
      yield { path: [...path, "scaling", "requestsPerTarget"], given, allowed, remedy: "remove it and use cpuPercent, or keep one route" };
    }
  },
};

/** How many tasks services run, how that changes, and how long their lines are kept. */
export const serviceRules: readonly Rule[] = [
  servicesEmpty,
  atMost(
    "service-quota",
    serviceQuotas,
    5000,
    "services in a cluster",
    "split the environment, or ask AWS for a higher quota and waive this rule",
    ({ services }) => [{ path: ["services"], value: Object.keys(services).length }],
  ),
  desiredTasks,
  singleWriterTasks,
  singleWriterScaling,
  range(
    "scaling-tasks",
    `${scalableTarget}; ${serviceQuotas}`,
    0,
    5000,
    "tasks",
    all(field(scaling, "minimumTasks"), field(scaling, "maximumTasks")),
  ),
  scalingOrder,
  scalingMetric,
  range(
    "scaling-percent",
    scalingPolicy,
    1,
    100,
    "percent",
    all<number | undefined>(field(scaling, "cpuPercent"), field(scaling, "memoryPercent")),
  ),
  atLeast("scaling-requests", scalingPolicy, 1, "requests", field(scaling, "requestsPerTarget")),
  scalingRequestsRoute,
  atLeast(
    "scaling-cooldown",
    scalingPolicy,
    0,
    "seconds",
    all(field(scaling, "scaleInCooldownSeconds"), field(scaling, "scaleOutCooldownSeconds")),
  ),
  oneOf<number>(
    "service-log-retention",
    `${createService}; API PutRetentionPolicy`,
    logRetentionDays,
    field(everyService, "logRetentionDays"),
  ),
];
