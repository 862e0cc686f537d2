import ipaddr from "ipaddr.js";

/** An IPv4 range: its first address as a number, and how many bits of it are fixed. */
export interface Cidr {
  readonly first: number;
  readonly prefixLength: number;
}

/** Reads `10.20.0.0/16`; `undefined` when it is not an IPv4 range as AWS writes it: no zeros in front, no bits beyond the prefix. */
export function parseCidr(text: string): Cidr | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) return undefined;
  const [address, prefixLength] = ipaddr.IPv4.parseCIDR(text);
  const first = toNumber(address.toByteArray());
  const cidr = { first, prefixLength };
  return first % sizeOf(prefixLength) === 0 && formatCidr(cidr) === text ? cidr : undefined;
}

export function formatCidr({ first, prefixLength }: Cidr): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join(".")}/${prefixLength}`;
}

/** The range that begins `index` ranges of its own size after the start of `parent`. */
export function childCidr(parent: Cidr, additionalBits: number, index: number): Cidr {
  const prefixLength = parent.prefixLength + additionalBits;
  return { first: parent.first + index * sizeOf(prefixLength), prefixLength };
}

export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return a.first < b.first + sizeOf(b.prefixLength) && b.first < a.first + sizeOf(a.prefixLength);
}

function sizeOf(prefixLength: number): number {
  return 2 ** (32 - prefixLength);
}

function toNumber(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
