import { familyGroup, serviceGroup, taskEventPattern } from "../../../modules/messaging/task-event-pattern";

const clusterArn = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test";
const serviceArn = "arn:aws:ecs:eu-west-1:111122223333:service/shop-test/web";
const pattern = (...given: Parameters<typeof taskEventPattern>) => JSON.parse(taskEventPattern(...given)) as unknown;

const ofTasks = (detail: object) => ({ source: ["aws.ecs"], "detail-type": ["ECS Task State Change"], detail: { clusterArn: [clusterArn], ...detail } });

test("stopped tasks of a service, for whatever reason", () => {
  expect(pattern({ event: "task-stopped", clusterArn, group: serviceGroup("web"), stopCodes: undefined })).toEqual(ofTasks({ group: ["service:web"], lastStatus: ["STOPPED"] }));
});

test("stopped tasks of a job, by stop code", () => {
  const stopCodes = ["EssentialContainerExited", "TaskFailedToStart"];
  expect(pattern({ event: "task-stopped", clusterArn, group: familyGroup("shop-test-tally"), stopCodes })).toEqual(
    ofTasks({ group: ["family:shop-test-tally"], lastStatus: ["STOPPED"], stopCode: stopCodes }),
  );
});

test("running tasks, but not those that are to stop", () => {
  expect(pattern({ event: "task-running", clusterArn, group: serviceGroup("web") })).toEqual(
    ofTasks({ group: ["service:web"], desiredStatus: ["RUNNING"], lastStatus: ["RUNNING"] }),
  );
});

test.each([
  ["service-action", "ECS Service Action"],
  ["deployment", "ECS Deployment State Change"],
] as const)("every %s of a service", (event, detailType) => {
  expect(pattern({ event, serviceArn, eventNames: undefined })).toEqual({ source: ["aws.ecs"], "detail-type": [detailType], resources: [serviceArn] });
});

test("events of a service by their names", () => {
  expect(pattern({ event: "service-action", serviceArn, eventNames: ["SERVICE_TASK_PLACEMENT_FAILURE"] })).toEqual({
    source: ["aws.ecs"],
    "detail-type": ["ECS Service Action"],
    resources: [serviceArn],
    detail: { eventName: ["SERVICE_TASK_PLACEMENT_FAILURE"] },
  });
});
