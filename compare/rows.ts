import { formatPath, type Path } from "../config/problem";

/** Whatever is told of a place in two environments. */
interface Placed {
  readonly path: Path;
  readonly values: readonly [unknown, unknown];
}

/** What is told alike of several services, or of one. */
export interface Row {
  /** `services.{result,vote}.memoryMiB` */
  readonly path: string;
  readonly values: readonly [unknown, unknown];
}

/** One row for what differs alike in several services, or in several of anything else that has names. */
export function rowsOf(all: readonly Placed[]): Row[] {
  const groups = new Map<string, [Placed, ...Placed[]]>();
  for (const each of all) {
    const key = JSON.stringify([each.path.map((step, index) => (index === 1 ? "" : step)), ...each.values.map((value) => value ?? null)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].map((group) => ({ path: joinedPath(group.map(({ path }) => path)), values: group[0].values }));
}

function joinedPath(paths: readonly Path[]): string {
  const [first = []] = paths;
  if (paths.length === 1) return formatPath(first);
  const names = paths.map((path) => formatPath(path.slice(1, 2)));
  const rest = first.length > 2 ? formatPath(first.slice(2)) : "";
  return `${formatPath(first.slice(0, 1))}.{${names.join(",")}}${rest === "" || rest.startsWith("[") ? rest : `.${rest}`}`;
}
