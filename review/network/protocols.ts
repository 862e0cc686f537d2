import type { Range } from "./ranges";

/** All numbers of protocols, and all ports. */
export const everyProtocol: Range = { first: 0n, last: 255n };
export const everyPort: Range = { first: 0n, last: 65_535n };

const numbers: Readonly<Record<string, bigint>> = { icmp: 1n, tcp: 6n, udp: 17n, icmpv6: 58n };
const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));
const icmp: readonly bigint[] = [1n, 58n];

/** Reads a protocol as AWS names it; what is not known is every one. */
export function protocolRange(protocol: unknown): Range {
  const text = String(protocol).toLowerCase();
  const number = Object.hasOwn(numbers, text) ? numbers[text] : /^\d{1,3}$/.test(text) ? BigInt(text) : undefined;
  return number === undefined ? everyProtocol : { first: number, last: number };
}

/** Ports of a protocol; of ICMP types and codes, each type with 256 codes. Others have none, which is as if all were meant. */
export function portRange(protocol: Range, from: unknown, to: unknown): Range {
  const number = protocol.first === protocol.last ? protocol.first : undefined;
  const [first, last] = [from, to].map((port) => (typeof port === "number" && Number.isInteger(port) && port >= 0 ? BigInt(port) : undefined));
  if (number === undefined || first === undefined) return everyPort;
  if (icmp.includes(number)) return { first: first * 256n + (last ?? 0n), last: first * 256n + (last ?? 255n) };
  return number === 6n || number === 17n ? { first, last: last ?? first } : everyPort;
}

/** `tcp 80, 443-445`, `icmp type 8`, `every protocol`. */
export function protocolText(protocols: readonly Range[], ports: readonly Range[]): string {
  const [only] = protocols;
  const isAll = ports[0]?.first === everyPort.first && ports[0].last === everyPort.last;
  if (only === undefined || (only.first === 0n && only.last === 255n)) return isAll ? "every protocol" : `every protocol, ports ${rangesText(ports)}`;
  if (protocols.length > 1 || only.first !== only.last) return `protocols ${rangesText(protocols)}`;
  const name = names.get(only.first);
  if (icmp.includes(only.first)) return isAll ? `${name}` : `${name} ${ports.map(icmpText).join(", ")}`;
  return name === undefined ? `protocol ${only.first}` : `${name} ${rangesText(ports)}`;
}

function icmpText({ first, last }: Range): string {
  const [from, to] = [first / 256n, last / 256n];
  if (first % 256n === 0n && last % 256n === 255n) return `type ${rangesText([{ first: from, last: to }])}`;
  return from === to ? `type ${from} code ${rangesText([{ first: first % 256n, last: last % 256n }])}` : `type ${from} code ${first % 256n} to type ${to} code ${last % 256n}`;
}

function rangesText(ranges: readonly Range[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
