import { formatPath, type Path } from "../config/problem";
import type { Difference } from "./differences";
import { isSameText, type Comparable } from "./own-facts";

/** An image that both environments run, each in another version. */
export interface VersionDifference {
  /** Of the container. */
  readonly path: Path;
  /** Tag, digest or both. */
  readonly values: readonly [string, string];
}

/** The differences that are of images' versions, one for each container, and the others. */
export function versionsApart(differences: readonly Difference[], texts: Comparable) {
  const versions = new Map<string, VersionDifference>();
  const others = differences.filter((difference) => {
    const found = versionDifference(difference, texts);
    if (found === undefined) return true;
    const key = formatPath(found.path);
    const before = versions.get(key)?.values ?? ["", ""];
    versions.set(key, { path: found.path, values: [`${before[0]}${found.values[0]}`, `${before[1]}${found.values[1]}`] });
    return false;
  });
  return { versions: [...versions.values()] as readonly VersionDifference[], others };
}

function versionDifference({ path, values: [first, second] }: Difference, texts: Comparable): VersionDifference | undefined {
  const at = path.indexOf("image");
  const field = path[at + 1];
  if (at === -1 || path.length > at + 2) return undefined;
  const container = path.slice(0, at);
  if (field === "tag" || field === "digest") return { path: container, values: [textOf(first), textOf(second)] };
  if ((field !== undefined && field !== "reference") || typeof first !== "string" || typeof second !== "string") return undefined;
  const [one, other] = [versionIn(first), versionIn(second)];
  const hasSameName = isSameText(first.slice(0, first.length - one.length), second.slice(0, second.length - other.length), texts);
  return hasSameName ? { path: container, values: [one === "" ? "latest" : one.slice(1), other === "" ? "latest" : other.slice(1)] } : undefined;
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const versionIn = (reference: string) => /(?::\w[\w.-]*)?(?:@sha256:[0-9a-f]{64})?$/.exec(reference)?.[0] ?? "";
