import { fromCompose, type ServiceOptions } from "../../compose/from-compose";
import type { EnvironmentFile } from "../../config/environment-file";

/** What differs between the environments. */
export interface VotingOptions {
  /** Tasks of the two web services. */
  readonly web: Pick<ServiceOptions, "desiredTasks" | "scaling">;
  /** Where what must not be interrupted runs: the worker and the two stores. */
  readonly steadyCapacity: NonNullable<ServiceOptions["capacity"]>;
}

/** The services of `compose.yaml`, which runs on a laptop as it is, with what only an environment can say of them. */
export function votingServices({ web, steadyCapacity: capacity }: VotingOptions) {
  return fromCompose("environments/voting/compose.yaml", {
    services: { vote: web, result: web, worker: { capacity }, redis: { capacity }, db: { capacity } },
  });
}

/** The file system of the Compose file's volumes, with a folder for the archive. */
export const votingStorage: NonNullable<EnvironmentFile["storage"]> = {
  fileSystems: { volumes: { accessPoints: { archive: { path: "/archive", uid: 70, gid: 70, permissions: "0750" } } } },
};

/** The zone in which jobs find the database; the load balancer comes from the ports that the Compose file publishes. */
export const votingRouting = { dnsNamespace: "voting.internal" };
