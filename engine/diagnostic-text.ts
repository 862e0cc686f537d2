import type { Diagnostic } from "./events";
import { describeKeptLock, describeLock, lockHolderIn } from "./state-lock";

/** An error or warning as a user reads it: what it is about, what is wrong, and the line it is in. */
export function describeDiagnostic({ summary, detail, address, place }: Diagnostic): string {
  const holder = summary.includes("state lock") ? lockHolderIn(detail) : undefined;
  if (holder !== undefined) return summary.includes("releasing") ? describeKeptLock(holder) : describeLock(holder);
  const subject = address ?? addressIn(place?.context);
  const text = detail === "" ? summary : `${summary}: ${detail.trim()}`;
  const line = place === undefined || place.code === "" ? [] : [`${place.file}:${place.line}: ${shortened(place.code)}`];
  return [subject === undefined ? text : `${subject}: ${text}`, ...line].join("\n");
}

/** `resource.aws_lb.public` is `aws_lb.public` in a plan. */
function addressIn(context: string | undefined): string | undefined {
  return context?.replace(/^resource\./, "").replace(/\[0\]$/, "");
}

function shortened(code: string): string {
  return code.length > 200 ? `${code.slice(0, 200)}…` : code;
}
