import fc from "fast-check";
import { cidrsOverlap, formatCidr, parseCidr } from "../../config/cidr";
import type { Tier } from "../../config/network";
import { subnetCidr, zoneSlot } from "../../config/subnets";

const tiers: Tier[] = ["private", "public", "isolated"];
const zones = [..."abcdefgh"].map((letter) => `eu-west-1${letter}`);

test.each([
  ["10.20.0.0/16", "eu-west-1a", ["10.20.0.0/20", "10.20.16.0/21", "10.20.24.0/21"]],
  ["10.20.0.0/16", "eu-west-1b", ["10.20.32.0/20", "10.20.48.0/21", "10.20.56.0/21"]],
  ["10.20.0.0/16", "eu-west-1c", ["10.20.64.0/20", "10.20.80.0/21", "10.20.88.0/21"]],
  ["10.20.0.0/16", "eu-west-1h", ["10.20.224.0/20", "10.20.240.0/21", "10.20.248.0/21"]],
  ["10.20.0.0/23", "eu-west-1a", ["10.20.0.0/27", "10.20.0.32/28", "10.20.0.48/28"]],
  ["10.20.0.0/23", "eu-west-1f", ["10.20.1.64/27", "10.20.1.96/28", "10.20.1.112/28"]],
  ["10.20.0.0/23", "eu-west-1h", ["10.20.1.192/27", "10.20.1.224/28", "10.20.1.240/28"]],
])("in %s zone %s has the private, public and isolated subnets %j", (vpc, zone, subnets) => {
  expect(tiers.map((tier) => subnetCidr(vpc, tier, zone))).toEqual(subnets);
});

test("no two subnets of a VPC overlap, and all lie in it", () => {
  const vpc = fc
    .record({ prefixLength: fc.integer({ min: 16, max: 23 }), address: fc.integer({ min: 0, max: 2 ** 32 - 1 }) })
    .map(({ prefixLength, address }) => ({ prefixLength, first: address - (address % 2 ** (32 - prefixLength)) }));
  fc.assert(
    fc.property(vpc, (range) => {
      const subnets = zones.flatMap((zone) => tiers.map((tier) => parseCidr(subnetCidr(formatCidr(range), tier, zone)) ?? range));
      for (const [index, subnet] of subnets.entries()) {
        expect(subnet.prefixLength).toBeGreaterThan(range.prefixLength);
        expect(subnet.prefixLength).toBeLessThanOrEqual(28);
        expect(cidrsOverlap(subnet, range)).toBe(true);
        expect(subnets.slice(0, index).filter((other) => cidrsOverlap(other, subnet))).toEqual([]);
      }
    }),
  );
});

test("together the subnets of eight zones are as large as the VPC", () => {
  const sizes = zones.flatMap((zone) => tiers.map((tier) => 2 ** (32 - (parseCidr(subnetCidr("10.20.0.0/16", tier, zone))?.prefixLength ?? 32))));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2 ** 16);
});

test.each([
  ["eu-west-1a", 0],
  ["us-east-1f", 5],
  ["us-gov-west-1c", 2],
  ["ap-southeast-3h", 7],
  ["eu-west-1i", undefined],
  ["eu-west-1", undefined],
  ["us-west-2-lax-1a", undefined],
  ["us-east-1-wl1-bos-wlz-1", undefined],
  ["euw1-az1", undefined],
  ["", undefined],
])("zone %j has the place %j", (zone, slot) => {
  expect(zoneSlot(zone)).toBe(slot);
});

test.each([
  ["10.20.0.1/16", "eu-west-1a"],
  ["10.20.0.0/16", "us-west-2-lax-1a"],
])("fails for a range or a zone that no rule lets through: %s, %s", (vpcCidr, zone) => {
  expect(() => subnetCidr(vpcCidr, "public", zone)).toThrow(`no subnet for {"vpcCidr":"${vpcCidr}","tier":"public","zone":"${zone}"}`);
});
