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
  "container-count": {
    accepted: web({ sidecars: sidecars(9) }),
    refused: web({ sidecars: sidecars(10) }),
    problems: [],
  },
  "sidecar-name-taken": {
    accepted: web({ sidecars: { worker: { image } } }),
    refused: web({ sidecars: { web: { image } } }),
    problems: [],
  },
  ...imageFixtures,
  "container-user": {
    accepted: web({ user: "node:1000" }),
    refused: web({ user: "1000:1000:1000" }),
    problems: [],
  },
  ...environmentVariableFixtures,
  ...containerPortFixtures,
  "container-health-check-command": {
    accepted: web({ healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] } }),
    refused: web({ healthCheck: { command: ["pg_isready"] }, sidecars: { proxy: { image, healthCheck: { command: ["CMD"] } } } }),
    problems: [],
  },
  "container-health-check-interval": {
    accepted: web({ healthCheck: { command, intervalSeconds: 5 } }),
    refused: web({ healthCheck: { command, intervalSeconds: 4 } }),
    problems: [],
  },
  "container-health-check-timeout": {
    accepted: web({ healthCheck: { command, timeoutSeconds: 60 } }),
    refused: web({ healthCheck: { command, timeoutSeconds: 61 } }),
    problems: [],
  },
  "container-health-check-retries": {
    accepted: web({ healthCheck: { command, retries: 10 } }),
    refused: web({ healthCheck: { command, retries: 0 } }),
    problems: [],
  },
  "container-health-check-start-period": {
    accepted: web({ healthCheck: { command, startPeriodSeconds: 300 } }),
    refused: web({ healthCheck: { command, startPeriodSeconds: 301 } }),
    problems: [],
  },
  ...containerDependencyFixtures,
  ...containerFileFixtures,
  "restart-attempt-period": {
    accepted: web({ restartPolicy: { restartAttemptPeriodSeconds: 1800 } }),
    refused: web({ restartPolicy: { restartAttemptPeriodSeconds: 59 } }),
    problems: [],
  },
  "restart-exit-code": {
    accepted: web({ restartPolicy: { ignoredExitCodes: [255] } }),
    refused: web({ restartPolicy: { ignoredExitCodes: [256] } }),
    problems: [],
  },
  "restart-exit-code-count": {
    accepted: web({ restartPolicy: { ignoredExitCodes: codes(50) } }),
    refused: web({ restartPolicy: { ignoredExitCodes: codes(51) } }),
    problems: [],
  },
  "docker-label": {
    accepted: web({ dockerLabels: { "com.example.team": "" } }),
    refused: web({ dockerLabels: { "the team": "web" } }),
    problems: [],
  },
};
