import { containerDependencyRules } from "./container-dependencies";
import { containerFileRules } from "./container-files";
import { containerPortRules } from "./container-ports";
import { environmentVariableRules } from "./environment-variables";
import { imageRules } from "./images";
import { each, everyContainer, everyService, everyTask, field, items, keys, placedContainers } from "./places";
import { atMost, pattern, range, valueRule, type Rule } from "./rule";

const healthCheckSource = "API RegisterTaskDefinition, HealthCheck";
const restartPolicySource = "API RegisterTaskDefinition, ContainerRestartPolicy";

const healthCheck = field(everyContainer, "healthCheck");
const restartPolicy = field(everyContainer, "restartPolicy");
const ignoredExitCodes = field(restartPolicy, "ignoredExitCodes");

const containerCount = atMost(
  "container-count",
  "API RegisterTaskDefinition, containerDefinitions",
  10,
  "containers in a task, its own included",
  "move a sidecar into a service of its own",
  each(field(everyTask, "sidecars"), (sidecars) => Object.keys(sidecars).length + 1),
);

const sidecarNameTaken: Rule = {
  id: "sidecar-name-taken",
  source: "API RegisterTaskDefinition, ContainerDefinition",
  *check(platform) {
    for (const { path, value } of keys(field(everyTask, "sidecars"))(platform)) {
      if (value !== path[1]) continue;
      yield { path, given: value, allowed: "any name but that of the service or job: its own container has it", remedy: "rename the sidecar" };
    }
  },
};

const healthCheckCommand = valueRule(
  "container-health-check-command",
  healthCheckSource,
  field(healthCheck, "command"),
  ([kind, ...rest]) =>
    (kind === "CMD" || kind === "CMD-SHELL") && rest.length > 0
      ? undefined
      : { allowed: "CMD or CMD-SHELL, then the command", remedy: 'write it like ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]' },
);

const user = pattern(
  "container-user",
  "API RegisterTaskDefinition, ContainerDefinition, user",
  /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/,
  "a user or uid, with :group or :gid behind it where wanted",
  "write it like 1000 or 1000:1000, or leave it out for the image's own",
  field(everyContainer, "user"),
);

const execReadonlyRoot: Rule = {
  id: "exec-readonly-root",
  source: "ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec",
  *check(platform) {
    for (const service of everyService(platform)) {
      if (!service.value.exec) continue;
      for (const { path, container } of placedContainers(service)) {
        if (!container.readonlyRootFilesystem) continue;
        const allowed = "false in a service with exec: the agent writes to the container's root";
        yield { path: [...path, "readonlyRootFilesystem"], given: true, allowed, remedy: "remove it, or exec" };
      }
    }
  },
};

const dockerLabel = pattern(
  "docker-label",
  "API RegisterTaskDefinition, ContainerDefinition, dockerLabels",
  /^\S+$/,
  "a name without spaces",
  "write it like com.example.team",
  keys(field(everyContainer, "dockerLabels")),
);

/** What containers of one task must be, and what they ask of each other. */
export const containerRules: readonly Rule[] = [
  execReadonlyRoot,
  containerCount,
  sidecarNameTaken,
  ...imageRules,
  user,
  ...environmentVariableRules,
  ...containerPortRules,
  healthCheckCommand,
  range("container-health-check-interval", healthCheckSource, 5, 300, "seconds", field(healthCheck, "intervalSeconds")),
  range("container-health-check-timeout", healthCheckSource, 2, 60, "seconds", field(healthCheck, "timeoutSeconds")),
  range("container-health-check-retries", healthCheckSource, 1, 10, "", field(healthCheck, "retries")),
  range("container-health-check-start-period", healthCheckSource, 0, 300, "seconds", field(healthCheck, "startPeriodSeconds")),
  ...containerDependencyRules,
  ...containerFileRules,
  range("restart-attempt-period", restartPolicySource, 60, 1800, "seconds", field(restartPolicy, "restartAttemptPeriodSeconds")),
  range("restart-exit-code", restartPolicySource, 0, 255, "", items(ignoredExitCodes)),
  atMost(
    "restart-exit-code-count",
    restartPolicySource,
    50,
    "exit codes",
    "name the most frequent ones",
    each(ignoredExitCodes, (codes) => codes.length),
  ),
  dockerLabel,
];
