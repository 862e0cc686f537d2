import { shortHash } from "./names";

/** What a listener rule asks of a request. */
export interface RouteConditions {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
}

/** Priorities up to here are for those written in the file; derived ones begin above. */
export const highestWrittenPriority = 1000;

const hostRanks = 3;
const pathRanks = 9;

/** Places of a rank: most where most rules are, so that a hash seldom meets another. Together at most 49,000. */
function bandWidth(rank: number): number {
  const hostAndAnyPath = 2 * pathRanks;
  if (rank === hostAndAnyPath) return 18_000;
  return rank === 1 || rank === 2 ? 6_000 : 790;
}

/**
 * The priority of a listener rule, from its own conditions and name alone, so that no other rule moves it. More specific
 * conditions come first: an exact host before a pattern before any host, then more leading path segments before fewer.
 * Within a rank a hash of the name decides; rules that could meet there are refused by the rule `route-order`.
 */
export function derivedPriority(conditions: RouteConditions, name: string): number {
  const rank = specificity(conditions);
  const before = Array.from({ length: hostRanks * pathRanks }, (_, other) => (other > rank ? bandWidth(other) : 0));
  const place = Number.parseInt(shortHash(name), 16) % bandWidth(rank);
  return highestWrittenPriority + 1 + before.reduce((sum, width) => sum + width, 0) + place;
}

/** How specific the least specific conditions are; higher is more specific. */
export function specificity({ hosts, paths }: RouteConditions): number {
  const host = hosts.length === 0 ? 0 : Math.min(...hosts.map((each) => (hasWildcard(each) ? 1 : 2)));
  const path = paths.length === 0 ? 0 : Math.min(...paths.map(pathRank));
  return host * pathRanks + path;
}

function pathRank(path: string): number {
  const segments = path.split("/").slice(1);
  const literal = segments.findIndex(hasWildcard);
  const rank = literal === -1 ? segments.length + 1 : literal;
  return Math.min(rank, pathRanks - 1);
}

function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** Whether some request meets the conditions of both. */
export function conditionsOverlap(a: RouteConditions, b: RouteConditions): boolean {
  const hosts = (conditions: RouteConditions) => (conditions.hosts.length === 0 ? ["*"] : conditions.hosts.map((host) => host.toLowerCase()));
  const paths = (conditions: RouteConditions) => (conditions.paths.length === 0 ? ["*"] : conditions.paths);
  const meet = (left: readonly string[], right: readonly string[]) => left.some((x) => right.some((y) => patternsMeet(x, y)));
  return meet(hosts(a), hosts(b)) && meet(paths(a), paths(b));
}

/** Whether some text matches both patterns; `*` is any text, `?` any one character. */
export function patternsMeet(a: string, b: string): boolean {
  const seen = new Map<string, boolean>();
  const meet = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const result = step(i, j);
    seen.set(key, result);
    return result;
  };
  const step = (i: number, j: number): boolean => {
    const x = a[i];
    const y = b[j];
    if (x === undefined && y === undefined) return true;
    if (x === "*") return meet(i + 1, j) || (y !== undefined && meet(i, j + 1));
    if (y === "*") return meet(i, j + 1) || (x !== undefined && meet(i + 1, j));
    if (x === undefined || y === undefined) return false;
    return (x === y || x === "?" || y === "?") && meet(i + 1, j + 1);
  };
  return meet(0, 0);
}
