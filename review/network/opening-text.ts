import { joined, say, type Text } from "../text";
import { cidrs, everywhere, isTheWorld } from "./addresses";
import type { Opening } from "./opened";
import { protocolText } from "./protocols";
import { count, minus } from "./ranges";

/** How many CIDRs are named. */
const most = 12;

/** Says who is let through: `tcp 443 from anywhere on the internet (0.0.0.0/0)`, `tcp 80 from 10.0.0.0/24 (256 addresses)`. */
export function openingText({ space, protocols, ports, addresses }: Opening, preposition: "from" | "to"): Text {
  const start = `${protocolText(protocols, ports)} ${preposition} `;
  if (typeof space !== "string") return [start, { quoted: space.name }];
  const all = everywhere[space];
  const names = cidrs(space, addresses);
  if (addresses[0]?.first === all.first && addresses[0].last === all.last) return [start, `anywhere on the internet (${names.join()})`];
  const others = cidrs(space, minus([all], addresses));
  if (isTheWorld(space, addresses) && others.length < names.length) return [start, "anywhere on the internet but ", ...list(others)];
  return [start, ...(isTheWorld(space, addresses) ? ["nearly anywhere on the internet: "] : []), ...list(names), ` (${addressCount(count(addresses))})`];
}

function list(names: readonly string[]): Text {
  const shown = names.slice(0, most).map((name) => say`${name}`);
  return joined(names.length > most ? [...shown, [`${names.length - most} more ranges`]] : shown, ", ");
}

function addressCount(number: bigint): string {
  if (number >= 1n << 40n) return `about 2^${number.toString(2).length - 1} addresses`;
  return number === 1n ? "1 address" : `${String(number).replace(/\B(?=(\d{3})+$)/g, ",")} addresses`;
}
