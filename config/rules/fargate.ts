import { fargateSizes, memorySizes } from "../fargate-sizes";
import { isKnown } from "../known";
import { listed } from "../nearest";
import type { TaskSpec } from "../task";
import { entries, everyContainer, everySidecar, everyTask, field, items, keys } from "./places";
import { atLeast, oneOf, range, valueRule, type Rule } from "./rule";

const sizes = "Amazon ECS Developer Guide, Troubleshoot Amazon ECS task definition invalid CPU or memory errors";
const differences = "Amazon ECS Developer Guide, Amazon ECS task definition differences for Fargate";
const containerDefinition = "API RegisterTaskDefinition, ContainerDefinition";

const cpu = valueRule("fargate-cpu", sizes, field(everyTask, "cpuUnits"), (value) => {
  if (memorySizes(value) !== undefined) return undefined;
  const cpuSizes = fargateSizes.map((size) => size.cpuUnits);
  const fitting = cpuSizes.find((size) => size >= value) ?? cpuSizes.at(-1);
  return { allowed: `${listed(cpuSizes)} CPU units`, remedy: `set it to ${fitting}` };
});

/** The smallest size that holds it: with the same CPU where there is one, else with the smallest CPU that has one. */
function memoryRemedy(cpuUnits: number, memoryMiB: number): string {
  const same = memorySizes(cpuUnits)?.find((size) => size >= memoryMiB);
  if (same !== undefined) return `set it to ${same}`;
  const larger = fargateSizes.find((size) => size.cpuUnits > cpuUnits && size.memoryMiB.some((memory) => memory >= memoryMiB));
  if (larger !== undefined)
    return `set cpuUnits to ${larger.cpuUnits} and memoryMiB to ${larger.memoryMiB.find((memory) => memory >= memoryMiB)}`;
  return `set it to ${memorySizes(cpuUnits)?.at(-1)}, the most for ${cpuUnits} CPU units`;
}

const memory: Rule = {
  id: "fargate-memory",
  source: sizes,
  *check(platform) {
    for (const { path, value } of everyTask(platform)) {
      const { cpuUnits, memoryMiB } = value;
      const fitting = isKnown(cpuUnits) ? memorySizes(cpuUnits) : undefined;
      if (fitting === undefined || !isKnown(memoryMiB) || fitting.includes(memoryMiB)) continue;
      const allowed = `${describeSizes(fitting)}, with ${cpuUnits} CPU units`;
      yield { path: [...path, "memoryMiB"], given: memoryMiB, allowed, remedy: memoryRemedy(cpuUnits, memoryMiB) };
    }
  },
};

/** A few sizes by name, more as first, last and step. */
function describeSizes(memory: readonly number[]): string {
  if (memory.length <= 4) return `${listed(memory)} MiB`;
  const [first = 0, second = 0] = memory;
  return `${first} to ${memory.at(-1)} MiB in steps of ${second - first}`;
}

function sum(task: TaskSpec, key: "cpuUnits" | "memoryMiB"): number {
  const given = Object.values(task.sidecars).map((sidecar) => sidecar[key] ?? 0);
  return given.every(isKnown) ? given.reduce((total, each) => total + each, 0) : 0;
}

/** What the sidecars keep for themselves must be there; the task's own container takes the rest. */
function sidecarsFit(id: string, key: "cpuUnits" | "memoryMiB", unit: string): Rule {
  return {
    id,
    source: containerDefinition,
    *check(platform) {
      for (const { path, value } of everyTask(platform)) {
        const total = sum(value, key);
        if (!isKnown(value[key]) || !(total > value[key])) continue;
        const allowed = `at most the task's ${value[key]} ${unit}, all sidecars together`;
        yield { path: [...path, "sidecars"], given: total, allowed, remedy: `lower the sidecars' ${key}, or choose a larger task` };
      }
    },
  };
}

const memoryReservation: Rule = {
  id: "container-memory-reservation",
  source: containerDefinition,
  *check(platform) {
    for (const { path, value } of everySidecar(platform)) {
      const { memoryMiB, memoryReservationMiB: given } = value;
      if (memoryMiB === undefined || given === undefined || !isKnown(memoryMiB) || !isKnown(given) || given < memoryMiB) continue;
      const allowed = `less than memoryMiB, ${memoryMiB}`;
      yield { path: [...path, "memoryReservationMiB"], given, allowed, remedy: "lower it, or leave it out: memoryMiB is kept anyway" };
    }
  },
};

const linuxCapabilities = (
  "ALL AUDIT_CONTROL AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE " +
  "MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT " +
  "SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG SYSLOG WAKE_ALARM"
).split(" ");

const addedCapability = valueRule("fargate-capability", differences, items(field(everyContainer, "addCapabilities")), (name) =>
  name === "SYS_PTRACE" ? undefined : { allowed: "SYS_PTRACE alone", remedy: "remove it: Fargate adds no other capability" },
);

const ulimitNames = "core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack".split(" ");

/** The kernel's own ceiling for open files, `fs.nr_open`. */
const mostOpenFiles = 1_048_576;

const ulimitValue: Rule = {
  id: "ulimit-value",
  source: "API RegisterTaskDefinition, Ulimit; proc(5), fs.nr_open",
  *check(platform) {
    for (const { path, value } of entries(field(everyContainer, "ulimits"))(platform)) {
      const { soft, hard } = value;
      if (!isKnown(soft) || !isKnown(hard)) continue;
      const maximum = path.at(-1) === "nofile" ? mostOpenFiles : Number.MAX_SAFE_INTEGER;
      const whole = [soft, hard].every((limit) => Number.isInteger(limit) && limit >= 0 && limit <= maximum);
      if (whole && soft <= hard) continue;
      const upTo = path.at(-1) === "nofile" ? ` up to ${maximum}` : "";
      yield {
        path,
        given: value,
        allowed: `whole numbers${upTo}, soft not above hard`,
        remedy: whole ? "raise hard, or lower soft" : "correct the two limits",
      };
    }
  },
};

/** What Fargate offers to tasks and their containers. */
export const fargateRules: readonly Rule[] = [
  cpu,
  memory,
  range(
    "fargate-ephemeral-storage",
    "API RegisterTaskDefinition, EphemeralStorage",
    21,
    200,
    "GiB",
    field(everyTask, "ephemeralStorageGiB"),
  ),
  atLeast("container-cpu", containerDefinition, 0, "CPU units", field(everySidecar, "cpuUnits")),
  sidecarsFit("container-cpu-sum", "cpuUnits", "CPU units"),
  atLeast("container-memory", containerDefinition, 6, "MiB", function* (platform) {
    yield* field(everySidecar, "memoryMiB")(platform);
    yield* field(everySidecar, "memoryReservationMiB")(platform);
  }),
  sidecarsFit("container-memory-sum", "memoryMiB", "MiB"),
  memoryReservation,
  addedCapability,
  oneOf(
    "linux-capability",
    "API RegisterTaskDefinition, KernelCapabilities",
    linuxCapabilities,
    items(field(everyContainer, "dropCapabilities")),
  ),
  oneOf("ulimit-name", "API RegisterTaskDefinition, Ulimit", ulimitNames, keys(field(everyContainer, "ulimits"))),
  ulimitValue,
  range("stop-timeout", differences, 2, 120, "seconds", field(everyContainer, "stopTimeoutSeconds")),
  range("start-timeout", containerDefinition, 2, 120, "seconds", field(everyContainer, "startTimeoutSeconds")),
];
