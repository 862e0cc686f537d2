import { addresses, type Family } from "./addresses";
import { portRange, protocolRange } from "./protocols";
import type { Range } from "./ranges";

/** Whom a rule lets through, on which ports. */
export interface Admission {
  readonly protocols: Range;
  readonly ports: Range;
  /** `IPv4`, `IPv6`, or what stands for addresses that the rule does not tell: a group, a list of prefixes, something that only an apply tells. */
  readonly space: Family | { readonly name: string };
  readonly addresses: Range;
  /** Of rules that are asked in order, the first that fits counts. */
  readonly number?: number;
  readonly isDenied?: boolean;
}

/** Makes admissions of what a rule says; `named` are groups and lists of prefixes. */
export function admissions(
  given: { readonly protocol: unknown; readonly from: unknown; readonly to: unknown },
  ranges: readonly string[],
  named: readonly string[],
): readonly Admission[] {
  const protocols = protocolRange(given.protocol);
  const ports = portRange(protocols, given.from, given.to);
  const one = { first: 0n, last: 0n };
  return [
    ...ranges.map((text) => {
      const read = addresses(text);
      return { protocols, ports, space: read?.family ?? { name: text }, addresses: read?.range ?? one };
    }),
    ...named.map((name) => ({ protocols, ports, space: { name }, addresses: one })),
  ];
}

/** Text by which spaces are told apart. */
export function spaceKey({ space }: Admission): string {
  return typeof space === "string" ? space : `=${space.name}`;
}
