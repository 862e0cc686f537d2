import type { Container, Failure, Task } from "@aws-sdk/client-ecs";

/** Time since the beginning, and what happened. */
export function atSeconds(seconds: number, text: string): string {
  return `${seconds.toFixed(1).padStart(8)} s  ${text}`;
}

/** How a stopped task ended, and each of its containers, its own first. */
export function describeStopped({ stoppedReason, containers = [] }: Task, own: string): string[] {
  const sorted = [...containers].sort((a, b) => Number(b.name === own) - Number(a.name === own) || (a.name ?? "").localeCompare(b.name ?? ""));
  return [`stopped: ${stoppedReason ?? "ECS gives no reason"}`, ...sorted.map((container) => `  ${describeContainer(container)}`)];
}

function describeContainer({ name = "", exitCode, reason }: Container): string {
  const how = exitCode === undefined ? "did not run" : `exit code ${exitCode}`;
  return `${name}: ${how}${reason === undefined ? "" : `, ${reason}`}`;
}

/** The exit code of the job's own container; 1 when it never ran. */
export function exitCodeOf({ containers = [] }: Task, own: string): number {
  return containers.find(({ name }) => name === own)?.exitCode ?? 1;
}

/** Why ECS placed no task. */
export function describeFailures(job: string, failures: readonly Failure[]): string {
  const reasons = failures.map(({ reason, detail, arn }) => `  ${[reason, detail, arn].filter((part) => part !== undefined).join(", ")}`);
  return [`ECS did not start the job ${job}:`, ...(reasons.length === 0 ? ["  it gives no reason"] : reasons)].join("\n");
}

/** The last part of a task's ARN. */
export function taskIdOf(taskArn: string): string {
  return taskArn.split("/").at(-1) ?? "";
}
