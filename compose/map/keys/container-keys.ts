import { clamp } from "../../../config/clamp";
import { entriesOf, itemsOf, plain, textOf, type Node } from "../../read/node";
import { parseByteSize } from "../../read/byte-size";
import { parseDuration } from "../../read/duration";
import { below, type Place } from "../ledger";
import type { ServiceDraft } from "../service-draft";
import { isTrue, laptopFile, tellExtension, type KeyHandler } from "./verdicts";

const mebibyte = 1024 * 1024;

/** A list of words that becomes one of the container. */
const words = (key: string): KeyHandler => (value, place, draft) => {
  const list = itemsOf(value).map((item) => textOf(item) ?? "");
  if (value.kind === "scalar") return draft.ledger.ignored(place, "asks for nothing: the image's own holds");
  if (list.length === 0 && key === "command" && itemsOf(draft.get("entrypoint")).length > 0) return draft.ledger.ignored(place, "is so anyway: with an entrypoint of one's own the image's command is not used");
  if (list.length === 0) return draft.ledger.refused(place, `ECS has no empty ${key}: the image's own would run`, "write what is to run, or build an image without it");
  draft.set(key, list, place);
  draft.ledger.mapped(place, `${key} ${JSON.stringify(list)}`);
};

const text = (key: string): KeyHandler => (value, place, draft) => {
  const given = textOf(value);
  if (given === undefined || given === "") return draft.ledger.ignored(place, "asks for nothing: the image's own holds");
  draft.set(key, given, place);
  draft.ledger.mapped(place, `${key} ${given}`);
};

const flag = (key: string): KeyHandler => (value, place, draft) => {
  draft.set(key, isTrue(plain(value)), place);
  draft.ledger.mapped(place, `${key} ${isTrue(plain(value))}`);
};

const placesOf = (mapping: Node) => Object.fromEntries(entriesOf(mapping).map(([key, { at }]) => [key, at]));

/** Text by name; ECS drops an empty one, and every plan would add it again. */
const environment: KeyHandler = (value, place, draft) => {
  const given = entriesOf(value).map(([name, entry]) => ({ name, at: entry.at, text: textOf(entry.value) ?? "" }));
  for (const { name, at, text: each } of given) {
    const where = below(place, name, at);
    if (each === "") draft.ledger.replaced(where, "not set: ECS drops empty values");
    else draft.ledger.mapped(where, "environmentVariables");
  }
  const set = given.filter((each) => each.text !== "");
  if (set.length > 0) draft.set("environmentVariables", Object.fromEntries(set.map((each) => [each.name, each.text])), place, placesOf(value));
  if (given.length === 0) draft.ledger.ignored(place, "asks for nothing");
};

const labels: KeyHandler = (value, place, draft) => {
  const given = entriesOf(value);
  if (given.length === 0) return draft.ledger.ignored(place, "asks for nothing");
  draft.set("dockerLabels", Object.fromEntries(given.map(([name, entry]) => [name, textOf(entry.value) ?? ""])), place, placesOf(value));
  draft.ledger.mapped(place, "dockerLabels");
};

/** Fargate adds one capability alone. */
const capAdd: KeyHandler = (value, place, draft) => {
  const names = itemsOf(value).map((item, index) => ({ name: capability(textOf(item) ?? ""), where: below(place, index, item.at) }));
  for (const { name, where } of names) {
    if (name === "SYS_PTRACE") draft.ledger.mapped(where, `addCapabilities ${name}`);
    else draft.ledger.refused(where, `Fargate gives no container the capability ${name}: it adds SYS_PTRACE alone`, `do without it, or ${laptopFile}`);
  }
  if (names.length === 0) draft.ledger.ignored(place, "asks for nothing");
  else draft.set("addCapabilities", names.flatMap(({ name }) => (name === "SYS_PTRACE" ? [name] : [])), place);
};

const capDrop: KeyHandler = (value, place, draft) => {
  const names = itemsOf(value).map((item) => capability(textOf(item) ?? ""));
  if (names.length === 0) return draft.ledger.ignored(place, "asks for nothing");
  draft.set("dropCapabilities", names, place);
  draft.ledger.mapped(place, `dropCapabilities ${names.join(", ")}`);
};

const capability = (name: string) => name.toUpperCase().replace(/^CAP_/, "");

const platforms: Readonly<Record<string, string>> = { "linux/amd64": "X86_64", "linux/x86_64": "X86_64", linux: "X86_64", "linux/arm64": "ARM64", "linux/arm64/v8": "ARM64", "linux/aarch64": "ARM64" };

const platform: KeyHandler = (value, place, draft) => {
  const given = textOf(value) ?? "";
  const architecture = Object.hasOwn(platforms, given) ? platforms[given] : undefined;
  if (architecture === undefined) return draft.ledger.refused(place, "Fargate runs Linux containers for X86_64 and ARM64 here", "set it to linux/amd64 or linux/arm64, with an image for that");
  draft.service.set("architecture", { value: architecture, at: place.at });
  draft.ledger.mapped(place, `architecture ${architecture}`);
};

/** ECS's own bounds. Source: API RegisterTaskDefinition, ContainerDefinition, stopTimeout: on Fargate at most 120. */
const stopGracePeriod: KeyHandler = (value, place, draft) => {
  const given = parseDuration(textOf(value) ?? "");
  if (given === undefined) return draft.ledger.refused(place, "is no duration", "write it like 30s or 1m30s");
  const seconds = clamp(Math.ceil(given), 2, 120);
  draft.set("stopTimeoutSeconds", seconds, place);
  if (seconds === given) draft.ledger.mapped(place, `stopTimeoutSeconds ${seconds}`);
  else draft.ledger.replaced(place, `stopTimeoutSeconds ${seconds}: ECS waits 2 to 120 whole seconds`);
};

const ulimits: KeyHandler = (value, place, draft) => {
  for (const [name, entry] of entriesOf(value)) {
    const where = below(place, name, entry.at);
    if (name !== "nofile") {
      draft.ledger.ignored(where, "Fargate takes nofile alone; its other limits are wide");
      continue;
    }
    const limits = plain(entry.value) as { soft: number | string; hard: number | string } | number | string;
    const [soft, hard] = typeof limits === "object" ? [Number(limits.soft), Number(limits.hard)] : [Number(limits), Number(limits)];
    draft.set("ulimits", { nofile: { soft, hard } }, where);
    draft.ledger.mapped(where, `ulimits.nofile ${soft}, ${hard}`);
  }
  if (entriesOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
};

/** `tmpfs: /run` or `/run:size=64m,noexec`. Without a size Docker takes half the memory, and so do we. */
const tmpfs: KeyHandler = (value, place, draft) => {
  const items = value.kind === "list" ? value.items : [value];
  for (const [index, item] of items.entries()) {
    const where = value.kind === "list" ? below(place, index, item.at) : place;
    const [containerPath = "", ...rest] = (textOf(item) ?? "").split(":");
    const options = rest.join(":").split(",").filter((option) => option !== "");
    const size = options.find((option) => option.startsWith("size="))?.slice("size=".length);
    const bytes = size === undefined ? undefined : parseByteSize(size);
    if (size !== undefined && bytes === undefined) draft.ledger.refused(where, `${size} is no size`, "write it like size=64m");
    else addTmpfs(draft, where, containerPath, bytes, options.filter((option) => !option.startsWith("size=")));
  }
  if (items.length === 0) draft.ledger.ignored(place, "asks for nothing");
};

/** A folder in memory. */
export function addTmpfs(draft: ServiceDraft, place: Place, containerPath: string, bytes: number | undefined, mountOptions: readonly string[]): void {
  const sizeMiB = bytes === undefined ? undefined : Math.max(1, Math.ceil(bytes / mebibyte));
  draft.tmpfs.push({ ...place, containerPath, sizeMiB, mountOptions });
  draft.ledger.mapped(place, `tmpfs ${containerPath}, ${sizeMiB === undefined ? "half the task's memory" : `${sizeMiB} MiB`}`);
}

const shmSize: KeyHandler = (value, place, draft) => {
  const bytes = parseByteSize(textOf(value) ?? "");
  if (bytes === undefined) return draft.ledger.refused(place, "is no size", "write it like 128m");
  addTmpfs(draft, place, "/dev/shm", bytes, []);
};

/** A number of ECS with its bounds, made of a duration or a count. */
interface Bounded {
  readonly key: string;
  readonly minimum: number;
  readonly maximum: number;
  /** What Docker takes where nothing is given. */
  readonly byDefault: number;
  readonly read: (text: string) => number | undefined;
}

/** Source: API RegisterTaskDefinition, HealthCheck; Dockerfile reference, HEALTHCHECK. */
const healthNumbers: Readonly<Record<string, Bounded>> = {
  interval: { key: "intervalSeconds", minimum: 5, maximum: 300, byDefault: 30, read: parseDuration },
  timeout: { key: "timeoutSeconds", minimum: 2, maximum: 60, byDefault: 30, read: parseDuration },
  retries: { key: "retries", minimum: 1, maximum: 10, byDefault: 3, read: Number },
  start_period: { key: "startPeriodSeconds", minimum: 0, maximum: 300, byDefault: 0, read: parseDuration },
};

const healthcheck: KeyHandler = (value, place, draft) => {
  const check = new Map(entriesOf(value));
  const command = itemsOf(check.get("test")?.value).map((item) => textOf(item) ?? "");
  const isOff = isTrue(plainOf(check.get("disable")?.value)) || command[0] === "NONE";
  if (isOff || command.length === 0) {
    const why = isOff ? "no health check: ECS makes none of its own" : "without a test here ECS checks nothing: it does not read the image's HEALTHCHECK";
    for (const [name, entry] of check) {
      const where = below(place, name, entry.at);
      if (name.startsWith("x-")) tellExtension(name, where, draft.ledger);
      else draft.ledger.ignored(where, why);
    }
    if (check.size === 0) draft.ledger.ignored(place, "asks for nothing");
    return;
  }
  const numbers = Object.entries(healthNumbers).map(([name, bounded]) => {
    const entry = check.get(name);
    return [bounded.key, entry === undefined ? bounded.byDefault : healthNumber(bounded, entry.value, below(place, name, entry.at), draft)];
  });
  for (const [name, entry] of check) healthKey(name, below(place, name, entry.at), draft, command);
  const places = Object.fromEntries([...check].map(([name, entry]) => [name === "test" ? "command" : (healthNumbers[name]?.key ?? name), entry.at]));
  draft.set("healthCheck", { command, ...Object.fromEntries(numbers) as object }, place, places);
};

function healthKey(name: string, where: Place, { ledger }: ServiceDraft, command: readonly string[]): void {
  if (name === "test") ledger.mapped(where, `healthCheck.command ${JSON.stringify(command)}`);
  if (name === "disable") ledger.ignored(where, "is so anyway");
  if (name.startsWith("x-")) tellExtension(name, where, ledger);
  if (name === "start_interval") ledger.ignored(where, "ECS checks at one interval from the beginning");
}

function healthNumber({ key, minimum, maximum, read, byDefault }: Bounded, value: Node, where: Place, { ledger }: ServiceDraft): number {
  const given = read(textOf(value) ?? "");
  if (given === undefined || Number.isNaN(given)) {
    if (key === "retries") ledger.refused(where, "is no number", "write it like 3");
    else ledger.refused(where, "is no duration", "write it like 30s or 1m30s");
    return byDefault;
  }
  if (given === 0 && minimum > 0) {
    ledger.replaced(where, `healthCheck.${key} ${byDefault}: 0 stands for Docker's default`);
    return byDefault;
  }
  const taken = clamp(Math.round(given), minimum, maximum);
  if (taken === given) ledger.mapped(where, `healthCheck.${key} ${taken}`);
  else ledger.replaced(where, `healthCheck.${key} ${taken}: ECS takes whole numbers from ${minimum} to ${maximum}`);
  return taken;
}

const plainOf = (node: Node | undefined) => (node === undefined ? undefined : plain(node));

const gibibyte = 1024 * mebibyte;

/** Fargate gives a task 20 GiB; more from 21 on. */
const storageOpt: KeyHandler = (value, place, draft) => {
  for (const [name, entry] of entriesOf(value)) {
    const where = below(place, name, entry.at);
    const bytes = name === "size" ? parseByteSize(textOf(entry.value) ?? "") : undefined;
    if (bytes === undefined) draft.ledger.ignored(where, "an option of Docker's storage driver");
    else if (bytes <= 20 * gibibyte) draft.ledger.replaced(where, "the 20 GiB every Fargate task has");
    else {
      const sizeGiB = Math.ceil(bytes / gibibyte);
      draft.service.set("ephemeralStorageGiB", { value: sizeGiB, at: where.at });
      draft.ledger.mapped(where, `ephemeralStorageGiB ${sizeGiB}`);
    }
  }
  if (entriesOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
};

/** Keys that become parts of a container definition. */
export const containerKeys: Readonly<Record<string, KeyHandler>> = {
  cap_add: capAdd,
  cap_drop: capDrop,
  command: words("command"),
  entrypoint: words("entryPoint"),
  environment,
  healthcheck,
  init: flag("initProcess"),
  labels,
  platform,
  read_only: flag("readonlyRootFilesystem"),
  shm_size: shmSize,
  stop_grace_period: stopGracePeriod,
  storage_opt: storageOpt,
  tmpfs,
  ulimits,
  user: text("user"),
  working_dir: text("workingDirectory"),
};
