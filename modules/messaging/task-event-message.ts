import type { TaskEventFilter } from "./task-event-pattern";

/** What EventBridge makes of an event before it is told. */
export interface TaskEventMessage {
  /** Names in the template, with what they stand for in the event. */
  readonly inputPaths: Readonly<Record<string, string>>;
  /** A quoted text; what stands for nothing in an event is left out. */
  readonly inputTemplate: string;
}

const ofServices = { eventName: "$.detail.eventName", reason: "$.detail.reason" };

/**
 * A sentence a person can read, which begins with the name of the service or job. Containers are a list in no fixed order, with
 * some that AWS adds, so all their exit codes are told. Source: EventBridge User Guide, "Amazon EventBridge input transformation".
 */
export function taskEventMessage(event: TaskEventFilter["event"], name: string): TaskEventMessage {
  switch (event) {
    case "task-stopped":
      return {
        inputPaths: {
          exitCodes: "$.detail.containers[*].exitCode",
          reasons: "$.detail.containers[*].reason",
          stopCode: "$.detail.stopCode",
          stoppedReason: "$.detail.stoppedReason",
        },
        inputTemplate: JSON.stringify(`${name} stopped: <stoppedReason> (<stopCode>) <reasons>, exit <exitCodes>`),
      };
    case "task-running":
      return { inputPaths: { task: "$.detail.taskArn" }, inputTemplate: JSON.stringify(`${name} runs: <task>`) };
    case "service-action":
      return { inputPaths: ofServices, inputTemplate: JSON.stringify(`${name}: <eventName> <reason>`) };
    case "deployment":
      return { inputPaths: ofServices, inputTemplate: JSON.stringify(`${name}: <eventName>, <reason>`) };
  }
}
