/** Who holds the lock of a state, as the engine tells it. */
export interface LockHolder {
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly created: string;
  readonly path: string;
  /** The engine that wants the lock. */
  readonly engine: "terraform" | "tofu";
}

/** Reads the holder from the detail of an error about the state's lock. */
export function lockHolderIn(detail: string): LockHolder | undefined {
  const field = (name: string) => new RegExp(`^\\s*${name}:[ \\t]*(.*)$`, "m").exec(detail)?.[1]?.trim() ?? "";
  const holder = { id: field("ID"), who: field("Who"), operation: field("Operation"), created: field("Created"), path: field("Path"), engine: detail.includes("OpenTofu") ? "tofu" : "terraform" } as const;
  return holder.id === "" ? undefined : holder;
}

/** What to tell who wants the state meanwhile. */
export function describeLock({ id, who, operation, created, path, engine }: LockHolder): string {
  return [
    `The state ${path} is locked by ${who} (${operation === "" ? "unknown operation" : operation}, since ${created}).`,
    "Wait until that has ended, and run this again; nothing was changed.",
    `If it ended without letting go (a machine that was switched off), free the state in the stack's folder: ${engine} force-unlock ${id}`,
  ].join("\n");
}

/** What to do about a lock that an engine of ours could not give back: nobody else will. */
export function describeKeptLock({ id, path, operation, engine }: LockHolder): string {
  return [
    `The lock of the state ${path} could not be given back at the end (${operation === "" ? "unknown operation" : operation}); nobody holds it, but it is in the way.`,
    `When the backend answers again, first free it in the stack's folder: ${engine} force-unlock -force ${id}`,
  ].join("\n");
}
