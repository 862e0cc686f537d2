const longest = 200;

/** An error as Step Functions names it, with what it says of its cause, on one line. */
export function describeError(error: string | undefined, cause: string | undefined): string {
  const parts = [error, cause === undefined ? undefined : shortened(causeText(cause))].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? "no reason given" : parts.join(": ");
}

/** Of a task that failed ECS hands over all it knows, of a function Lambda; a line of it says why. */
function causeText(cause: string): string {
  const known = parsed(cause);
  if (typeof known !== "object" || known === null) return cause;
  const { StoppedReason: reason, Containers: containers, errorMessage, errorType } = known as Record<string, unknown>;
  if (typeof reason === "string") return [reason, ...exitCodes(containers)].join("; ");
  if (typeof errorMessage === "string") return [errorType, errorMessage].filter((part) => typeof part === "string").join(": ");
  return cause;
}

function exitCodes(containers: unknown): string[] {
  if (!Array.isArray(containers)) return [];
  return (containers as Record<string, unknown>[]).flatMap(({ Name: name, ExitCode: code, Reason: reason }) => {
    if (typeof name !== "string") return [];
    const ended = typeof code === "number" ? `exit code ${code}` : "did not run";
    return [`${name}: ${ended}${typeof reason === "string" ? `, ${reason}` : ""}`];
  });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The ARN of the ECS task that an output or a cause tells of. */
export function taskArnIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /arn:[\w-]+:ecs:[\w-]+:\d+:task\/[\w./-]+/.exec(text)?.[0];
}

/** How an execution ended. */
export interface Ended {
  readonly status?: string | undefined;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** The last lines of an execution: its status and its output, or why it failed. */
export function describeEnded({ status = "UNKNOWN", output, error, cause }: Ended, seconds: number): string[] {
  const why = error === undefined && cause === undefined ? "" : `: ${describeError(error, cause)}`;
  return [`${status} after ${seconds.toFixed(1)} s${why}`, ...(output === undefined ? [] : [`output: ${output}`])];
}

/** The name of an execution: by hand, and when. Names are unique for 90 days. */
export function executionName(now: Date): string {
  return `by-hand-${now.toISOString().replace(/[:.]/g, "-")}`;
}
