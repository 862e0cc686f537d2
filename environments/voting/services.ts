import type { EnvironmentFile } from "../../config/environment-file";

type Services = EnvironmentFile["services"];

/** What differs between the environments. */
export interface VotingOptions {
  /** Tasks of the two web services. */
  readonly web: Pick<Services[string], "desiredTasks" | "scaling">;
  /** Where what must not be interrupted runs: the worker and the two stores. */
  readonly steadyCapacity: NonNullable<Services[string]["capacity"]>;
}

/**
 * Docker's example voting app, with the images as they are published: they look for `redis` and `db`
 * by those names, and for the database with the user and password `postgres`.
 */
export function votingServices({ web, steadyCapacity }: VotingOptions): Services {
  const small = { cpuUnits: 256, memoryMiB: 512 };
  return {
    vote: {
      ...small,
      ...web,
      image: "dockersamples/examplevotingapp_vote",
      ports: { http: 80 },
      routes: { web: { loadBalancer: "public", listener: "vote" } },
      connectsTo: ["redis"],
    },
    result: {
      ...small,
      ...web,
      image: "dockersamples/examplevotingapp_result",
      ports: { http: 80 },
      // Absolute paths, so a listener of its own; websockets that fall back to polling, so stickiness.
      routes: { web: { loadBalancer: "public", listener: "result", stickiness: {} } },
      connectsTo: ["db"],
    },
    worker: {
      ...small,
      image: "dockersamples/examplevotingapp_worker",
      capacity: steadyCapacity,
      connectsTo: ["redis", "db"],
    },
    redis: {
      ...small,
      image: "redis:7-alpine",
      capacity: steadyCapacity,
      ports: { redis: 6379 },
      healthCheck: { command: ["CMD", "redis-cli", "ping"], intervalSeconds: 5 },
      singleWriter: true,
    },
    db: {
      ...small,
      image: "postgres:15-alpine",
      // The owner of the access point, which is Alpine's `postgres`; Debian's would be 999.
      user: "70:70",
      capacity: steadyCapacity,
      ports: { postgres: 5432 },
      environmentVariables: { POSTGRES_USER: "postgres", POSTGRES_PASSWORD: "postgres" },
      healthCheck: { command: ["CMD", "pg_isready", "-U", "postgres"], intervalSeconds: 5, startPeriodSeconds: 60 },
      mounts: [{ fileSystem: "data", accessPoint: "db", containerPath: "/var/lib/postgresql/data" }],
      // Services know it as `db`, jobs as `db.voting.internal`.
      discovery: ["service-connect", "dns"],
      // Never two tasks on one data directory.
      singleWriter: true,
      stopTimeoutSeconds: 120,
    },
  };
}

/** The access points of the database's data and of the archive. */
export const votingFileSystem = {
  accessPoints: { db: { path: "/db", uid: 70, gid: 70, permissions: "0700" }, archive: { path: "/archive", uid: 70, gid: 70, permissions: "0750" } },
};

/** One load balancer, a port for each of the two pages; and the zone in which jobs find the database. */
export const votingRouting = { dnsNamespace: "voting.internal", loadBalancers: { public: { listeners: { vote: { port: 80 }, result: { port: 8081 } } } } };
