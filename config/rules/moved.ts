import { typeOfAddress } from "../moved";
import type { Platform } from "../platform";
import type { Path } from "../problem";
import { findCycles, formatCycle } from "./cycles";
import type { Rule } from "./rule";

const source = "Terraform language, Refactor modules, Moved block syntax";

interface Move {
  readonly path: Path;
  readonly from: string;
  readonly to: string;
}

function movesByLayer({ moved }: Platform): Move[][] {
  return Object.entries(moved).map(([layer, moves]) => Object.entries(moves).map(([from, to]) => ({ path: ["moved", layer, from], from, to })));
}

const isReadable = ({ from, to }: Move) => typeOfAddress(from) !== undefined && typeOfAddress(to) !== undefined;

/** Whether what moves can be what it becomes. */
export const movedRules: readonly Rule[] = [
  {
    id: "moved-address",
    source,
    *check(platform) {
      for (const { path, from, to } of movesByLayer(platform).flat()) {
        for (const given of [from, to].filter((text) => typeOfAddress(text) === undefined)) {
          const allowed = "the address of a resource or a module, as the plan shows it: aws_efs_file_system.files";
          yield { path, given, allowed, remedy: "write its type, a dot and its name, without an index" };
        }
      }
    },
  },
  {
    id: "moved-type",
    source,
    *check(platform) {
      for (const { path, from, to } of movesByLayer(platform).flat().filter(isReadable)) {
        if (typeOfAddress(from) === typeOfAddress(to)) continue;
        const allowed = `an address of the type ${typeOfAddress(from)}`;
        yield { path, given: to, allowed, remedy: "remove the line: a resource keeps its type, and one of another type is a new one" };
      }
    },
  },
  {
    id: "moved-circle",
    source,
    *check(platform) {
      for (const moves of movesByLayer(platform)) {
        const graph = new Map(moves.map(({ from, to }) => [from, new Set([to])]));
        for (const cycle of findCycles(graph)) {
          const path = moves.find(({ from }) => from === cycle[0])?.path ?? ["moved"];
          yield { path, given: formatCycle(cycle), allowed: "moves that come to an end", remedy: "leave one line: the old address first, the new one behind it" };
        }
      }
    },
  },
  {
    id: "moved-target-taken",
    source,
    *check(platform) {
      for (const moves of movesByLayer(platform)) {
        for (const [index, { path, to }] of moves.entries()) {
          const earlier = moves.slice(0, index).find((move) => move.to === to);
          if (earlier === undefined) continue;
          yield { path, given: to, allowed: `an address that nothing else moves to: ${earlier.from} does`, remedy: "leave one of the two lines" };
        }
      }
    },
  },
];
