import type { Path } from "../config/problem";
import { matchesPath, parsePathPattern } from "./path-pattern";

/** What any two environments may have different without a word about it. What follows from name, account, region and the network's range is no difference at all. */
interface ByNature {
  readonly path: string;
  readonly reason: string;
}

const byNature: readonly ByNature[] = [
  { path: "profile", reason: "it leads into the account" },
  { path: "assumeRoleArn", reason: "it leads into the account" },
  { path: "backend.**", reason: "states are kept where the account is" },
  { path: "tags.**", reason: "tags tell whose and what for it is, and change nothing" },
  { path: "network.cidr", reason: "a network is as large as it needs to be" },
  { path: "network.vpcId", reason: "AWS made the id" },
  { path: "network.publicSubnetIds.*", reason: "AWS made the id" },
  { path: "network.privateSubnetIds.*", reason: "AWS made the id" },
  { path: "network.isolatedSubnetIds.*", reason: "AWS made the id" },
  { path: "moved.**", reason: "it tells of an environment's own past" },
];

const patterns = byNature.map(({ path, reason }) => ({ pattern: parsePathPattern(path) ?? [], reason }));

/** Why any two environments may have this place different; `undefined`: they may not. */
export function reasonByNature(path: Path): string | undefined {
  return patterns.find(({ pattern }) => matchesPath(pattern, path))?.reason;
}
