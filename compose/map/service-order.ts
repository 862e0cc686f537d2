/** That one service must be there before another. */
export interface Precedence {
  readonly first: string;
  readonly then: string;
}

/**
 * The services in the order in which they are deployed: each behind those it is said to need, then behind those it
 * names as addresses where that makes no circle; what faces users comes last, and names decide the rest.
 */
export function serviceOrder(names: readonly string[], needed: readonly Precedence[], named: readonly Precedence[], facesUsers: (name: string) => boolean): string[] {
  const before = new Map(names.map((name) => [name, new Set<string>()]));
  for (const { first, then } of [...needed, ...named]) {
    if (first === then || !before.has(first) || !before.has(then) || reaches(before, first, then)) continue;
    before.get(then)?.add(first);
  }
  const order: string[] = [];
  const rest = new Set([...names].sort((a, b) => Number(facesUsers(a)) - Number(facesUsers(b)) || (a < b ? -1 : 1)));
  while (rest.size > 0) {
    const next = [...rest].find((name) => [...(before.get(name) ?? [])].every((each) => !rest.has(each))) as string;
    rest.delete(next);
    order.push(next);
  }
  return order;
}

/** Whether a service comes, over any number of others, behind another one already. */
function reaches(before: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const name of seen) for (const each of before.get(name) ?? []) seen.add(each);
  return seen.has(to);
}
