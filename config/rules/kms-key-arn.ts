import { isKnown } from "../known";
import type { Platform } from "../platform";
import { isRegion } from "./region";
import type { Placed, Rule } from "./rule";

const form = /^arn:aws(?:-[a-z]+)*:kms:([a-z0-9-]+):\d{12}:key\/(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;

/**
 * A rule for a KMS key: its ARN, and of the region of what it encrypts. Aliases are refused though some calls take them:
 * a role's policy must name the key itself, and AWS gives back the key, so that every plan would show a change.
 */
export function kmsKeyArn(
  id: string,
  source: string,
  places: (platform: Platform) => Iterable<Placed<string | undefined>>,
  regionOf: (platform: Platform) => string = (platform) => platform.region,
): Rule {
  return {
    id,
    source,
    *check(platform) {
      const region = regionOf(platform);
      for (const { path, value: given } of places(platform)) {
        if (given === undefined || !isKnown(given)) continue;
        const keyRegion = form.exec(given)?.[1];
        if (keyRegion === undefined) {
          const allowed = "the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>";
          yield { path, given, allowed, remedy: "write the key's ARN, as `aws kms describe-key` shows it; an alias won't do" };
        } else if (keyRegion !== region && isRegion(region)) {
          yield { path, given, allowed: `a key of ${region}`, remedy: "use a key of that region, or a multi-region key's replica there" };
        }
      }
    },
  };
}
