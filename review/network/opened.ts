import { spaceKey, type Admission } from "./admission";
import { isWithin, minus, union, type Range } from "./ranges";

/** Addresses that are let through now and were not, on the same ports of the same protocols. */
export interface Opening {
  readonly space: Admission["space"];
  readonly protocols: readonly Range[];
  readonly ports: readonly Range[];
  readonly addresses: readonly Range[];
}

/** What rules let through that others did not, whatever their order and however it is split into rules. */
export function opened(now: readonly Admission[], before: readonly Admission[]): readonly Opening[] {
  const spaces = [...new Map(now.map((admission) => [spaceKey(admission), admission.space]))].sort(([a], [b]) => (a < b ? -1 : 1));
  return spaces.flatMap(([key, space]) => {
    const isOfSpace = (admission: Admission) => spaceKey(admission) === key;
    return openedIn(now.filter(isOfSpace), before.filter(isOfSpace)).map((opening) => ({ space, ...opening }));
  });
}

type Cell = Omit<Opening, "space">;

function openedIn(now: readonly Admission[], before: readonly Admission[]): readonly Cell[] {
  const found = cells([...now, ...before].map(({ protocols }) => protocols)).flatMap((protocol) => {
    const news = now.filter(({ protocols }) => isWithin(protocol, protocols));
    const isMet = (ports: Range) => news.some((rule) => ports.first <= rule.ports.last && rule.ports.first <= ports.last);
    const olds = before.filter(({ protocols, ports }) => isWithin(protocol, protocols) && isMet(ports));
    if (news.length === 0) return [];
    const ofProtocol = cells([...news, ...olds].map(({ ports }) => ports)).flatMap((port): Cell[] => {
      const [reached, old] = [news, olds].map((list) => admitted(list.filter(({ ports }) => isWithin(port, ports)))) as [Range[], Range[]];
      const left = minus(reached, old);
      return left.length === 0 ? [] : [{ protocols: [protocol], ports: [port], addresses: left }];
    });
    return merged(ofProtocol, "ports", ({ addresses }) => text(addresses));
  });
  return merged(found, "protocols", ({ ports, addresses }) => `${text(ports)} ${text(addresses)}`);
}

/** Addresses that rules let through. */
function admitted(rules: readonly Admission[]): readonly Range[] {
  if (rules.every(({ isDenied }) => isDenied !== true)) return union(rules.map(({ addresses }) => addresses));
  let [found, decided]: [readonly Range[], readonly Range[]] = [[], []];
  for (const { addresses, isDenied } of [...rules].sort((a, b) => (a.number ?? 0) - (b.number ?? 0))) {
    if (isDenied !== true) found = union([...found, ...minus([addresses], decided)]);
    decided = union([...decided, addresses]);
  }
  return found;
}

/** The ranges cut wherever one of them begins or ends, so that each is covered or is not. */
function cells(ranges: readonly Range[]): readonly Range[] {
  const starts = [...new Set(ranges.flatMap(({ first, last }) => [first, last + 1n]))].sort((a, b) => (a < b ? -1 : 1));
  return starts.slice(0, -1).map((first, index) => ({ first, last: (starts[index + 1] ?? first) - 1n }));
}

/** Makes one of cells that differ in nothing but ports, or protocols. */
function merged(found: readonly Cell[], of: "ports" | "protocols", keyOf: (cell: Cell) => string): readonly Cell[] {
  const byKey = new Map<string, Cell>();
  for (const cell of found) {
    const key = keyOf(cell);
    const other = byKey.get(key);
    byKey.set(key, other === undefined ? cell : { ...other, [of]: [...other[of], ...cell[of]] });
  }
  return [...byKey.values()].map((cell) => ({ ...cell, [of]: union(cell[of]) }));
}

function text(ranges: readonly Range[]): string {
  return ranges.map(({ first, last }) => `${first}-${last}`).join();
}
