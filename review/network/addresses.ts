import ipaddr from "ipaddr.js";
import { count, type Range } from "./ranges";

export type Family = "IPv4" | "IPv6";

/** How many bits an address has. */
const bits = { IPv4: 32n, IPv6: 128n } as const;

/** All addresses of a family. */
export const everywhere: Readonly<Record<Family, Range>> = { IPv4: { first: 0n, last: (1n << 32n) - 1n }, IPv6: { first: 0n, last: (1n << 128n) - 1n } };

/** Reads `10.0.0.0/8`, `fd00::/8` or one address; bits beyond the prefix mean nothing. `undefined` when it is neither. */
export function addresses(text: string): { readonly family: Family; readonly range: Range } | undefined {
  const read = parsed(text);
  if (read === undefined) return undefined;
  const [address, prefixLength] = read;
  const family = address.kind() === "ipv4" ? "IPv4" : "IPv6";
  const size = 1n << (bits[family] - BigInt(prefixLength ?? bits[family]));
  const value = address.toByteArray().reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
  const first = value - (value % size);
  return { family, range: { first, last: first + size - 1n } };
}

function parsed(text: string): readonly [ipaddr.IPv4 | ipaddr.IPv6, number | undefined] | undefined {
  if (!/^[\da-fA-F:.]+(\/\d+)?$/.test(text)) return undefined;
  try {
    return text.includes("/") ? ipaddr.parseCIDR(text) : [ipaddr.parse(text), undefined];
  } catch {
    return undefined;
  }
}

/** The fewest CIDRs that are exactly these ranges. */
export function cidrs(family: Family, ranges: readonly Range[]): readonly string[] {
  return ranges.flatMap(({ first, last }) => {
    const found: string[] = [];
    for (let at = first; at <= last; ) {
      let prefixLength = bits[family];
      // Twice as large, as long as it begins where such a range can, and does not go too far.
      for (let size = 2n; prefixLength > 0n && at % size === 0n && at + size - 1n <= last; size *= 2n) prefixLength--;
      found.push(`${addressText(family, at)}/${prefixLength}`);
      at += 1n << (bits[family] - prefixLength);
    }
    return found;
  });
}

/** An eighth of all addresses is meant to be everybody: no one owns as many, and all that IPv6 has in use are an eighth. */
export function isTheWorld(family: Family, ranges: readonly Range[]): boolean {
  return count(ranges) >= 1n << (bits[family] - 3n);
}

function addressText(family: Family, value: bigint): string {
  const bytes = Array.from({ length: Number(bits[family]) / 8 }, (_, index) => Number((value >> (bits[family] - 8n * BigInt(index + 1))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}
