import type { EnvironmentFile } from "../../../config/environment-file";
import { containerDependencyFixtures } from "./container-dependencies.fixtures";
import { containerFileFixtures } from "./container-files.fixtures";
import { containerPortFixtures } from "./container-ports.fixtures";
import { environmentVariableFixtures } from "./environment-variables.fixtures";
import type { RuleFixture } from "./fixture";
import { imageFixtures } from "./images.fixtures";

const image = "public.ecr.aws/docker/library/busybox:1.37";
const sidecars = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, { image }]));
const codes = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The base's web service, changed. */
const web =
  (change: Partial<EnvironmentFile["services"][string]>): RuleFixture["accepted"] =>
  (file) => {
    Object.assign(file.services.web, change);
  };

const command = ["CMD", "pg_isready"];

export const containerFixtures: Readonly<Record<string, RuleFixture>> = {
  "exec-readonly-root": {
    accepted: (file) => {
      file.services.web.exec = true;
      file.services.worker.readonlyRootFilesystem = true;
    },
    refused: (file) => {
      file.services.web.exec = true;
      file.services.web.sidecars = { agent: { image: "busybox", readonlyRootFilesystem: true } };
      file.services.worker.exec = true;
      file.services.worker.readonlyRootFilesystem = true;
    },
    problems: [
      {
        path: ["services", "web", "sidecars", "agent", "readonlyRootFilesystem"],
        given: true,
        allowed: "false in a service with exec: the agent writes to the container's root",
        remedy: "remove it, or exec",
      },
      {
        path: ["services", "worker", "readonlyRootFilesystem"],
        given: true,
        allowed: "false in a service with exec: the agent writes to the container's root",
        remedy: "remove it, or exec",
      },
    ],
  },
  "container-count": {
    accepted: web({ sidecars: sidecars(9) }),
    refused: web({ sidecars: sidecars(10) }),
    problems: [
      {
        path: ["services", "web", "sidecars"],
        given: 11,
        allowed: "at most 10 containers in a task, its own included",
        remedy: "move a sidecar into a service of its own",
      },
    ],
  },
  "sidecar-name-taken": {
    accepted: web({ sidecars: { worker: { image } } }),
    refused: web({ sidecars: { web: { image } } }),
    problems: [
      {
        path: ["services", "web", "sidecars", "web"],
        given: "web",
        allowed: "any name but that of the service or job: its own container has it",
        remedy: "rename the sidecar",
      },
    ],
  },
  ...imageFixtures,
  "container-user": {
    accepted: web({ user: "node:1000" }),
    refused: web({ user: "1000:1000:1000" }),
    problems: [
      {
        path: ["services", "web", "user"],
        given: "1000:1000:1000",
        allowed: "a user or uid, with :group or :gid behind it where wanted",
        remedy: "write it like 1000 or 1000:1000, or leave it out for the image's own",
      },
    ],
  },
  ...environmentVariableFixtures,
  ...containerPortFixtures,
  "container-health-check-command": {
    accepted: web({ healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] } }),
    refused: web({ healthCheck: { command: ["pg_isready"] }, sidecars: { proxy: { image, healthCheck: { command: ["CMD"] } } } }),
    problems: [
      {
        path: ["services", "web", "healthCheck", "command"],
        given: ["pg_isready"],
        allowed: "CMD or CMD-SHELL, then the command",
        remedy: 'write it like ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]',
      },
      {
        path: ["services", "web", "sidecars", "proxy", "healthCheck", "command"],
        given: ["CMD"],
        allowed: "CMD or CMD-SHELL, then the command",
        remedy: 'write it like ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]',
      },
    ],
  },
  "container-health-check-interval": {
    accepted: web({ healthCheck: { command, intervalSeconds: 5 } }),
    refused: web({ healthCheck: { command, intervalSeconds: 4 } }),
    problems: [
      {
        path: ["services", "web", "healthCheck", "intervalSeconds"],
        given: 4,
        allowed: "5 to 300 seconds",
        remedy: "set it to 5, the nearest allowed value",
      },
    ],
  },
  "container-health-check-timeout": {
    accepted: web({ healthCheck: { command, timeoutSeconds: 60 } }),
    refused: web({ healthCheck: { command, timeoutSeconds: 61 } }),
    problems: [
      {
        path: ["services", "web", "healthCheck", "timeoutSeconds"],
        given: 61,
        allowed: "2 to 60 seconds",
        remedy: "set it to 60, the nearest allowed value",
      },
    ],
  },
  "container-health-check-retries": {
    accepted: web({ healthCheck: { command, retries: 10 } }),
    refused: web({ healthCheck: { command, retries: 0 } }),
    problems: [
      {
        path: ["services", "web", "healthCheck", "retries"],
        given: 0,
        allowed: "1 to 10",
        remedy: "set it to 1, the nearest allowed value",
      },
    ],
  },
  "container-health-check-start-period": {
    accepted: web({ healthCheck: { command, startPeriodSeconds: 300 } }),
    refused: web({ healthCheck: { command, startPeriodSeconds: 301 } }),
    problems: [
      {
        path: ["services", "web", "healthCheck", "startPeriodSeconds"],
        given: 301,
        allowed: "0 to 300 seconds",
        remedy: "set it to 300, the nearest allowed value",
      },
    ],
  },
  ...containerDependencyFixtures,
  ...containerFileFixtures,
  "restart-attempt-period": {
    accepted: web({ restartPolicy: { restartAttemptPeriodSeconds: 1800 } }),
    refused: web({ restartPolicy: { restartAttemptPeriodSeconds: 59 } }),
    problems: [
      {
        path: ["services", "web", "restartPolicy", "restartAttemptPeriodSeconds"],
        given: 59,
        allowed: "60 to 1800 seconds",
        remedy: "set it to 60, the nearest allowed value",
      },
    ],
  },
  "restart-exit-code": {
    accepted: web({ restartPolicy: { ignoredExitCodes: [255] } }),
    refused: web({ restartPolicy: { ignoredExitCodes: [256] } }),
    problems: [
      {
        path: ["services", "web", "restartPolicy", "ignoredExitCodes", 0],
        given: 256,
        allowed: "0 to 255",
        remedy: "set it to 255, the nearest allowed value",
      },
    ],
  },
  "restart-exit-code-count": {
    accepted: web({ restartPolicy: { ignoredExitCodes: codes(50) } }),
    refused: web({ restartPolicy: { ignoredExitCodes: codes(51) } }),
    problems: [
      {
        path: ["services", "web", "restartPolicy", "ignoredExitCodes"],
        given: 51,
        allowed: "at most 50 exit codes",
        remedy: "name the most frequent ones",
      },
    ],
  },
  "docker-label": {
    accepted: web({ dockerLabels: { "com.example.team": "" } }),
    refused: web({ dockerLabels: { "the team": "web" } }),
    problems: [
      {
        path: ["services", "web", "dockerLabels", "the team"],
        given: "the team",
        allowed: "a name without spaces",
        remedy: "write it like com.example.team",
      },
    ],
  },
};
