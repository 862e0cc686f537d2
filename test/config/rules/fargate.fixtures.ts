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

const sidecars = (...several: Partial<Sidecar>[]) =>
  web({ sidecars: Object.fromEntries(several.map((each, index) => [`s${index}`, { image, ...each }])) });

export const fargateFixtures: Readonly<Record<string, RuleFixture>> = {
  "fargate-cpu": {
    accepted: web({ cpuUnits: 32768, memoryMiB: 249856 }),
    refused: web({ cpuUnits: 600 }),
    problems: [
      {
        path: ["services", "web", "cpuUnits"],
        given: 600,
        allowed: "256, 512, 1024, 2048, 4096, 8192, 16384 or 32768 CPU units",
        remedy: "set it to 1024",
      },
    ],
  },
  "fargate-memory": {
    accepted: web({ cpuUnits: 8192, memoryMiB: 20480 }),
    refused: (file) => {
      web({ cpuUnits: 8192, memoryMiB: 17000 })(file);
      Object.assign(file.services.worker, { cpuUnits: 256, memoryMiB: 3000 });
      file.services["huge"] = { image, cpuUnits: 32768, memoryMiB: 250000 };
    },
    problems: [
      {
        path: ["services", "web", "memoryMiB"],
        given: 17000,
        allowed: "16384 to 61440 MiB in steps of 4096, with 8192 CPU units",
        remedy: "set it to 20480",
      },
      {
        path: ["services", "worker", "memoryMiB"],
        given: 3000,
        allowed: "512, 1024 or 2048 MiB, with 256 CPU units",
        remedy: "set cpuUnits to 512 and memoryMiB to 3072",
      },
      {
        path: ["services", "huge", "memoryMiB"],
        given: 250000,
        allowed: "61440, 122880 or 249856 MiB, with 32768 CPU units",
        remedy: "set it to 249856, the most for 32768 CPU units",
      },
    ],
  },
  "fargate-ephemeral-storage": {
    accepted: web({ ephemeralStorageGiB: 200 }),
    refused: web({ ephemeralStorageGiB: 20 }),
    problems: [
      {
        path: ["services", "web", "ephemeralStorageGiB"],
        given: 20,
        allowed: "21 to 200 GiB",
        remedy: "set it to 21, the nearest allowed value",
      },
    ],
  },
  "container-cpu": {
    accepted: sidecars({ cpuUnits: 0 }),
    refused: sidecars({ cpuUnits: 0.5 }),
    problems: [
      {
        path: ["services", "web", "sidecars", "s0", "cpuUnits"],
        given: 0.5,
        allowed: "a whole number of CPU units from 0",
        remedy: "set it to 1 or more",
      },
    ],
  },
  "container-cpu-sum": {
    accepted: sidecars({ cpuUnits: 128 }, { cpuUnits: 128 }),
    refused: sidecars({ cpuUnits: 128 }, { cpuUnits: 129 }),
    problems: [
      {
        path: ["services", "web", "sidecars"],
        given: 257,
        allowed: "at most the task's 256 CPU units, all sidecars together",
        remedy: "lower the sidecars' cpuUnits, or choose a larger task",
      },
    ],
  },
  "container-memory": {
    accepted: sidecars({ memoryMiB: 7, memoryReservationMiB: 6 }),
    refused: sidecars({ memoryMiB: 5 }, { memoryReservationMiB: 0 }),
    problems: [
      {
        path: ["services", "web", "sidecars", "s0", "memoryMiB"],
        given: 5,
        allowed: "a whole number of MiB from 6",
        remedy: "set it to 6 or more",
      },
      {
        path: ["services", "web", "sidecars", "s1", "memoryReservationMiB"],
        given: 0,
        allowed: "a whole number of MiB from 6",
        remedy: "set it to 6 or more",
      },
    ],
  },
  "container-memory-sum": {
    accepted: sidecars({ memoryMiB: 256 }, { memoryMiB: 256 }),
    refused: sidecars({ memoryMiB: 256 }, { memoryMiB: 257 }),
    problems: [
      {
        path: ["services", "web", "sidecars"],
        given: 513,
        allowed: "at most the task's 512 MiB, all sidecars together",
        remedy: "lower the sidecars' memoryMiB, or choose a larger task",
      },
    ],
  },
  "container-memory-reservation": {
    accepted: sidecars({ memoryMiB: 128, memoryReservationMiB: 127 }),
    refused: sidecars({ memoryMiB: 128, memoryReservationMiB: 128 }),
    problems: [
      {
        path: ["services", "web", "sidecars", "s0", "memoryReservationMiB"],
        given: 128,
        allowed: "less than memoryMiB, 128",
        remedy: "lower it, or leave it out: memoryMiB is kept anyway",
      },
    ],
  },
  "fargate-capability": {
    accepted: web({ addCapabilities: ["SYS_PTRACE"] }),
    refused: web({ addCapabilities: ["SYS_PTRACE", "NET_ADMIN"] }),
    problems: [
      {
        path: ["services", "web", "addCapabilities", 1],
        given: "NET_ADMIN",
        allowed: "SYS_PTRACE alone",
        remedy: "remove it: Fargate adds no other capability",
      },
    ],
  },
  "linux-capability": {
    accepted: web({ dropCapabilities: ["ALL"] }),
    refused: web({ dropCapabilities: ["CAP_CHOWN"] }),
    problems: [
      {
        path: ["services", "web", "dropCapabilities", 0],
        given: "CAP_CHOWN",
        allowed:
          "ALL, AUDIT_CONTROL, AUDIT_WRITE, BLOCK_SUSPEND, CHOWN, DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER, FSETID, IPC_LOCK, IPC_OWNER, KILL, LEASE, LINUX_IMMUTABLE, MAC_ADMIN, MAC_OVERRIDE, MKNOD, NET_ADMIN, NET_BIND_SERVICE, NET_BROADCAST, NET_RAW, SETFCAP, SETGID, SETPCAP, SETUID, SYS_ADMIN, SYS_BOOT, SYS_CHROOT, SYS_MODULE, SYS_NICE, SYS_PACCT, SYS_PTRACE, SYS_RAWIO, SYS_RESOURCE, SYS_TIME, SYS_TTY_CONFIG, SYSLOG, WAKE_ALARM",
        remedy: "use one of them",
      },
    ],
  },
  "ulimit-name": {
    accepted: web({ ulimits: { nofile: { soft: 1024, hard: 2048 } } }),
    refused: web({ ulimits: { nofiles: { soft: 1024, hard: 2048 } } }),
    problems: [
      {
        path: ["services", "web", "ulimits", "nofiles"],
        given: "nofiles",
        allowed: "core, cpu, data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, sigpending, stack",
        remedy: "use one of them",
      },
    ],
  },
  "ulimit-value": {
    accepted: web({ ulimits: { nofile: { soft: 1048576, hard: 1048576 }, core: { soft: 0, hard: 0 } } }),
    refused: web({ ulimits: { nofile: { soft: 1024, hard: 1048577 }, core: { soft: 1, hard: 0 } } }),
    problems: [
      {
        path: ["services", "web", "ulimits", "nofile"],
        given: { soft: 1024, hard: 1048577 },
        allowed: "whole numbers up to 1048576, soft not above hard",
        remedy: "correct the two limits",
      },
      {
        path: ["services", "web", "ulimits", "core"],
        given: { soft: 1, hard: 0 },
        allowed: "whole numbers, soft not above hard",
        remedy: "raise hard, or lower soft",
      },
    ],
  },
  "stop-timeout": {
    accepted: web({ stopTimeoutSeconds: 120 }),
    refused: web({ stopTimeoutSeconds: 121 }),
    problems: [
      {
        path: ["services", "web", "stopTimeoutSeconds"],
        given: 121,
        allowed: "2 to 120 seconds",
        remedy: "set it to 120, the nearest allowed value",
      },
    ],
  },
  "start-timeout": {
    accepted: web({ startTimeoutSeconds: 2 }),
    refused: web({ startTimeoutSeconds: 1 }),
    problems: [
      {
        path: ["services", "web", "startTimeoutSeconds"],
        given: 1,
        allowed: "2 to 120 seconds",
        remedy: "set it to 2, the nearest allowed value",
      },
    ],
  },
};
