import { isKnown } from "../known";
import { suggest } from "../nearest";
import type { Platform } from "../platform";
import { lookup, type Places } from "./places";
import type { Rule } from "./rule";

/** A rule that what a place names is there: `thing` says what it must be, and where that stands. */
export function declaredName(
  id: string,
  source: string,
  thing: string,
  places: Places<string | undefined>,
  declared: (platform: Platform) => Readonly<Record<string, unknown>>,
): Rule {
  return {
    id,
    source,
    *check(platform) {
      const known = declared(platform);
      for (const { path, value: given } of places(platform)) {
        if (given === undefined || !isKnown(given) || lookup(known, given) !== undefined) continue;
        yield { path, given, allowed: `the name of a ${thing}`, remedy: suggest(given, Object.keys(known)) };
      }
    },
  };
}
