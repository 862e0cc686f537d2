import type { Blocks, Json } from "../../engine/stack-json";

/** What is made for a rehearsal in place of something that exists in the account, and that no emulator has. */
export interface StandIn {
  /** For a file of its own in the stack's folder. */
  readonly resource: Blocks;
  /** For the override file: what then refers to these resources. */
  readonly override: Json;
  /** What the report says of it. */
  readonly text: string;
}
