/** One of the running emulators. */
export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  /** Answers 200 while it is up. */
  readonly healthUrl: string;
}

/** What of running emulators can be written to a file, to find them again. */
export interface EmulatorRecord {
  readonly processes: readonly RunningProcess[];
  /** AWS_ENDPOINT_URL, and AWS_ENDPOINT_URL_<SERVICE> of what goes elsewhere. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the runtime is that the emulator's containers run in; none where it runs none. */
  readonly containers?: { readonly program: string; readonly folder: string };
}

/** Emulators that serve AWS on this machine. */
export interface RunningEmulators extends EmulatorRecord {
  readonly names: readonly string[];
  /** Ends them with all they run. */
  stop(): Promise<void>;
}
