import { resolve, type Stacks } from "./references";
import type { Json } from "./synthesized";

/** One security group rule, with its ends named. A group's rule has a group at one end and anything at the other. */
interface Rule {
  readonly address: string;
  readonly direction: "ingress" | "egress";
  readonly group: string;
  readonly far: End;
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

type End = { readonly group: string } | { readonly cidr: string } | { readonly prefixList: string };

/** What the rules of all stacks of an environment come to. */
export interface Reachability {
  /** `<source> -> <target> <protocol> <port>`, sorted. */
  readonly reachable: readonly string[];
  /** Rules of a group that names another group which has no matching rule, by address. */
  readonly halfOpen: readonly string[];
}

/** Computed from the JSON alone. */
export function reachability(stacks: Stacks): Reachability {
  const rules = allRules(stacks);
  const names = ownersOfGroups(stacks);
  const name = (end: End) => ("group" in end ? (names.get(end.group) ?? end.group) : "cidr" in end ? end.cidr : end.prefixList);
  const vpc = vpcCidr(stacks);
  const reachable = new Set<string>();
  const halfOpen: string[] = [];
  for (const rule of rules) {
    const { far } = rule;
    const [source, target] = rule.direction === "egress" ? [{ group: rule.group }, far] : [far, { group: rule.group }];
    if (!("group" in far)) {
      reachable.add(`${name(source)} -> ${name(target)} ${portsOf(rule)}`);
      continue;
    }
    const answers = rules.filter((other) => matches(rule, other, far.group, vpc));
    if (answers.length === 0) halfOpen.push(rule.address);
    for (const answer of answers) reachable.add(`${name(source)} -> ${name(target)} ${portsOf(narrower(rule, answer))}`);
  }
  return { reachable: [...reachable].sort(), halfOpen };
}

/** The rules that name all protocols, by address. */
export function allProtocolRules(stacks: Stacks): string[] {
  return allRules(stacks).flatMap((rule) => (rule.protocol === "-1" ? [rule.address] : []));
}

/** Whether the other rule, of the far group, lets the same traffic pass: for the group itself, or for the whole VPC it is in. */
function matches(rule: Rule, other: Rule, farGroup: string, vpc: string): boolean {
  const admits = "group" in other.far ? other.far.group === rule.group : "cidr" in other.far && contains(other.far.cidr, vpc);
  const samePorts = [rule, other].some(({ protocol }) => protocol === "-1") || (rule.protocol === other.protocol && rule.from <= other.to && other.from <= rule.to);
  return other.group === farGroup && other.direction !== rule.direction && admits && samePorts;
}

function narrower(a: Rule, b: Rule): Rule {
  if (a.protocol === "-1") return b;
  return b.protocol === "-1" ? a : { ...a, from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function portsOf({ protocol, from, to }: Rule): string {
  if (protocol === "-1") return "all";
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}

/** Throws where a rule is written in a form this file does not read. */
function allRules(stacks: Stacks): Rule[] {
  return each(stacks).flatMap(([stack, type, name, block]): Rule[] => {
    if (type === "aws_security_group_rule" || (type.endsWith("security_group") && ("ingress" in block || "egress" in block))) {
      throw new Error(`${stack} ${type}.${name}: a rule that is not a resource of its own`);
    }
    const direction = /^aws_vpc_security_group_(ingress|egress)_rule$/.exec(type)?.[1];
    if (direction === undefined) return [];
    const { from_port, to_port, ip_protocol, security_group_id } = block;
    return [
      {
        address: `${type}.${name}`,
        direction: direction as Rule["direction"],
        group: groupId(stacks, stack, security_group_id),
        far: farEnd(stacks, stack, block),
        protocol: String(ip_protocol),
        from: Number(from_port ?? 0),
        to: Number(to_port ?? 65535),
      },
    ];
  });
}

function farEnd(stacks: Stacks, stack: string, block: Json): End {
  const { cidr_ipv4, referenced_security_group_id, prefix_list_id } = block;
  const ends = [cidr_ipv4, referenced_security_group_id, prefix_list_id, block["cidr_ipv6"]].filter((end) => end !== undefined);
  if (ends.length !== 1) throw new Error(`${ends.length} far ends in ${JSON.stringify(block)}`);
  if (typeof cidr_ipv4 === "string") return { cidr: cidr_ipv4 };
  if (referenced_security_group_id !== undefined) return { group: groupId(stacks, stack, referenced_security_group_id) };
  const list = resolve(stacks, stack, String(prefix_list_id));
  return { prefixList: typeof list === "string" ? list : String(list.block["name"]) };
}

/** `<stack>/<name>` of a group of ours, else the id as written. */
function groupId(stacks: Stacks, stack: string, text: unknown): string {
  const group = resolve(stacks, stack, String(text));
  if (typeof group === "string") return group;
  if (group.type !== "aws_security_group" || group.attribute !== "id") throw new Error(`${String(text)} is no security group`);
  return `${group.stack}/${group.name}`;
}

/** Who is in a group, by what names the group: nothing but an output names that of a job, for whoever runs it. */
function ownersOfGroups(stacks: Stacks): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [stack, type, name, block] of each(stacks)) {
    const owner = ownerName(stacks, stack, type, name, block);
    if (owner === undefined) continue;
    const [title, groups] = owner;
    for (const group of groups as string[]) owners.set(groupId(stacks, stack, group), title);
  }
  for (const [stack, { output }] of Object.entries(stacks)) {
    for (const [name, job] of Object.entries((output["jobs"]?.value ?? {}) as Record<string, Json>)) owners.set(groupId(stacks, stack, job["security_group_id"]), `job ${name}`);
  }
  return owners;
}

function ownerName(stacks: Stacks, stack: string, type: string, name: string, block: Json): [string, unknown] | undefined {
  switch (type) {
    case "aws_ecs_service":
      return [`service ${name}`, (block["network_configuration"] as Json)["security_groups"]];
    case "aws_lb":
      return [`load balancer ${name}`, block["security_groups"]];
    case "aws_efs_mount_target": {
      const fileSystem = resolve(stacks, stack, String(block["file_system_id"]));
      return [`file system ${typeof fileSystem === "string" ? fileSystem : fileSystem.name}`, block["security_groups"]];
    }
    case "aws_vpc_endpoint":
      return block["vpc_endpoint_type"] === "Interface" ? ["endpoints", block["security_group_ids"]] : undefined;
    case "aws_network_interface":
      return ["NAT instance", block["security_groups"]];
    default:
      return undefined;
  }
}

export function each(stacks: Stacks): [stack: string, type: string, name: string, block: Json][] {
  return Object.entries(stacks).flatMap(([stack, { resource }]) =>
    Object.entries(resource).flatMap(([type, named]) => Object.entries(named).map(([name, block]): [string, string, string, Json] => [stack, type, name, block])),
  );
}

function vpcCidr(stacks: Stacks): string {
  const [cidr = ""] = Object.values(stacks).flatMap(({ output }) => (output["vpc_cidr"]?.value ?? []) as string[]);
  return cidr;
}

function contains(outer: string, inner: string): boolean {
  const [outerFirst, outerBits] = range(outer);
  const [innerFirst, innerBits] = range(inner);
  return outerBits <= innerBits && Math.floor(outerFirst / 2 ** (32 - outerBits)) === Math.floor(innerFirst / 2 ** (32 - outerBits));
}

function range(cidr: string): [first: number, bits: number] {
  const [address = "", bits = ""] = cidr.split("/");
  return [address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0), Number(bits)];
}
