import { isKnown } from "../known";
import { nearest } from "../nearest";
import type { Platform } from "../platform";
import { zoneSlot } from "../subnets";
import { existingSubnets } from "./existing-vpc";
import { isRegion } from "./region";
import type { Placed, Rule } from "./rule";

function zoneNames(platform: Platform): Placed<string>[] {
  const { network } = platform;
  if (network.vpc === "existing") return existingSubnets(platform).map(({ path, zone }) => ({ path, value: zone }));
  return network.availabilityZones.map((value, index) => ({ path: ["network", "availabilityZones", index], value }));
}

/** Local Zones and Wavelength Zones have names of another form; Fargate is not offered there. */
export const availabilityZoneName: Rule = {
  id: "availability-zone-name",
  source: "AWS Regions User Guide, Regions and Availability Zones; ECS Developer Guide, Fargate Regions",
  *check(platform) {
    const { region } = platform;
    for (const { path, value: given } of zoneNames(platform)) {
      const right = isRegion(region) ? given.slice(0, -1) === region && /[a-h]$/.test(given) : zoneSlot(given) !== undefined;
      if (right || !isKnown(given)) continue;
      if (!isRegion(region)) {
        yield { path, given, allowed: "the name of a zone: eu-west-1a", remedy: "write the region and the zone's letter" };
        continue;
      }
      const zones = [..."abcdefgh"].map((letter) => `${region}${letter}`);
      const near = nearest(given, zones);
      const remedy = near === undefined ? "name a zone of that region, or correct `region`" : `did you mean "${near}"?`;
      yield { path, given, allowed: `a zone of ${region}: ${zones[0]} to ${zones.at(-1)}`, remedy };
    }
  },
};
