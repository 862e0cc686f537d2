import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Service = EnvironmentFile["services"][string];

/** The base's worker, changed. */
const worker =
  (change: Partial<Service>): RuleFixture["accepted"] =>
  (file) => {
    Object.assign(file.services.worker, change);
  };

const scaling = (change: Partial<NonNullable<Service["scaling"]>>) =>
  worker({ scaling: { minimumTasks: 1, maximumTasks: 4, cpuPercent: 60, ...change } });

const plain: Service = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };
const services = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, plain]));

export const serviceFixtures: Readonly<Record<string, RuleFixture>> = {
  "services-empty": {
    accepted: (file) => {
      file.services = {} as typeof file.services;
      file.jobs = { clean: { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 } };
    },
    refused: (file) => {
      file.services = {} as typeof file.services;
    },
    problems: [
      { path: ["services"], given: {}, allowed: "at least one service or job", remedy: "add one: an environment without any runs nothing" },
    ],
  },
  "service-quota": {
    accepted: (file) => {
      file.services = services(5000) as typeof file.services;
    },
    refused: (file) => {
      file.services = services(5001) as typeof file.services;
    },
    problems: [
      {
        path: ["services"],
        given: 5001,
        allowed: "at most 5000 services in a cluster",
        remedy: "split the environment, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
  "desired-tasks": {
    accepted: worker({ desiredTasks: 5000 }),
    refused: worker({ desiredTasks: 5001 }),
    problems: [
      {
        path: ["services", "worker", "desiredTasks"],
        given: 5001,
        allowed: "0 to 5000 tasks",
        remedy: "set it to 5000, the nearest allowed value",
      },
    ],
  },
  "single-writer-tasks": {
    accepted: worker({ singleWriter: true, desiredTasks: 1 }),
    refused: worker({ singleWriter: true, desiredTasks: 2 }),
    problems: [
      {
        path: ["services", "worker", "desiredTasks"],
        given: 2,
        allowed: "0 or 1 with singleWriter",
        remedy: "set it to 1, or remove singleWriter where several tasks may write",
      },
    ],
  },
  "single-writer-scaling": {
    accepted: scaling({}),
    refused: worker({ singleWriter: true, scaling: { minimumTasks: 1, maximumTasks: 4, cpuPercent: 60 } }),
    problems: [
      {
        path: ["services", "worker", "scaling"],
        given: { minimumTasks: 1, maximumTasks: 4 },
        allowed: "nothing with singleWriter",
        remedy: "remove scaling, or remove singleWriter where several tasks may write",
      },
    ],
  },
  "scaling-tasks": {
    accepted: scaling({ minimumTasks: 0, maximumTasks: 5000 }),
    refused: scaling({ minimumTasks: -1, maximumTasks: 5001 }),
    problems: [
      {
        path: ["services", "worker", "scaling", "minimumTasks"],
        given: -1,
        allowed: "0 to 5000 tasks",
        remedy: "set it to 0, the nearest allowed value",
      },
      {
        path: ["services", "worker", "scaling", "maximumTasks"],
        given: 5001,
        allowed: "0 to 5000 tasks",
        remedy: "set it to 5000, the nearest allowed value",
      },
    ],
  },
  "scaling-minimum-maximum": {
    accepted: scaling({ minimumTasks: 4, maximumTasks: 4 }),
    refused: scaling({ minimumTasks: 5, maximumTasks: 4 }),
    problems: [
      {
        path: ["services", "worker", "scaling", "maximumTasks"],
        given: 4,
        allowed: "at least minimumTasks, 5",
        remedy: "raise it, or lower minimumTasks",
      },
    ],
  },
  "scaling-metric": {
    accepted: (file) => {
      file.messaging = { queues: { votes: {} } };
      worker({ grants: { queues: { votes: "receive" } }, scaling: { minimumTasks: 1, maximumTasks: 4, backlog: { queue: "votes", messagesPerTask: 10 } } })(file);
    },
    refused: worker({ scaling: { minimumTasks: 1, maximumTasks: 4 } }),
    problems: [
      {
        path: ["services", "worker", "scaling"],
        given: { minimumTasks: 1, maximumTasks: 4 },
        allowed: "at least one of cpuPercent, memoryPercent, requestsPerTarget and backlog",
        remedy: "add cpuPercent: 60, or remove scaling and set desiredTasks",
      },
    ],
  },
  "scaling-percent": {
    accepted: scaling({ cpuPercent: 100, memoryPercent: 1 }),
    refused: scaling({ cpuPercent: 101, memoryPercent: 0 }),
    problems: [
      {
        path: ["services", "worker", "scaling", "cpuPercent"],
        given: 101,
        allowed: "1 to 100 percent",
        remedy: "set it to 100, the nearest allowed value",
      },
      {
        path: ["services", "worker", "scaling", "memoryPercent"],
        given: 0,
        allowed: "1 to 100 percent",
        remedy: "set it to 1, the nearest allowed value",
      },
    ],
  },
  "scaling-requests": {
    accepted: (file) => {
      file.services.web.scaling = { minimumTasks: 1, maximumTasks: 4, requestsPerTarget: 1 };
    },
    refused: (file) => {
      file.services.web.scaling = { minimumTasks: 1, maximumTasks: 4, requestsPerTarget: 0 };
    },
    problems: [
      {
        path: ["services", "web", "scaling", "requestsPerTarget"],
        given: 0,
        allowed: "a whole number of requests from 1",
        remedy: "set it to 1 or more",
      },
    ],
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
    problems: [
      {
        path: ["services", "web", "scaling", "requestsPerTarget"],
        given: 500,
        allowed: "nothing but with exactly one route; the service has 2",
        remedy: "remove it and use cpuPercent, or keep one route",
      },
      {
        path: ["services", "worker", "scaling", "requestsPerTarget"],
        given: 500,
        allowed: "nothing but with exactly one route; the service has none",
        remedy: "remove it and use cpuPercent, or keep one route",
      },
    ],
  },
  "scaling-cooldown": {
    accepted: scaling({ scaleInCooldownSeconds: 0, scaleOutCooldownSeconds: 0 }),
    refused: scaling({ scaleInCooldownSeconds: -1, scaleOutCooldownSeconds: 0.5 }),
    problems: [
      {
        path: ["services", "worker", "scaling", "scaleInCooldownSeconds"],
        given: -1,
        allowed: "a whole number of seconds from 0",
        remedy: "set it to 0 or more",
      },
      {
        path: ["services", "worker", "scaling", "scaleOutCooldownSeconds"],
        given: 0.5,
        allowed: "a whole number of seconds from 0",
        remedy: "set it to 1 or more",
      },
    ],
  },
  "service-log-retention": {
    accepted: worker({ logRetentionDays: 3653 }),
    refused: worker({ logRetentionDays: 31 }),
    problems: [
      {
        path: ["services", "worker", "logRetentionDays"],
        given: 31,
        allowed: "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
        remedy: "use one of them",
      },
    ],
  },
};
