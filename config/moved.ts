import { z } from "zod";

/** By layer: old address to new address. */
export const moved = z.record(z.string(), z.record(z.string(), z.string()));

/** The moves of an environment. */
export type Moved = z.output<typeof moved>;

/** A resource, or a whole module, of a stack. */
const address = /^(?!data\.)([a-z]\w*)\.[A-Za-z_][\w-]*$/;

/** What an address is of: `aws_efs_file_system`, `module`; `undefined` of what is no address of a resource or module. */
export function typeOfAddress(text: string): string | undefined {
  return address.exec(text)?.[1];
}

/** Where an address leads in the end: a move may follow a move. */
export function movedTo(moves: Readonly<Record<string, string>>, from: string): string {
  const visited = new Set<string>();
  let at = from;
  while (Object.hasOwn(moves, at) && !visited.has(at)) {
    visited.add(at);
    at = moves[at] ?? at;
  }
  return at;
}
