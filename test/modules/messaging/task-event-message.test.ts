import { taskEventMessage, type TaskEventMessage } from "../../../modules/messaging/task-event-message";

test("a stopped task's message names its reasons and exit codes", () => {
  expect(taskEventMessage("task-stopped", "vote")).toEqual({
    inputPaths: {
      exitCodes: "$.detail.containers[*].exitCode",
      reasons: "$.detail.containers[*].reason",
      stopCode: "$.detail.stopCode",
      stoppedReason: "$.detail.stoppedReason",
    },
    inputTemplate: '"vote stopped: <stoppedReason> (<stopCode>) <reasons>, exit <exitCodes>"',
  });
});

test.each([
  [
    "task-stopped",
    {
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: [{ name: "vote", exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" }, { name: "ecs-service-connect-x", exitCode: 0 }],
    },
    "vote stopped: Essential container in task exited (EssentialContainerExited) [OutOfMemoryError: Container killed due to memory usage], exit [137,0]",
  ],
  ["task-running", { taskArn: "arn:task/1" }, "vote runs: arn:task/1"],
  ["service-action", { eventName: "SERVICE_TASK_PLACEMENT_FAILURE", reason: "RESOURCE:FARGATE" }, "vote: SERVICE_TASK_PLACEMENT_FAILURE RESOURCE:FARGATE"],
  ["service-action", { eventName: "SERVICE_STEADY_STATE" }, "vote: SERVICE_STEADY_STATE "],
  ["deployment", { eventName: "SERVICE_DEPLOYMENT_FAILED", reason: "tasks failed to start." }, "vote: SERVICE_DEPLOYMENT_FAILED, tasks failed to start."],
] as const)("what a person reads of %s", (event, detail, text) => {
  expect(transformed({ detail }, taskEventMessage(event, "vote"))).toBe(text);
});

test.each(["task-stopped", "task-running", "service-action", "deployment"] as const)("every placeholder of %s has a path, and every path a placeholder", (event) => {
  const { inputPaths, inputTemplate } = taskEventMessage(event, "vote");
  expect([...inputTemplate.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort()).toEqual(Object.keys(inputPaths));
});

/** As EventBridge does it for a quoted text: a list in it loses its quotation marks, and what is not there leaves nothing. */
function transformed(event: object, { inputPaths, inputTemplate }: TaskEventMessage): string {
  const template = JSON.parse(inputTemplate) as string;
  return template.replace(/<(\w+)>/g, (_, name: string) => {
    const found = valueAt(event, (inputPaths[name] ?? "").split(".").slice(1));
    return found === undefined ? "" : typeof found === "string" ? found : JSON.stringify(found).replaceAll('"', "");
  });
}

function valueAt(value: unknown, [step, ...steps]: readonly string[]): unknown {
  if (step === undefined || value === undefined) return value;
  const found = (value as Record<string, unknown>)[step.replace("[*]", "")];
  return step.endsWith("[*]") ? (found as unknown[]).map((each) => valueAt(each, steps)).filter((each) => each !== undefined) : valueAt(found, steps);
}
