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
    problems: [
      {
        path: ["services", "web", "connectsTo", 0],
        given: "workers",
        allowed: "the name of another service",
        remedy: 'did you mean "worker"?',
      },
      {
        path: ["services", "web", "connectsTo", 1, "service"],
        given: "wroker",
        allowed: "the name of another service",
        remedy: 'did you mean "worker"?',
      },
      {
        path: ["services", "web", "connectsTo", 2],
        given: "constructor",
        allowed: "the name of another service",
        remedy: 'use one of "worker"',
      },
    ],
  },
  "connection-to-itself": {
    accepted: connects("worker"),
    refused: connects("web"),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0],
        given: "web",
        allowed: "another service",
        remedy: "remove it: containers of one task reach each other on localhost",
      },
    ],
  },
  "connection-without-port": {
    accepted: (file) => {
      file.services.worker.ports = { stats: { containerPort: 8125, protocol: "udp" } };
    },
    refused: (file) => {
      file.services.worker.ports = {};
    },
    problems: [
      {
        path: ["services", "web", "connectsTo", 0],
        given: "worker",
        allowed: "a service with a port",
        remedy: 'add the port it listens on to ports of "worker", or remove the connection',
      },
    ],
  },
  "unknown-port-name": {
    accepted: connects({ service: "worker", ports: ["jobs"] }),
    refused: connects({ service: "worker", ports: ["job"] }),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0, "ports", 0],
        given: "job",
        allowed: 'the name of a port of "worker"',
        remedy: 'did you mean "jobs"?',
      },
    ],
  },
  "connection-ports": {
    accepted: connects({ cidr: "10.1.0.0/16", ports: [5432] }),
    refused: connects({ cidr: "10.1.0.0/16", ports: [] }, { service: "worker", ports: [] }),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0, "ports"],
        given: [],
        allowed: "at least one port",
        remedy: "name the ports to reach, or remove the connection",
      },
      {
        path: ["services", "web", "connectsTo", 1, "ports"],
        given: [],
        allowed: "at least one port",
        remedy: "name the ports to reach, or remove the connection",
      },
    ],
  },
  "connection-port": {
    accepted: connects({ stack: "database", ports: [65535] }),
    refused: connects({ stack: "database", ports: [65536] }),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0, "ports", 0],
        given: 65536,
        allowed: "1 to 65535",
        remedy: "set it to 65535, the nearest allowed value",
      },
    ],
  },
  "connection-port-duplicate": {
    accepted: connects({ cidr: "10.1.0.0/16", ports: [5432, 5433] }),
    refused: connects({ cidr: "10.1.0.0/16", ports: [5432, 5432] }),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0, "ports", 1],
        given: 5432,
        allowed: "each entry once",
        remedy: "remove it: it stands there already",
      },
    ],
  },
  "connection-cidr": {
    accepted: connects({ cidr: "10.1.2.3/32", ports: [5432] }),
    refused: connects({ cidr: "10.1.2.3", ports: [5432] }, { cidr: "10.1.2.3/16", ports: [5432] }),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0, "cidr"],
        given: "10.1.2.3",
        allowed: "an IPv4 range whose address has no bits beyond the prefix",
        remedy: "write it like 10.1.0.0/16; a single address ends with /32",
      },
      {
        path: ["services", "web", "connectsTo", 1, "cidr"],
        given: "10.1.2.3/16",
        allowed: "an IPv4 range whose address has no bits beyond the prefix",
        remedy: "write it like 10.1.0.0/16; a single address ends with /32",
      },
    ],
  },
  "connection-security-group-id": {
    accepted: connects({ securityGroupId: "sg-0123456789abcdef0", ports: [5432] }),
    refused: connects({ securityGroupId: "database", ports: [5432] }),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0, "securityGroupId"],
        given: "database",
        allowed: "sg- and 17 hexadecimal digits",
        remedy: "copy it from `aws ec2 describe-security-groups`",
      },
    ],
  },
  "connection-prefix-list-id": {
    accepted: connects({ prefixListId: "pl-01234567", ports: [443] }),
    refused: connects({ prefixListId: "pl-0123", ports: [443] }),
    problems: [
      {
        path: ["services", "web", "connectsTo", 0, "prefixListId"],
        given: "pl-0123",
        allowed: "pl- and 8 or 17 hexadecimal digits",
        remedy: "copy it from `aws ec2 describe-managed-prefix-lists`",
      },
    ],
  },
  "connection-duplicate": {
    accepted: connects("worker", { cidr: "10.1.0.0/16", ports: [53] }, { cidr: "10.1.0.0/16", ports: [53], protocol: "udp" }),
    refused: connects(
      "worker",
      { service: "worker", ports: ["jobs"] },
      { stack: "database", ports: [1, 2] },
      { stack: "database", ports: [2, 3] },
    ),
    problems: [
      {
        path: ["services", "web", "connectsTo", 1],
        given: { service: "worker", ports: ["jobs"], startsAfter: true },
        allowed: "each port of each target once; one before it reaches some of the same",
        remedy: "remove it, or name ports that are not reached yet",
      },
      {
        path: ["services", "web", "connectsTo", 3],
        given: { stack: "database", ports: [2, 3], protocol: "tcp" },
        allowed: "each port of each target once; one before it reaches some of the same",
        remedy: "remove it, or name ports that are not reached yet",
      },
    ],
  },
  ...connectionCycleFixtures,
  ...securityGroupFixtures,
};
