import { childCidr, formatCidr, parseCidr } from "./cidr";
import type { Tier } from "./network";

/**
 * The range of one subnet. It depends on the VPC's range, the tier and the zone's letter alone, so no other zone moves it:
 * zone `a` owns the first eighth of the VPC, `b` the second; in it the private tier has the first half, the public one
 * the third quarter, the isolated one the fourth.
 */
export function subnetCidr(vpcCidr: string, tier: Tier, zone: string): string {
  const vpc = parseCidr(vpcCidr);
  const slot = zoneSlot(zone);
  if (vpc === undefined || slot === undefined) throw new Error(`no subnet for ${JSON.stringify({ vpcCidr, tier, zone })}`);
  const eighth = childCidr(vpc, 3, slot);
  const range = { private: childCidr(eighth, 1, 0), public: childCidr(eighth, 2, 2), isolated: childCidr(eighth, 2, 3) }[tier];
  return formatCidr(range);
}

/** 0 for `eu-west-1a`, 7 for `eu-west-1h`; `undefined` for local zones, wavelengths and anything else. */
export function zoneSlot(zone: string): number | undefined {
  const letter = /^[a-z]{2}(?:-[a-z]+)+-\d([a-h])$/.exec(zone)?.[1];
  return letter === undefined ? undefined : letter.charCodeAt(0) - "a".charCodeAt(0);
}
