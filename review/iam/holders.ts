import { cachedOfAll } from "../cached";
import { childOf } from "../tree";
import { policyPlaces } from "./policy-places";

/** Whose policies there are: those that plans make, and those that they take away. */
export interface Holders {
  readonly made: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

const names = new Map(Object.values(policyPlaces).flatMap((places) => places.map(({ holderType, holderName }) => [holderType, holderName] as const)));

/** Finds them by type and name. */
export const holdersOf = cachedOfAll((all): Holders => {
  const [made, gone] = [new Set<string>(), new Set<string>()];
  for (const { type, action, before, after, deposed } of all.flatMap(({ changes }) => changes)) {
    const name = names.get(type);
    if (name === undefined || deposed !== undefined) continue;
    if (action === "create") made.add(`${type} ${String(childOf(after, name))}`);
    if (action === "delete") gone.add(`${type} ${String(childOf(before, name))}`);
  }
  return { made, gone };
});
