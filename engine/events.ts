/** What a resource goes through; `replace` is told as a deletion and a creation. */
export type Action = "create" | "read" | "update" | "delete";

/** A step of an apply: an action on a resource that starts, goes on, ends or fails. */
export interface Step {
  readonly phase: "start" | "progress" | "complete" | "errored";
  readonly address: string;
  readonly action: Action;
  readonly elapsedSeconds: number;
}

/** An error or warning of the engine. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** Resource it is about. */
  readonly address?: string;
  /** File, line and text it is about. */
  readonly place?: { readonly file: string; readonly line: number; readonly code: string; readonly context?: string };
}

/** One line of the engine's `-json` output that somebody wants to hear of. */
export type EngineEvent =
  | { readonly type: "step"; readonly step: Step }
  /** Refreshing, that is reading what there is, before a plan. */
  | { readonly type: "refresh"; readonly address: string }
  | { readonly type: "diagnostic"; readonly diagnostic: Diagnostic };

interface Line {
  readonly type?: string;
  readonly hook?: { readonly resource?: { readonly addr?: string }; readonly action?: Action; readonly elapsed_seconds?: number };
  readonly diagnostic?: {
    readonly severity: "error" | "warning";
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
    readonly snippet?: { readonly context?: string | null; readonly code: string };
  };
}

const phases: Readonly<Record<string, Step["phase"]>> = {
  apply_start: "start",
  apply_progress: "progress",
  apply_complete: "complete",
  apply_errored: "errored",
};

/** Reads a line of `terraform ... -json`; undefined for what is not an event, or none that matters. */
export function parseEvent(text: string): EngineEvent | undefined {
  const line = parsedLine(text);
  if (line?.diagnostic) return { type: "diagnostic", diagnostic: diagnosticOf(line.diagnostic) };
  const { resource, action, elapsed_seconds: elapsedSeconds = 0 } = line?.hook ?? {};
  const address = resource?.addr;
  if (address === undefined) return undefined;
  if (line?.type === "refresh_start") return { type: "refresh", address };
  const phase = phases[line?.type ?? ""];
  return phase === undefined || action === undefined ? undefined : { type: "step", step: { phase, address, action, elapsedSeconds } };
}

/** Reads the diagnostics of `terraform validate -json`; none of what is no JSON. */
export function parseDiagnostics(text: string): Diagnostic[] {
  const { diagnostics = [] } = (parsedLine(text) ?? {}) as { readonly diagnostics?: readonly NonNullable<Line["diagnostic"]>[] };
  return diagnostics.map(diagnosticOf);
}

function parsedLine(text: string): Line | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

function diagnosticOf({ severity, summary, detail = "", address, range, snippet }: NonNullable<Line["diagnostic"]>): Diagnostic {
  const place = range && {
    file: range.filename,
    line: range.start.line,
    code: snippet?.code.trim() ?? "",
    ...(typeof snippet?.context === "string" ? { context: snippet.context } : {}),
  };
  return { severity, summary, detail, ...(address === undefined ? {} : { address }), ...(place === undefined ? {} : { place }) };
}
