import type { Interruption } from "../engine/interruption";

/** Where an environment comes from that is no file of `environments/`. */
export interface OtherSource {
  /** What Node runs, in the project's folder, to synthesize it. */
  readonly synthesis: readonly string[];
  /** Its folder in `.rehearsal/`. */
  readonly folder: string;
  /** The command that rehearses it. */
  readonly command: string;
}

/** What to rehearse. */
export interface Rehearsal {
  /** Folder of the project. */
  readonly project: string;
  readonly environment: string;
  /** @default - the file of the environment's name in `environments/` */
  readonly otherSource?: OtherSource;
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

/** The command that rehearses it, for messages. */
export function commandOf({ environment, otherSource }: Pick<Rehearsal, "environment" | "otherSource">): string {
  return otherSource?.command ?? `npm run rehearse -- ${environment}`;
}
