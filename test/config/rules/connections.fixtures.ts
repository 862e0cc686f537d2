import type { EnvironmentFile } from "../../../config/environment-file";
import { connectionCycleFixtures } from "./connection-cycles.fixtures";
import type { RuleFixture } from "./fixture";
import { securityGroupFixtures } from "./security-group-rules.fixtures";

type Connections = NonNullable<EnvironmentFile["services"][string]["connectsTo"]>;

/** The base's web service with these connections. */
const connects =
  (...connectsTo: Connections): RuleFixture["accepted"] =>
  (file) => {
    file.services.web.connectsTo = connectsTo;
  };

export const connectionFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-service": {
    accepted: connects("worker"),
    refused: connects("workers", { service: "wroker", ports: ["jobs"] }, "constructor"),
    problems: [],
  },
  "connection-to-itself": {
    accepted: connects("worker"),
    refused: connects("web"),
    problems: [],
  },
  "connection-without-port": {
    accepted: (file) => {
      file.services.worker.ports = { stats: { containerPort: 8125, protocol: "udp" } };
    },
    refused: (file) => {
      file.services.worker.ports = {};
    },
    problems: [],
  },
  "unknown-port-name": {
    accepted: connects({ service: "worker", ports: ["jobs"] }),
    refused: connects({ service: "worker", ports: ["job"] }),
    problems: [],
  },
  "connection-ports": {
    accepted: connects({ cidr: "10.1.0.0/16", ports: [5432] }),
    refused: connects({ cidr: "10.1.0.0/16", ports: [] }, { service: "worker", ports: [] }),
    problems: [],
  },
  "connection-port": {
    accepted: connects({ stack: "database", ports: [65535] }),
    refused: connects({ stack: "database", ports: [65536] }),
    problems: [],
  },
  "connection-port-duplicate": {
    accepted: connects({ cidr: "10.1.0.0/16", ports: [5432, 5433] }),
    refused: connects({ cidr: "10.1.0.0/16", ports: [5432, 5432] }),
    problems: [],
  },
  "connection-cidr": {
    accepted: connects({ cidr: "10.1.2.3/32", ports: [5432] }),
    refused: connects({ cidr: "10.1.2.3", ports: [5432] }, { cidr: "10.1.2.3/16", ports: [5432] }),
    problems: [],
  },
  "connection-security-group-id": {
    accepted: connects({ securityGroupId: "sg-0123456789abcdef0", ports: [5432] }),
    refused: connects({ securityGroupId: "database", ports: [5432] }),
    problems: [],
  },
  "connection-prefix-list-id": {
    accepted: connects({ prefixListId: "pl-01234567", ports: [443] }),
    refused: connects({ prefixListId: "pl-0123", ports: [443] }),
    problems: [],
  },
  "connection-duplicate": {
    accepted: connects("worker", { cidr: "10.1.0.0/16", ports: [53] }, { cidr: "10.1.0.0/16", ports: [53], protocol: "udp" }),
    refused: connects("worker", { service: "worker", ports: ["jobs"] }, { stack: "database", ports: [1, 2] }, { stack: "database", ports: [2, 3] }),
    problems: [],
  },
  ...connectionCycleFixtures,
  ...securityGroupFixtures,
};
