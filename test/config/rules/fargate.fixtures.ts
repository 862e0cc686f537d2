import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Sidecar = NonNullable<EnvironmentFile["services"][string]["sidecars"]>[string];

const image = "public.ecr.aws/docker/library/busybox:1.37";

/** The base's web service, changed. */
const web =
  (change: Partial<EnvironmentFile["services"][string]>): RuleFixture["accepted"] =>
  (file) => {
    Object.assign(file.services.web, change);
  };

const sidecars = (...several: Partial<Sidecar>[]) => web({ sidecars: Object.fromEntries(several.map((each, index) => [`s${index}`, { image, ...each }])) });

export const fargateFixtures: Readonly<Record<string, RuleFixture>> = {
  "fargate-cpu": {
    accepted: web({ cpuUnits: 32768, memoryMiB: 249856 }),
    refused: web({ cpuUnits: 600 }),
    problems: [],
  },
  "fargate-memory": {
    accepted: web({ cpuUnits: 8192, memoryMiB: 20480 }),
    refused: (file) => {
      web({ cpuUnits: 8192, memoryMiB: 17000 })(file);
      Object.assign(file.services.worker, { cpuUnits: 256, memoryMiB: 3000 });
      file.services["huge"] = { image, cpuUnits: 32768, memoryMiB: 250000 };
    },
    problems: [],
  },
  "fargate-ephemeral-storage": {
    accepted: web({ ephemeralStorageGiB: 200 }),
    refused: web({ ephemeralStorageGiB: 20 }),
    problems: [],
  },
  "container-cpu": {
    accepted: sidecars({ cpuUnits: 0 }),
    refused: sidecars({ cpuUnits: 0.5 }),
    problems: [],
  },
  "container-cpu-sum": {
    accepted: sidecars({ cpuUnits: 128 }, { cpuUnits: 128 }),
    refused: sidecars({ cpuUnits: 128 }, { cpuUnits: 129 }),
    problems: [],
  },
  "container-memory": {
    accepted: sidecars({ memoryMiB: 7, memoryReservationMiB: 6 }),
    refused: sidecars({ memoryMiB: 5 }, { memoryReservationMiB: 0 }),
    problems: [],
  },
  "container-memory-sum": {
    accepted: sidecars({ memoryMiB: 256 }, { memoryMiB: 256 }),
    refused: sidecars({ memoryMiB: 256 }, { memoryMiB: 257 }),
    problems: [],
  },
  "container-memory-reservation": {
    accepted: sidecars({ memoryMiB: 128, memoryReservationMiB: 127 }),
    refused: sidecars({ memoryMiB: 128, memoryReservationMiB: 128 }),
    problems: [],
  },
  "fargate-capability": {
    accepted: web({ addCapabilities: ["SYS_PTRACE"] }),
    refused: web({ addCapabilities: ["SYS_PTRACE", "NET_ADMIN"] }),
    problems: [],
  },
  "linux-capability": {
    accepted: web({ dropCapabilities: ["ALL"] }),
    refused: web({ dropCapabilities: ["CAP_CHOWN"] }),
    problems: [],
  },
  "ulimit-name": {
    accepted: web({ ulimits: { nofile: { soft: 1024, hard: 2048 } } }),
    refused: web({ ulimits: { nofiles: { soft: 1024, hard: 2048 } } }),
    problems: [],
  },
  "ulimit-value": {
    accepted: web({ ulimits: { nofile: { soft: 1048576, hard: 1048576 }, core: { soft: 0, hard: 0 } } }),
    refused: web({ ulimits: { nofile: { soft: 1024, hard: 1048577 }, core: { soft: 1, hard: 0 } } }),
    problems: [],
  },
  "stop-timeout": {
    accepted: web({ stopTimeoutSeconds: 120 }),
    refused: web({ stopTimeoutSeconds: 121 }),
    problems: [],
  },
  "start-timeout": {
    accepted: web({ startTimeoutSeconds: 2 }),
    refused: web({ startTimeoutSeconds: 1 }),
    problems: [],
  },
};
