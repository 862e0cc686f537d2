import type { Task, TaskDefinition } from "@aws-sdk/client-ecs";
import { judgeService, type Verdict } from "../../../rehearsal/containers/judge-service";

const now = new Date("2026-01-01T00:10:00Z");
const since = new Date("2026-01-01T00:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const plain: TaskDefinition = { containerDefinitions: [{ name: "app", image: "web:1" }] };
const checked: TaskDefinition = { containerDefinitions: [{ name: "app", image: "web:1", healthCheck: { command: ["CMD", "true"] } }, { name: "proxy", image: "proxy:1" }] };
const unchecked: TaskDefinition = { containerDefinitions: [{ name: "app", image: "web:1", healthCheck: { command: ["NONE"] } }] };

function alive(task: Partial<Task> = {}, ...health: (Task["healthStatus"] | undefined)[]): Task {
  const containers = ["app", "proxy"].map((name, index) => ({ name, ...(health[index] && { healthStatus: health[index] }) }));
  return { taskDefinitionArn: "web:2", lastStatus: "RUNNING", startedAt: secondsAgo(60), containers, ...task };
}

function ended(task: Partial<Task>, exitCode?: number): Task {
  const containers = [{ name: "app", ...(exitCode !== undefined && { exitCode }) }];
  return { taskDefinitionArn: "web:2", lastStatus: "STOPPED", stoppedAt: secondsAgo(60), containers, ...task };
}

function judged(tasks: Task[], definition: TaskDefinition = plain, desiredCount = 1): Verdict {
  return judgeService({ service: { desiredCount, taskDefinition: "web:2" }, definition, tasks }, { account: "111122223333", since, now });
}

test("runs with its desired tasks", () => {
  expect(judged([alive()])).toEqual({ state: "running", running: 1, desired: 1 });
  expect(judged([alive(), alive()], plain, 2)).toEqual({ state: "running", running: 2, desired: 2 });
  expect(judged([], plain, 0)).toEqual({ state: "running", running: 0, desired: 0 });
  // However often it failed before.
  expect(judged([alive(), ended({}, 1), ended({}, 1), ended({}, 1)])).toEqual({ state: "running", running: 1, desired: 1 });
});

test("waits for tasks, of its present definition alone", () => {
  expect(judged([])).toEqual({ state: "starting", running: 0, desired: 1, why: "no task has started yet" });
  expect(judged([alive()], plain, 2)).toEqual({ state: "starting", running: 1, desired: 2, why: "no task has started yet" });
  expect(judged([alive({ lastStatus: "PENDING" })])).toEqual({ state: "starting", running: 0, desired: 1, why: "a task is PENDING" });
  expect(judged([alive({ taskDefinitionArn: "web:1" })])).toEqual({ state: "starting", running: 0, desired: 1, why: "no task has started yet" });
});

test("a task that has only just started may end at once", () => {
  expect(judged([alive({ startedAt: secondsAgo(4) })])).toEqual({ state: "starting", running: 0, desired: 1, why: "a task has only just started" });
  expect(judged([alive({ startedAt: secondsAgo(5) })])).toEqual({ state: "running", running: 1, desired: 1 });
});

test("waits for health where the definition has a check", () => {
  const waits = (why: string) => ({ state: "starting", running: 0, desired: 1, why });
  expect(judged([alive({}, "UNKNOWN")], checked)).toEqual(waits("container app is not yet healthy"));
  expect(judged([alive({})], checked)).toEqual(waits("container app is not yet healthy"));
  expect(judged([alive({}, "UNHEALTHY")], checked)).toEqual(waits("the health check of container app fails"));
  expect(judged([alive({}, "HEALTHY", "UNKNOWN")], checked)).toEqual({ state: "running", running: 1, desired: 1 });
  expect(judged([alive({}, "UNHEALTHY")], unchecked)).toEqual({ state: "running", running: 1, desired: 1 });
});

test("fails when three of its tasks ended, with what the last one said", () => {
  const once = ended({ stoppedReason: "Exit code 1" }, 1);
  const last = ended({ stoppedAt: secondsAgo(1), stoppedReason: "Exit code 2" }, 2);
  expect(judged([once, last])).toEqual({ state: "starting", running: 0, desired: 1, why: "a task ended: container app ended with exit code 2" });
  expect(judged([once, last, once])).toEqual({ state: "failing", running: 0, desired: 1, why: "its tasks end: container app ended with exit code 2" });
});

test("says why a task ended by what is known", () => {
  const why = (task: Task) => judged([task]).why;
  expect(why({ ...ended({}), containers: [{ name: "app", exitCode: 137, reason: "OutOfMemoryError" }] })).toBe("a task ended: container app ended with exit code 137 (OutOfMemoryError)");
  expect(why(ended({ stoppedReason: "image pull failed: no such image\n" }))).toBe("a task ended: image pull failed: no such image");
  expect(why(ended({}))).toBe("a task ended: no reason was given");
});

test("tasks that ended before we looked do not count", () => {
  const before = ended({ stoppedAt: new Date(since.getTime() - 1) }, 1);
  expect(judged([before, before, before])).toEqual({ state: "starting", running: 0, desired: 1, why: "no task has started yet" });
});

test("tells apart what cannot run in a rehearsal", () => {
  const own: TaskDefinition = { containerDefinitions: [{ name: "app", image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1" }] };
  const elsewhere: TaskDefinition = { containerDefinitions: [{ name: "app", image: "999999999999.dkr.ecr.eu-west-1.amazonaws.com/web:1" }] };
  const notPulled = ended({ stopCode: "TaskFailedToStart", stoppedReason: "image pull failed" });
  expect(judged([notPulled], own)).toEqual({
    state: "cannot run",
    running: 0,
    desired: 1,
    why: "its image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1 is in the environment's own registry, which is empty here",
  });
  expect(judged([notPulled], elsewhere).state).toBe("starting");
  expect(judged([ended({ stopCode: "EssentialContainerExited" }, 1)], own).state).toBe("starting");
  expect(judged([alive()], own).state).toBe("running");

  const withoutSecret = ended({ stopCode: "TaskFailedToStart", stoppedReason: "ResourceInitializationError: unable to pull secrets" });
  expect(judged([withoutSecret])).toEqual({ state: "cannot run", running: 0, desired: 1, why: "its secrets or parameters have no value here: ResourceInitializationError: unable to pull secrets" });
});
