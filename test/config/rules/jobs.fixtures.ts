import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { waiting } from "./workflow-of";

type Job = NonNullable<EnvironmentFile["jobs"]>[string];

const job: Job = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };
const connected =
  (connectsTo: NonNullable<Job["connectsTo"]>): RuleFixture["accepted"] =>
  (file) =>
    void (file.jobs = { tally: { ...job, connectsTo } });

const byDns = "a service that is found by DNS: Service Connect is for services alone, not for jobs";
const at = ["jobs", "tally", "connectsTo"];

export const jobFixtures: Readonly<Record<string, RuleFixture>> = {
  "job-name-taken": {
    accepted: (file) => {
      file.jobs = { tally: job };
      file.workflows = { tally: waiting() };
    },
    refused: (file) => void (file.jobs = { worker: job }),
    problems: [
      {
        path: ["jobs", "worker"],
        given: "worker",
        allowed: "a name that no service has: task definition, roles and log group bear it",
        remedy: "rename the job or the service",
      },
    ],
  },
  "job-connection-discovery": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.discovery = ["dns"];
      connected(["worker", { cidr: "10.1.0.0/16", ports: [5432] }])(file);
    },
    refused: (file) => {
      file.services.web.discovery = [];
      connected([{ service: "worker", ports: ["jobs"] }, "web"])(file);
    },
    problems: [
      {
        path: [...at, 0, "service"],
        given: "worker",
        allowed: byDns,
        remedy: 'give "worker" discovery: ["service-connect", "dns"], and set routing.dnsNamespace, like "shop.internal"',
      },
      { path: [...at, 1], given: "web", allowed: byDns, remedy: 'give "web" discovery: ["dns"], and set routing.dnsNamespace, like "shop.internal"' },
    ],
  },
};
