import type { Interruption } from "../engine/interruption";

/** What to rehearse. */
export interface Rehearsal {
  /** Folder of the project. */
  readonly project: string;
  readonly environment: string;
  /** Git revision that is applied first; this one then updates it. */
  readonly from?: string;
  /** Leave the environment and its emulator running. */
  readonly keep: boolean;
  /** The emulator to start, instead of the most faithful one there is. */
  readonly emulator?: string;
  /** The user's environment variables. */
  readonly variables: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}
