import { parseCidr } from "../cidr";
import { isKnown } from "../known";
import { suggest } from "../nearest";
import type { Path } from "../problem";
import type { Platform } from "../platform";
import type { ServiceSpec } from "../service";
import { portsOf, type Connection } from "../task";
import { connectionCycleRules } from "./connection-cycles";
import { everyTask, field, items, lookup, only } from "./places";
import { distinct, pattern, range, valueRule, type Rule } from "./rule";
import { securityGroupRules } from "./security-group-rules";

type AddressConnection = Extract<Connection, { cidr: string }>;
type GroupConnection = Extract<Connection, { securityGroupId: string }>;
type PrefixListConnection = Extract<Connection, { prefixListId: string }>;
type PortConnection = Extract<Connection, { protocol: string }>;

const connections = items(field(everyTask, "connectsTo"));
const toAddresses = only(connections, (to): to is AddressConnection => typeof to !== "string" && "cidr" in to);
const toGroups = only(connections, (to): to is GroupConnection => typeof to !== "string" && "securityGroupId" in to);
const toPrefixLists = only(connections, (to): to is PrefixListConnection => typeof to !== "string" && "prefixListId" in to);
const withPortNumbers = only(connections, (to): to is PortConnection => typeof to !== "string" && "protocol" in to);

const source = "Gantry guide, Connections";
const egress = "API AuthorizeSecurityGroupEgress";

interface ServiceConnection {
  readonly from: string;
  /** Where the target's name stands. */
  readonly path: Path;
  readonly name: string;
  readonly target: ServiceSpec | undefined;
  /** Names of ports where the file names them, with their place. */
  readonly ports: { readonly path: Path; readonly names: readonly string[] } | undefined;
}

function* serviceConnections(platform: Platform): Iterable<ServiceConnection> {
  for (const { path, value } of connections(platform)) {
    const from = String(path[1]);
    if (typeof value === "string") {
      yield { from, path, name: value, target: lookup(platform.services, value), ports: undefined };
    } else if ("service" in value) {
      const ports = { path: [...path, "ports"], names: value.ports };
      yield { from, path: [...path, "service"], name: value.service, target: lookup(platform.services, value.service), ports };
    }
  }
}

const unknownService: Rule = {
  id: "unknown-service",
  source,
  *check(platform) {
    for (const { from, path, name, target } of serviceConnections(platform)) {
      if (target !== undefined || !isKnown(name)) continue;
      const others = Object.keys(platform.services).filter((other) => other !== from);
      yield { path, given: name, allowed: "the name of another service", remedy: suggest(name, others) };
    }
  },
};

const itself: Rule = {
  id: "connection-to-itself",
  source,
  *check(platform) {
    for (const { from, path, name } of serviceConnections(platform)) {
      if (name !== from) continue;
      yield { path, given: name, allowed: "another service", remedy: "remove it: containers of one task reach each other on localhost" };
    }
  },
};

const targetWithoutPorts: Rule = {
  id: "connection-without-port",
  source,
  *check(platform) {
    for (const { from, path, name, target } of serviceConnections(platform)) {
      if (target === undefined || name === from || Object.keys(portsOf(target)).length > 0) continue;
      yield {
        path,
        given: name,
        allowed: "a service with a port",
        remedy: `add the port it listens on to ports of "${name}", or remove the connection`,
      };
    }
  },
};

const unknownPortName: Rule = {
  id: "unknown-port-name",
  source,
  *check(platform) {
    for (const { name, target, ports } of serviceConnections(platform)) {
      const known = target === undefined ? {} : portsOf(target);
      if (ports === undefined || Object.keys(known).length === 0) continue;
      for (const [index, given] of ports.names.entries()) {
        if (!isKnown(given) || lookup(known, given) !== undefined) continue;
        yield {
          path: [...ports.path, index],
          given,
          allowed: `the name of a port of "${name}"`,
          remedy: suggest(given, Object.keys(known)),
        };
      }
    }
  },
};

/** The ports a connection reaches, each as a text that two connections to the same share. */
function reached(platform: Platform, connection: Connection): string[] {
  if (typeof connection === "string" || "service" in connection) {
    const name = typeof connection === "string" ? connection : connection.service;
    const target = lookup(platform.services, name);
    const ports = typeof connection === "string" ? Object.keys(target === undefined ? {} : portsOf(target)) : connection.ports;
    return ports.length === 0 ? [name] : ports.map((port) => `${name} ${port}`);
  }
  const { ports, protocol, ...end } = connection;
  return ports.map((port) => `${JSON.stringify(end)} ${protocol} ${port}`);
}

const duplicate: Rule = {
  id: "connection-duplicate",
  source: egress,
  *check(platform) {
    for (const { path, value } of field(everyTask, "connectsTo")(platform)) {
      const taken = new Set<string>();
      for (const [index, connection] of value.entries()) {
        const own = reached(platform, connection);
        if (own.some((each) => taken.has(each)) && isKnown(connection)) {
          const allowed = "each port of each target once; one before it reaches some of the same";
          yield { path: [...path, index], given: connection, allowed, remedy: "remove it, or name ports that are not reached yet" };
        }
        own.forEach((each) => taken.add(each));
      }
    }
  },
};

const withPorts = only(connections, (to): to is Exclude<Connection, string> => typeof to !== "string");

/** To whom services may connect. */
export const connectionRules: readonly Rule[] = [
  unknownService,
  itself,
  targetWithoutPorts,
  unknownPortName,
  valueRule("connection-ports", source, field(withPorts, "ports"), (ports: readonly unknown[]) =>
    ports.length > 0 ? undefined : { allowed: "at least one port", remedy: "name the ports to reach, or remove the connection" },
  ),
  range("connection-port", egress, 1, 65535, "", items(field(withPortNumbers, "ports"))),
  distinct("connection-port-duplicate", egress, field(withPorts, "ports")),
  valueRule("connection-cidr", egress, field(toAddresses, "cidr"), (cidr) =>
    parseCidr(cidr) === undefined
      ? {
          allowed: "an IPv4 range whose address has no bits beyond the prefix",
          remedy: "write it like 10.1.0.0/16; a single address ends with /32",
        }
      : undefined,
  ),
  pattern(
    "connection-security-group-id",
    egress,
    /^sg-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    "sg- and 17 hexadecimal digits",
    "copy it from `aws ec2 describe-security-groups`",
    field(toGroups, "securityGroupId"),
  ),
  pattern(
    "connection-prefix-list-id",
    egress,
    /^pl-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    "pl- and 8 or 17 hexadecimal digits",
    "copy it from `aws ec2 describe-managed-prefix-lists`",
    field(toPrefixLists, "prefixListId"),
  ),
  duplicate,
  ...connectionCycleRules,
  ...securityGroupRules,
];
