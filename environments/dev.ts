import { defineEnvironment } from "../config/define-environment";
import { votingJobs, votingMessaging, votingWorkflows } from "./voting/nightly";
import { votingRouting, votingServices, votingStorage } from "./voting/services";

/** Two zones, one task each, on Spot, with public addresses: no NAT to pay for or to look after. */
export default defineEnvironment({
  platform: "voting",
  environment: "dev",
  account: "111122223333",
  region: "eu-west-1",
  backend: { type: "local" },
  network: { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: votingStorage,
  messaging: votingMessaging,
  routing: votingRouting,
  compute: { capacity: { fargateSpot: { weight: 1 } } },
  services: votingServices({ web: { desiredTasks: 1 }, steadyCapacity: { fargateSpot: { weight: 1 } } }),
  jobs: votingJobs,
  workflows: votingWorkflows,
});
