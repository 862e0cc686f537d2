import { isKnown } from "../known";
import { everyRoute, field, items } from "./places";
import { distinct, pattern, type Rule } from "./rule";

/** `/*` asks nothing of a request that a host is asked of already, so no condition is made of it. */
function conditionValues({ hosts, paths }: { readonly hosts: readonly string[]; readonly paths: readonly string[] }): number {
  const anyPath = paths.length === 1 && paths[0] === "/*";
  return hosts.length + (anyPath && hosts.length > 0 ? 0 : paths.length);
}

const routeConditions: Rule = {
  id: "route-condition-values",
  source: "Quotas for your Application Load Balancers: condition values per rule",
  *check(platform) {
    for (const { path, value } of everyRoute(platform)) {
      if (!isKnown(value.hosts) || !isKnown(value.paths)) continue;
      const count = conditionValues(value);
      if (count >= 1 && count <= 5) continue;
      const remedy = count === 0 ? "name a host or a path" : "use patterns with *, or share them out over two routes";
      yield { path, given: count, allowed: "1 to 5 hosts and paths together", remedy };
    }
  },
};

/** What a route may ask of a request. */
export const routeConditionRules: readonly Rule[] = [
  pattern(
    "route-host",
    "API CreateRule, HostHeaderConditionConfig",
    /^(?=.{1,128}$)[A-Za-z0-9_*?.-]*\.[A-Za-z]+$/,
    "at most 128 letters, digits, -, _, *, ? and dots, with letters alone after the last dot",
    "write it like www.example.com or *.example.com",
    items(field(everyRoute, "hosts")),
  ),
  pattern(
    "route-path",
    "API CreateRule, PathPatternConditionConfig",
    /^(?=.{1,128}$)\/[A-Za-z0-9_.$/~"'@:+;&*?-]*$/,
    `a slash, then letters, digits and _-.$/~"'@:+;&*?, at most 128 in all`,
    "write it like /api/*",
    items(field(everyRoute, "paths")),
  ),
  distinct("route-host-duplicate", "API CreateRule, HostHeaderConditionConfig", field(everyRoute, "hosts")),
  distinct("route-path-duplicate", "API CreateRule, PathPatternConditionConfig", field(everyRoute, "paths")),
  routeConditions,
];
