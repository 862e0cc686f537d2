import type { Origin, Path } from "../../config/problem";
import type { Node } from "../read/node";
import type { Row, Verdict } from "../row";

/** A key of the Compose file and where it stands. */
export interface Place {
  readonly path: Path;
  readonly at: Origin;
}

/** The place of something within another one. */
export const below = (place: Place, key: string | number, at: Origin = place.at): Place => ({ path: [...place.path, key], at });

/** What became of every key. What is refused of a key outweighs what else was told of it. */
export class Ledger {
  readonly #told = new Map<string, Row[]>();

  get rows(): Row[] {
    return [...this.#told.values()].flat();
  }

  mapped(place: Place, what: string): void {
    this.add(place, "mapped", what);
  }

  replaced(place: Place, what: string): void {
    this.add(place, "replaced", what);
  }

  ignored(place: Place, why: string): void {
    this.add(place, "ignored", why);
  }

  refused({ path, at }: Place, why: string, remedy: string): void {
    const before = this.refusalsAt(path);
    if (before.some(({ what }) => what === why)) return;
    this.#told.set(keyOf(path), [...before, { path, at, verdict: "refused", what: why, remedy }]);
  }

  private add({ path, at }: Place, verdict: Verdict, what: string): void {
    if (this.refusalsAt(path).length === 0) this.#told.set(keyOf(path), [{ path, at, verdict, what }]);
  }

  private refusalsAt(path: Path): Row[] {
    return (this.#told.get(keyOf(path)) ?? []).filter(({ verdict }) => verdict === "refused");
  }

  /** Refuses whatever of the model no row tells of: nothing is dropped in silence. */
  refuseTheRest(root: Node): void {
    for (const place of leaves(root, { path: [], at: root.at })) {
      if (place.path.length === 0 || this.tellsOf(place.path)) continue;
      this.refused(place, "Gantry does not know this key", "remove it, or move it to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here");
    }
  }

  /** Whether a key has a row, or one above it that tells of all it holds: one of a service, network or volume tells of that alone. */
  private tellsOf(path: Path): boolean {
    return path.some((_, index) => (index !== definitionDepth - 1 || path.length === definitionDepth) && this.#told.has(keyOf(path.slice(0, index + 1))));
  }
}

/** `services.web`, `volumes.data`. */
const definitionDepth = 2;

const keyOf = (path: Path) => JSON.stringify(path);

/** Every value that holds no other, with its key's place. */
function leaves(node: Node, place: Place): Place[] {
  if (node.kind === "mapping" && node.entries.size > 0) return [...node.entries].flatMap(([key, { at, value }]) => leaves(value, below(place, key, at)));
  if (node.kind === "list" && node.items.length > 0) return node.items.flatMap((item, index) => leaves(item, below(place, index, item.at)));
  return [place];
}
