import { parseByteSize } from "./byte-size";
import { parseDuration } from "./duration";
import type { Findings } from "./findings";
import { isText, type Mapping, type Node } from "./node";
import { changeIn } from "./tree";
import { printedText } from "./yaml-scalar";

const updates = ["services.*.deploy.update_config", "services.*.deploy.rollback_config"];

const durations = [
  ...["interval", "timeout", "start_period", "start_interval"].map((key) => `services.*.healthcheck.${key}`),
  "services.*.stop_grace_period",
  ...updates.flatMap((place) => [`${place}.delay`, `${place}.monitor`]),
  "services.*.deploy.restart_policy.delay",
  "services.*.deploy.restart_policy.window",
];

const sizes = [
  ...["mem_limit", "mem_reservation", "shm_size", "build.shm_size"].map((key) => `services.*.${key}`),
  "services.*.deploy.resources.limits.memory",
  "services.*.deploy.resources.reservations.memory",
  "services.*.volumes.*.tmpfs.size",
  ...["device_read_bps", "device_write_bps", "device_read_iops", "device_write_iops"].map((key) => `services.*.blkio_config.${key}.*.rate`),
];

const shares = ["services.*.deploy.resources.limits.cpus", "services.*.deploy.resources.reservations.cpus"];

interface Form {
  readonly places: readonly string[];
  readonly holds: (node: Node) => boolean;
  readonly allowed: string;
  readonly remedy: string;
}

const forms: readonly Form[] = [
  { places: durations, holds: (node) => isText(node) && parseDuration(node.value) !== undefined, allowed: "numbers with a unit (h, m, s, ms, us, ns)", remedy: 'write for example "1m30s"' },
  {
    places: sizes,
    holds: (node) => node.kind === "scalar" && (typeof node.value === "string" || typeof node.value === "number") && parseByteSize(node.value) !== undefined,
    allowed: "a number of bytes, or one with a unit (b, k, m, g, or kb, mb, gb)",
    remedy: 'write for example "512m"',
  },
  { places: shares, holds: (node) => node.kind === "scalar" && /^\d*\.?\d+([eE][-+]?\d+)?$/.test(printedText(node)), allowed: "a number of CPUs", remedy: 'write for example "0.5"' },
];

/** Takes out durations, sizes and shares that say nothing, and tells them. */
export function withoutUnreadable(model: Mapping, findings: Findings): Mapping {
  const checks = forms.flatMap(({ places, ...form }) => places.map((place) => ({ place, ...form })));
  return checks.reduce((root, { place, holds, allowed, remedy }) => {
    return changeIn(root, place, (node, path) => {
      if (holds(node)) return node;
      findings.problem({ rule: "compose-value", path, at: node.at, given: node.kind === "scalar" ? node.value : undefined, allowed, remedy });
      return undefined;
    });
  }, model);
}
