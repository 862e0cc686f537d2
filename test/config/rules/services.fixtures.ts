import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Service = EnvironmentFile["services"][string];

/** The base's worker, changed. */
const worker =
  (change: Partial<Service>): RuleFixture["accepted"] =>
  (file) => {
    Object.assign(file.services.worker, change);
  };

const scaling = (change: Partial<NonNullable<Service["scaling"]>>) => worker({ scaling: { minimumTasks: 1, maximumTasks: 4, cpuPercent: 60, ...change } });

const plain: Service = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };
const services = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, plain]));

export const serviceFixtures: Readonly<Record<string, RuleFixture>> = {
  "services-empty": {
    accepted: (file) => {
      file.services = services(1) as typeof file.services;
    },
    refused: (file) => {
      file.services = {} as typeof file.services;
    },
    problems: [],
  },
  "service-quota": {
    accepted: (file) => {
      file.services = services(5000) as typeof file.services;
    },
    refused: (file) => {
      file.services = services(5001) as typeof file.services;
    },
    problems: [],
  },
  "desired-tasks": {
    accepted: worker({ desiredTasks: 5000 }),
    refused: worker({ desiredTasks: 5001 }),
    problems: [],
  },
  "single-writer-tasks": {
    accepted: worker({ singleWriter: true, desiredTasks: 1 }),
    refused: worker({ singleWriter: true, desiredTasks: 2 }),
    problems: [],
  },
  "single-writer-scaling": {
    accepted: scaling({}),
    refused: worker({ singleWriter: true, scaling: { minimumTasks: 1, maximumTasks: 4, cpuPercent: 60 } }),
    problems: [],
  },
  "scaling-tasks": {
    accepted: scaling({ minimumTasks: 0, maximumTasks: 5000 }),
    refused: scaling({ minimumTasks: -1, maximumTasks: 5001 }),
    problems: [],
  },
  "scaling-minimum-maximum": {
    accepted: scaling({ minimumTasks: 4, maximumTasks: 4 }),
    refused: scaling({ minimumTasks: 5, maximumTasks: 4 }),
    problems: [],
  },
  "scaling-metric": {
    accepted: worker({ scaling: { minimumTasks: 1, maximumTasks: 4, memoryPercent: 70 } }),
    refused: worker({ scaling: { minimumTasks: 1, maximumTasks: 4 } }),
    problems: [],
  },
  "scaling-percent": {
    accepted: scaling({ cpuPercent: 100, memoryPercent: 1 }),
    refused: scaling({ cpuPercent: 101, memoryPercent: 0 }),
    problems: [],
  },
  "scaling-requests": {
    accepted: (file) => {
      file.services.web.scaling = { minimumTasks: 1, maximumTasks: 4, requestsPerTarget: 1 };
    },
    refused: (file) => {
      file.services.web.scaling = { minimumTasks: 1, maximumTasks: 4, requestsPerTarget: 0 };
    },
    problems: [],
  },
  "scaling-requests-route": {
    accepted: (file) => {
      file.services.web.scaling = { minimumTasks: 1, maximumTasks: 4, requestsPerTarget: 500 };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public" }, api: { loadBalancer: "public", paths: ["/api/*"] } };
      file.services.web.scaling = { minimumTasks: 1, maximumTasks: 4, requestsPerTarget: 500 };
      scaling({ requestsPerTarget: 500 })(file);
    },
    problems: [],
  },
  "scaling-cooldown": {
    accepted: scaling({ scaleInCooldownSeconds: 0, scaleOutCooldownSeconds: 0 }),
    refused: scaling({ scaleInCooldownSeconds: -1, scaleOutCooldownSeconds: 0.5 }),
    problems: [],
  },
  "service-log-retention": {
    accepted: worker({ logRetentionDays: 3653 }),
    refused: worker({ logRetentionDays: 31 }),
    problems: [],
  },
};
