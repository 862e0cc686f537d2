/** An argument whose value changes. */
export interface ArgumentChange {
  /** As one would write it: `health_check[0].path`. */
  readonly path: string;
  /** Text to show; sensitive values are not in it. */
  readonly before: string;
  readonly after: string;
}

/** What is shown of a value that only an apply will tell. */
export const knownAfterApply = "(known after apply)";

interface Change {
  readonly before: unknown;
  readonly after: unknown;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
}

/** The arguments that a change changes, leaf by leaf, within texts of JSON too. */
export function changedArguments({ before, after, after_unknown: unknown, before_sensitive: wasSecret, after_sensitive: isSecret }: Change, path = ""): ArgumentChange[] {
  if (unknown !== true && isTree(before) && isTree(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after), ...(isTree(unknown) ? Object.keys(unknown) : [])])];
    return keys.flatMap((key) => {
      const child = { before: at(before, key), after: at(after, key), after_unknown: at(unknown, key), before_sensitive: at(wasSecret, key), after_sensitive: at(isSecret, key) };
      const name = Array.isArray(before) || Array.isArray(after) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      return changedArguments(child, name);
    });
  }
  const [oldTree, newTree] = [treeIn(before), treeIn(after)];
  if (unknown !== true && oldTree !== undefined && newTree !== undefined) {
    const inside = changedArguments({ before: oldTree, after: newTree, before_sensitive: wasSecret, after_sensitive: isSecret }, path);
    if (inside.length > 0) return inside;
  }
  const isUnknown = unknown === true || (isTree(unknown) && holdsTrue(unknown));
  if (!isUnknown && JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
  const secret = wasSecret === true || isSecret === true || holdsTrue(wasSecret) || holdsTrue(isSecret);
  const show = (value: unknown) => (secret ? "(sensitive)" : text(value));
  return [{ path, before: show(before), after: isUnknown ? knownAfterApply : show(after) }];
}

/** Whether a path is an argument, or something inside it. */
export function isWithin(argument: string, path: string): boolean {
  return path === argument || path.startsWith(`${argument}[`) || path.startsWith(`${argument}.`);
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null;
}

/** What a text holds that is JSON, as policies and container definitions are. */
function treeIn(value: unknown): Tree | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Tree;
  } catch {
    return undefined;
  }
}

/** The mark `true` of a whole counts for each of its parts. */
function at(tree: unknown, key: string): unknown {
  return isTree(tree) ? tree[key] : tree === true ? true : undefined;
}

function holdsTrue(tree: unknown): boolean {
  return tree === true || (isTree(tree) && Object.values(tree).some(holdsTrue));
}

function text(value: unknown): string {
  const json = JSON.stringify(value ?? null);
  return json.length > 120 ? `${json.slice(0, 120)}…` : json;
}
