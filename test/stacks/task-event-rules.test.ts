import type { EnvironmentFile } from "../../config/environment-file";
import { taskEventRules } from "../../stacks/task-event-rules";
import { basePlatform } from "../config/base-platform";

type TaskEvents = NonNullable<NonNullable<EnvironmentFile["messaging"]>["taskEvents"]>[string];

const rulesOf = (entry: TaskEvents) =>
  taskEventRules(
    basePlatform((file) => {
      file.jobs = { tally: { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 } };
      file.messaging = { topics: { ops: {} }, taskEvents: { told: entry } };
    }),
  );
const clusterArn = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test";

test("no task events, no rules", () => {
  expect(taskEventRules(basePlatform())).toEqual([]);
});

test("a rule for each service and job, found by the group of their tasks", () => {
  const rule = (subject: string, group: string) => ({
    entry: "told",
    subject,
    name: `shop-test.${subject}.told`,
    arn: `arn:aws:events:eu-west-1:111122223333:rule/shop-test.${subject}.told`,
    filter: { event: "task-stopped", stopCodes: undefined, clusterArn, group },
    topic: "ops",
  });
  expect(rulesOf({ event: "task-stopped", topic: "ops" })).toEqual([rule("web", "service:web"), rule("worker", "service:worker"), rule("tally", "family:shop-test-tally")]);
});

test("of the services and jobs that are named alone", () => {
  expect(rulesOf({ event: "task-stopped", services: [], jobs: ["tally"], stopCodes: ["SpotInterruption"], topic: "ops" }).map(({ filter }) => filter)).toEqual([
    { event: "task-stopped", stopCodes: ["SpotInterruption"], clusterArn, group: "family:shop-test-tally" },
  ]);
  expect(rulesOf({ event: "task-running", services: ["web"], jobs: [], topic: "ops" }).map(({ filter }) => filter)).toEqual([
    { event: "task-running", clusterArn, group: "service:web" },
  ]);
});

test.each(["service-action", "deployment"] as const)("%s of services, found by their ARNs", (event) => {
  const serviceArn = (name: string) => `arn:aws:ecs:eu-west-1:111122223333:service/shop-test/${name}`;
  expect(rulesOf({ event, topic: "ops" }).map(({ filter }) => filter)).toEqual([
    { event, serviceArn: serviceArn("web"), eventNames: undefined },
    { event, serviceArn: serviceArn("worker"), eventNames: undefined },
  ]);
  expect(rulesOf({ event, services: ["web"], eventNames: ["A"], topic: "ops" }).map(({ filter }) => filter)).toEqual([{ event, serviceArn: serviceArn("web"), eventNames: ["A"] }]);
});
