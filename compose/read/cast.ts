import { grammarProblem, type GrammarProblem } from "./grammar-problem";

type Value = number | boolean;

interface Cast {
  /** `undefined`: the text stands for no such value. */
  readonly read: (text: string) => Value | undefined;
  readonly allowed: string;
}

const integer: Cast = {
  read: (text) => (/^[-+]?\d+$/.test(text) && isInt64(BigInt(text.replace("+", ""))) ? Number(text) : undefined),
  allowed: "an integer",
};
const decimal: Cast = {
  read: (text) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined),
  allowed: "a number",
};
/** As a whole number of YAML: a 0 in front makes it octal. */
const umask: Cast = {
  read: (text) => {
    const octal = /^0o?([0-7]+)$/i.exec(text)?.[1];
    const value = octal !== undefined ? Number.parseInt(octal, 8) : /^(0|[1-9]\d*|0x[\da-f]+|0b[01]+)$/i.test(text) ? Number(text) : Number.NaN;
    return value < 2 ** 32 ? value : undefined;
  },
  allowed: "an octal number such as 0022",
};
const truth: Cast = {
  read: (text) => {
    const word = text.toLowerCase();
    if (["true", "y", "yes", "on"].includes(word)) return true;
    return ["false", "n", "no", "off"].includes(word) ? false : undefined;
  },
  allowed: "true or false",
};

/** What runs a container: services, jobs, and what a service starts before itself. */
const containers = ["services.*", "jobs.*", "services.*.pre_start.*"];
const workloads = ["services.*", "jobs.*"];
const services = ["services.*"];

/** Places below which things, and what texts there are read as: `*` is any key or index, `[]` an index. */
const table: readonly (readonly [places: readonly string[], cast: Cast, ...keys: string[]])[] = [
  [["networks.*"], truth, "external", "internal", "attachable", "enable_ipv4", "enable_ipv6"],
  [["volumes.*", "secrets.*", "configs.*"], truth, "external"],
  [containers, integer, "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "oom_score_adj", "pids_limit"],
  [containers, integer, "ulimits.*", "ulimits.*.hard", "ulimits.*.soft"],
  [containers, decimal, "cpu_percent", "cpus"],
  [containers, truth, "init", "networks.*.use_service_name_alias", "oom_kill_disable", "privileged", "read_only", "volumes.[].read_only", "volumes.[].volume.nocopy"],
  [containers, umask, "umask"],
  [workloads, integer, "healthcheck.retries", "ports.[].target"],
  [workloads, truth, "depends_on.*.required", "depends_on.*.restart", "healthcheck.disable", "stdin_open", "tty"],
  [services, integer, "deploy.replicas", "deploy.update_config.parallelism", "deploy.rollback_config.parallelism"],
  [services, integer, "deploy.restart_policy.max_attempts", "deploy.placement.max_replicas_per_node", "scale"],
  [services, decimal, "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio"],
];

const casts = table.flatMap(([places, cast, ...keys]) => places.flatMap((place) => keys.map((key) => ({ pattern: `${place}.${key}`.split("."), cast }))));

/**
 * The value that an interpolated text at a place of the model stands for: Compose makes numbers and booleans of texts at some
 * places. Indices of lists are numbers, or texts of digits.
 * @see https://github.com/compose-spec/compose-go/blob/main/loader/interpolate.go
 */
export function castAt(path: readonly (string | number)[], text: string): string | number | boolean | GrammarProblem {
  const cast = casts.find(({ pattern }) => matches(path, pattern))?.cast;
  if (cast === undefined) return text;
  return cast.read(text) ?? grammarProblem(text, cast.allowed, text === "" ? "write a value, or a default in the expression: ${NAME:-value}" : `write ${cast.allowed}`);
}

function matches(path: readonly (string | number)[], pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((part, index) => part === "*" || part === path[index] || (part === "[]" && /^\d+$/.test(`${path[index]}`)));
}

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}
