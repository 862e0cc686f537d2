/** What points to what, by name. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Cycles such that every name on any cycle is on one of these; each is a shortest one, and begins with its first name in the graph's order. */
export function findCycles(graph: Graph): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of graph.keys()) {
    if (done.has(start)) continue;
    const cycle = shortestCycle(graph, start);
    if (cycle === undefined) continue;
    cycle.forEach((name) => done.add(name));
    found.push(cycle);
  }
  return found;
}

/** `a -> b -> a`. */
export function formatCycle(cycle: readonly string[]): string {
  return [...cycle, cycle[0]].join(" -> ");
}

function shortestCycle(graph: Graph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const next of graph.get(name) ?? []) {
      if (next === start) return trace(cameFrom, start, name);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, name);
      queue.push(next);
    }
  }
  return undefined;
}

function trace(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const names = [];
  for (let name: string | undefined = end; name !== undefined && name !== start; name = cameFrom.get(name)) names.unshift(name);
  return [start, ...names];
}
