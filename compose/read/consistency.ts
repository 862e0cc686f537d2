import { isIP } from "node:net";
import { nearest } from "../../config/nearest";
import { isWithin, type Origin, type Path } from "../../config/problem";
import { parseByteSize } from "./byte-size";
import type { Findings } from "./findings";
import { childOf, entriesOf, isNull, isText, itemsOf, nodeAt, plain, textAt, type Mapping, type Node } from "./node";

/** Tells what excludes each other, and what needs another. */
export function checkConsistency(root: Mapping, findings: Findings): void {
  const told = new Teller(findings);
  for (const [name, { at, value }] of entriesOf(childOf(root, "services"))) checkService(value, ["services", name], at, told);
  for (const [name, { value }] of entriesOf(childOf(root, "volumes"))) checkExternal(value, ["volumes", name], told);
  for (const section of ["configs", "secrets"]) {
    for (const [name, { at, value }] of entriesOf(childOf(root, section))) checkContent(section, value, [section, name], at, told);
  }
}

class Teller {
  constructor(private readonly findings: Findings) {}

  /** Whether it is told already why a service has no image: what is left out since it cannot be read tells nothing new. */
  isSourceTold(service: Path): boolean {
    return this.findings.problems.some(({ path }) => {
      const key = path[service.length];
      return isWithin(path, service) && typeof key === "string" && (key === "extends" || nearest(key, ["image", "build"]) !== undefined);
    });
  }

  tell(path: Path, at: Origin, given: unknown, allowed: string, remedy: string): void {
    this.findings.problem({ rule: "compose-consistency", path, at, given, allowed, remedy });
  }
}

function keyAt(node: Node, key: string): Origin {
  return (node.kind === "mapping" ? node.entries.get(key)?.at : undefined) ?? node.at;
}

function has(node: Node | undefined, key: string): boolean {
  const value = childOf(node, key);
  return value !== undefined && !isNull(value);
}

function checkService(service: Node, path: Path, at: Origin, told: Teller): void {
  const isSource = (key: string) => has(service, key) && textAt(service, key) !== "";
  if (!isSource("image") && !isSource("build") && !isSource("provider") && !told.isSourceTold(path)) {
    told.tell(path, at, undefined, "a service with `image` or `build`", "add `image: ...` or `build: .`");
  }
  if (has(service, "network_mode") && entriesOf(childOf(service, "networks")).length > 0) {
    told.tell([...path, "network_mode"], keyAt(service, "network_mode"), textAt(service, "network_mode"), "`network_mode` or `networks`", "take one of them out");
  }
  checkBuild(service, path, told);
  const test = childOf(childOf(service, "healthcheck"), "test");
  const first = itemsOf(test)[0];
  if (first !== undefined && !(isText(first) && ["CMD", "CMD-SHELL", "NONE"].includes(first.value))) {
    told.tell([...path, "healthcheck", "test", 0], first.at, plain(first), '"CMD", "CMD-SHELL" or "NONE" as first item', 'begin the list with "CMD"');
  }
  checkScale(service, path, told);
  checkResources(service, path, told);
  checkTargets(service, path, told);
  for (const [index, port] of itemsOf(childOf(service, "ports")).entries()) {
    const host = childOf(port, "host_ip");
    if (isText(host) && isIP(host.value) === 0) told.tell([...path, "ports", index, "host_ip"], host.at, host.value, "an IP address", 'write for example "127.0.0.1"');
    if (childOf(port, "target") === undefined && port.kind === "mapping") told.tell([...path, "ports", index], port.at, plain(port), "a port with `target`", "add the container's port as `target`");
  }
  for (const [index, watch] of itemsOf(childOf(childOf(service, "develop"), "watch")).entries()) {
    const action = textAt(watch, "action");
    if (!has(watch, "target") && action !== "rebuild" && action !== "restart") {
      told.tell([...path, "develop", "watch", index], watch.at, plain(watch), "`target` beside this action", "add the folder in the container as `target`");
    }
  }
  const requests = [
    { holder: [...path, "gpus"], list: childOf(service, "gpus") },
    { holder: [...path, "deploy", "resources", "reservations", "devices"], list: nodeAt(service, ["deploy", "resources", "reservations", "devices"]) },
  ];
  for (const { holder, list } of requests) {
    for (const [index, item] of itemsOf(list).entries()) {
      if (has(item, "count") && has(item, "device_ids")) told.tell([...holder, index], item.at, plain(item), "`count` or `device_ids`", "take one of them out");
    }
  }
}

function checkBuild(service: Node, path: Path, told: Teller): void {
  const build = childOf(service, "build");
  if (build === undefined) return;
  if (has(build, "dockerfile") && has(build, "dockerfile_inline")) {
    told.tell([...path, "build", "dockerfile_inline"], keyAt(build, "dockerfile_inline"), "both", "`dockerfile` or `dockerfile_inline`", "take one of them out");
  }
  const platform = textAt(service, "platform");
  const platforms = itemsOf(childOf(build, "platforms"));
  if (platform !== undefined && platforms.length > 0 && !platforms.some((each) => isText(each) && each.value === platform)) {
    told.tell([...path, "platform"], keyAt(service, "platform"), platform, "one of `build.platforms`", `add "${platform}" to \`build.platforms\``);
  }
}

function numberAt(node: Node | undefined): number | undefined {
  return node?.kind === "scalar" && node.value !== null && node.value !== "" ? Number(node.value) : undefined;
}

function checkScale(service: Node, path: Path, told: Teller): void {
  const replicas = numberAt(nodeAt(service, ["deploy", "replicas"]));
  const scale = numberAt(childOf(service, "scale"));
  if (scale !== undefined && replicas !== undefined && scale !== replicas) {
    told.tell([...path, "scale"], keyAt(service, "scale"), scale, `${replicas}, as \`deploy.replicas\` says`, "take `scale` out");
  }
  for (const [key, value] of [
    [["scale"], scale],
    [["deploy", "replicas"], replicas],
  ] as const) {
    const node = nodeAt(service, key);
    if (value !== undefined && value < 0 && node !== undefined) told.tell([...path, ...key], node.at, value, "0 or more", "write 0 for none");
  }
  if ((scale ?? replicas ?? 1) > 1 && has(service, "container_name")) {
    told.tell([...path, "container_name"], keyAt(service, "container_name"), textAt(service, "container_name"), "no name for several containers", "take `container_name` out, or let one container run");
  }
}

/** What is said twice has to say the same. */
function checkResources(service: Node, path: Path, told: Teller): void {
  const bytes = (node: Node | undefined) => (node?.kind === "scalar" && (typeof node.value === "string" || typeof node.value === "number") ? parseByteSize(node.value) : undefined);
  const pairs: readonly (readonly [string, readonly string[], (node: Node | undefined) => number | undefined])[] = [
    ["cpus", ["deploy", "resources", "limits", "cpus"], numberAt],
    ["mem_limit", ["deploy", "resources", "limits", "memory"], bytes],
    ["mem_reservation", ["deploy", "resources", "reservations", "memory"], bytes],
    ["pids_limit", ["deploy", "resources", "limits", "pids"], numberAt],
  ];
  for (const [key, other, read] of pairs) {
    const node = childOf(service, key);
    const [value, counterpart] = [read(node), nodeAt(service, other)];
    // Compose takes a limit that `deploy` leaves open for 0, if it has limits at all.
    const beside = nodeAt(service, other.slice(0, -1)) === undefined ? undefined : (read(counterpart) ?? 0);
    if (node === undefined || value === undefined || value === 0 || beside === undefined || beside === value) continue;
    const written = counterpart === undefined ? `the same in \`${other.join(".")}\`` : `${String(plain(counterpart))}, as \`${other.join(".")}\` says`;
    told.tell([...path, key], node.at, plain(node), written, `write it in \`${other.join(".")}\` alone`);
  }
}

/** One thing is mounted at one place. */
function checkTargets(service: Node, path: Path, told: Teller): void {
  const tmpfs = itemsOf(childOf(service, "tmpfs")).map((item, index) => ({ target: isText(item) ? (item.value.split(":", 1)[0] ?? "") : "", path: [...path, "tmpfs", index], at: item.at }));
  const volumes = itemsOf(childOf(service, "volumes")).map((item, index) => ({ target: textAt(item, "target") ?? "", path: [...path, "volumes", index], at: (childOf(item, "target") ?? item).at }));
  const seen = new Set<string>();
  for (const mount of [...tmpfs, ...volumes]) {
    if (seen.has(mount.target)) told.tell(mount.path, mount.at, mount.target, "one thing mounted at each place", "take one of them out, or give it another target");
    seen.add(mount.target);
  }
  for (const [index, item] of itemsOf(childOf(service, "volumes")).entries()) {
    if (item.kind === "mapping" && textAt(item, "target") === undefined) told.tell([...path, "volumes", index], item.at, plain(item), "a volume with `target`", "add the place in the container as `target`");
    if (textAt(item, "type") === "bind" && !has(item, "source")) told.tell([...path, "volumes", index], item.at, plain(item), "a bind mount with `source`", "add the path of this machine as `source`");
  }
}

function isExternal(node: Node): boolean {
  const external = childOf(node, "external");
  return external?.kind === "scalar" && external.value === true;
}

function checkExternal(volume: Node, path: Path, told: Teller): void {
  if (!isExternal(volume)) return;
  for (const [key, entry] of entriesOf(volume)) {
    if (key === "name" || key === "external" || key.startsWith("x-")) continue;
    told.tell([...path, key], entry.at, plain(entry.value), "`name` alone beside `external: true`", `take \`${key}\` out: Compose does not make this volume`);
  }
}

function checkContent(section: string, node: Node, path: Path, at: Origin, told: Teller): void {
  const ways = section === "configs" ? ["file", "environment", "content"] : ["file", "environment"];
  const given = ways.filter((way) => has(node, way));
  const wanted = section === "configs" ? "one of `file`, `environment` and `content`" : "`file` or `environment`";
  if (given.length > 1) told.tell(path, at, given.join(", "), wanted, "leave one of them");
  if (given.length === 0 && !isExternal(node)) told.tell(path, at, plain(node), wanted, "say where its content comes from, or write `external: true`");
}
