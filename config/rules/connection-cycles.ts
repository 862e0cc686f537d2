import type { Path } from "../problem";
import { tasksOf, type Platform } from "../platform";
import { serviceOf } from "../traffic";
import { findCycles, formatCycle, type Graph } from "./cycles";
import { everyTask, lookup } from "./places";
import type { Rule } from "./rule";

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly path: Path;
  readonly startsAfter: boolean;
}

/** Which service or job names which service, where both exist and differ. */
function edgesOf(platform: Platform): Edge[] {
  return [...everyTask(platform)].flatMap(({ path, value: { name: from, connectsTo } }) =>
    connectsTo.flatMap((connection, index) => {
      const { service: to = from, startsAfter = true } = serviceOf(connection) ?? {};
      return to === from || lookup(platform.services, to) === undefined ? [] : [{ from, to, startsAfter, path: [...path, "connectsTo", index] }];
    }),
  );
}

function graphOf(names: Iterable<string>, edges: readonly Edge[]): Graph {
  const graph = new Map([...names].map((name) => [name, new Set<string>()]));
  for (const { from, to } of edges) graph.get(from)?.add(to);
  return graph;
}

/** The steps of a cycle, each with the edges that make it. */
function stepsOf(cycle: readonly string[], edges: readonly Edge[]): Edge[][] {
  return cycle.map((from, index) => {
    const to = cycle[(index + 1) % cycle.length];
    return edges.filter((edge) => edge.from === from && edge.to === to);
  });
}

const ungrouped = "compute";

/**
 * Each group is a state, applied after those it reads. Every one reads the state `compute` for the cluster. Told of at the
 * step that the fewest connections make: those are the ones to change.
 */
const groupCycle: Rule = {
  id: "group-cycle",
  source: "Gantry guide, Groups",
  *check(platform) {
    const stateOf = (name: string) => {
      const group = (lookup(platform.services, name) ?? lookup(platform.jobs, name))?.group;
      return group === undefined ? ungrouped : `${ungrouped}-${group}`;
    };
    const states = [...new Set([ungrouped, ...tasksOf(platform).map(({ name }) => stateOf(name))])];
    const written = edgesOf(platform).map((edge) => ({ ...edge, from: stateOf(edge.from), to: stateOf(edge.to) }));
    const crossing = written.filter(({ from, to }) => from !== to);
    const forTheCluster = states.filter((state) => state !== ungrouped).map((from) => ({ from, to: ungrouped, startsAfter: true, path: [] }));
    for (const cycle of findCycles(graphOf(states, [...crossing, ...forTheCluster]))) {
      const fixed = new Set(forTheCluster.map(({ from, to }) => `${from} ${to}`));
      const steps = stepsOf(cycle, crossing).filter(([edge]) => edge !== undefined && !fixed.has(`${edge.from} ${edge.to}`));
      const fewest = steps.reduce<Edge[]>((best, step) => (best.length === 0 || step.length < best.length ? step : best), []);
      for (const { from, to, path } of fewest) {
        const allowed = `no connection from ${from} to ${to}: a state is applied after those it reads, and every group reads "compute"`;
        yield { path, given: formatCycle(cycle), allowed, remedy: "put the two into one group, or both into none" };
      }
    }
  },
};

/** A client of Service Connect knows the services that were there when it was deployed. */
const serviceConnectCycle: Rule = {
  id: "service-connect-cycle",
  source: "Amazon ECS Developer Guide, Use Service Connect to connect Amazon ECS services with short names",
  *check(platform) {
    const connected = Object.values(platform.services).filter(({ discovery }) => discovery.includes("service-connect"));
    const names = new Set(connected.map(({ name }) => name));
    const edges = edgesOf(platform).filter(({ from, to, startsAfter }) => startsAfter && names.has(from) && names.has(to));
    for (const cycle of findCycles(graphOf(names, edges))) {
      const path = stepsOf(cycle, edges)[0]?.[0]?.path ?? ["services"];
      const [first = "", second = ""] = cycle;
      const last = cycle.at(-1) ?? "";
      yield {
        path,
        given: formatCycle(cycle),
        allowed: "services that find each other by Service Connect in one direction: the first to start does not see those after it",
        remedy: `let "${first}" start first, with { service: "${second}", ports: [...], startsAfter: false }: it finds "${second}" from its second deployment on; or give "${last}" discovery: ["dns"]`,
      };
    }
  },
};

/** Connections that come back to where they began. */
export const connectionCycleRules: readonly Rule[] = [groupCycle, serviceConnectCycle];
