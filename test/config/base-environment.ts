import type { EnvironmentFile } from "../../config/environment-file";

/** A small environment that breaks no rule, anew for each test. */
export function baseEnvironment(): EnvironmentFile & { services: { web: EnvironmentFile["services"][string]; worker: EnvironmentFile["services"][string] } } {
  return {
    platform: "shop",
    environment: "test",
    account: "111122223333",
    region: "eu-west-1",
    network: { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"] },
    storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } }, secrets: { token: {} } },
    registry: { repositories: { web: {} } },
    routing: { loadBalancers: { public: {} } },
    services: {
      web: {
        image: { repository: "web", tag: "1.0.0" },
        cpuUnits: 256,
        memoryMiB: 512,
        ports: { http: 8080 },
        routes: { main: { loadBalancer: "public" } },
        connectsTo: ["worker"],
      },
      worker: { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512, ports: { jobs: 7000 } },
    },
  };
}
