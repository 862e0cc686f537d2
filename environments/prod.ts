import { defineEnvironment } from "../config/define-environment";
import { votingJobs, votingMessaging, votingWorkflows } from "./voting/nightly";
import { votingRouting, votingServices, votingStorage } from "./voting/services";

/** Three zones, a NAT gateway in each, scaling above an on-demand base, and nothing that holds data can be destroyed. */
export default defineEnvironment({
  platform: "voting",
  environment: "prod",
  account: "444455556666",
  region: "eu-west-1",
  owner: "voting-team",
  protected: true,
  backend: { type: "local" },
  network: {
    cidr: "10.30.0.0/16",
    availabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    egress: "nat-gateway-per-zone",
    flowLogs: { retentionDays: 90 },
  },
  storage: {
    fileSystems: { volumes: { ...votingStorage.fileSystems?.["volumes"], lifecycle: { transitionToInfrequentAccess: "AFTER_30_DAYS" } } },
    backup: { retentionDays: 35 },
  },
  messaging: votingMessaging,
  routing: votingRouting,
  compute: { capacity: { fargate: { base: 2, weight: 1 }, fargateSpot: { weight: 3 } } },
  services: votingServices({
    web: { scaling: { minimumTasks: 3, maximumTasks: 12, cpuPercent: 60 } },
    steadyCapacity: { fargate: { weight: 1 } },
  }),
  jobs: votingJobs,
  workflows: votingWorkflows,
});
