/** Which events of ECS are told. */
export type TaskEventFilter =
  | { readonly event: "task-stopped"; readonly clusterArn: string; readonly group: string; readonly stopCodes: readonly string[] | undefined }
  | { readonly event: "task-running"; readonly clusterArn: string; readonly group: string }
  | { readonly event: "service-action" | "deployment"; readonly serviceArn: string; readonly eventNames: readonly string[] | undefined };

/** The group ECS puts the tasks of a service into. */
export const serviceGroup = (service: string) => `service:${service}`;
/** The group ECS puts a task into that is run with no other group. */
export const familyGroup = (family: string) => `family:${family}`;

/** The event pattern of a rule. Source: ECS Developer Guide, "Amazon ECS events". */
export function taskEventPattern(filter: TaskEventFilter): string {
  switch (filter.event) {
    case "task-stopped":
      return pattern("ECS Task State Change", {
        detail: { ...ofTasks(filter), lastStatus: ["STOPPED"], ...(filter.stopCodes === undefined ? {} : { stopCode: filter.stopCodes }) },
      });
    case "task-running":
      // A task that is to stop is still RUNNING for a while.
      return pattern("ECS Task State Change", { detail: { ...ofTasks(filter), desiredStatus: ["RUNNING"], lastStatus: ["RUNNING"] } });
    case "service-action":
      return pattern("ECS Service Action", ofService(filter));
    case "deployment":
      return pattern("ECS Deployment State Change", ofService(filter));
  }
}

function pattern(detailType: string, fields: object): string {
  return JSON.stringify({ source: ["aws.ecs"], "detail-type": [detailType], ...fields });
}

function ofTasks({ clusterArn, group }: { readonly clusterArn: string; readonly group: string }) {
  return { clusterArn: [clusterArn], group: [group] };
}

function ofService({ serviceArn, eventNames }: { readonly serviceArn: string; readonly eventNames: readonly string[] | undefined }) {
  return { resources: [serviceArn], ...(eventNames === undefined ? {} : { detail: { eventName: eventNames } }) };
}
