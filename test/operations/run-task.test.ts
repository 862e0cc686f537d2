import { runTask } from "../../operations/run-task";
import { FakeAws, type Answers } from "./fake-aws";
import { withEngine, withOutputs } from "./fake-engine";
import { operationOf } from "./operation";

const aws = new FakeAws();
beforeAll(() => aws.listen());
afterAll(() => aws.close());

const taskArn = "arn:aws:ecs:eu-west-1:111122223333:task/shop-test/0123";
const clusterArn = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test";
const published = (name: string) => ({
  [name]: { task_definition_arn: `arn:${name}:7`, security_group_id: "sg-1", subnet_ids: { "eu-west-1b": "subnet-b", "eu-west-1a": "subnet-a" }, assign_public_ip: "false", task_role_arn: "t", execution_role_arn: "e" },
});
const deployed = withOutputs({ compute: { cluster_arn: clusterArn, jobs: published("migrate") }, "compute-batch": { jobs: published("tally") } });

/** A task that goes through these states, a look each; the last one stays. */
function goesThrough(tasks: readonly object[], more: Answers = {}): void {
  let looks = 0;
  aws.answer({
    RunTask: () => ({ tasks: [{ taskArn }] }),
    DescribeTasks: () => ({ tasks: [tasks[Math.min(looks++, tasks.length - 1)]] }),
    GetLogEvents: () => ({ __type: "ResourceNotFoundException", message: "no stream" }),
    ...more,
  });
}

const stopped = (exitCode: number, more = {}) => ({ lastStatus: "STOPPED", stoppedReason: "Essential container in task exited", containers: [{ name: "migrate", exitCode }], ...more });
const run = (job: string, { operation }: ReturnType<typeof operationOf>, command: string[] = []) => runTask({ ...operation, job, command }, 5);

test("a job runs as it is deployed, and is followed to its exit code", async () => {
  goesThrough([{ lastStatus: "PROVISIONING" }, { lastStatus: "PENDING" }, { lastStatus: "PENDING" }, { lastStatus: "RUNNING" }, stopped(3)]);
  const its = operationOf(deployed);
  expect(await run("migrate", its)).toBe(3);
  expect(aws.input("RunTask")).toEqual({
    clientToken: expect.any(String) as string,
    cluster: clusterArn,
    taskDefinition: "arn:migrate:7",
    count: 1,
    capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", base: 0, weight: 1 }],
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a", "subnet-b"], securityGroups: ["sg-1"], assignPublicIp: "DISABLED" } },
    propagateTags: "TASK_DEFINITION",
    enableECSManagedTags: true,
    startedBy: "npm-run-task",
  });
  expect(aws.input("DescribeTasks")).toEqual({ cluster: clusterArn, tasks: [taskArn] });
  expect(its.told).toEqual([`migrate runs as ${taskArn}`, "T  PROVISIONING", "T  PENDING", "T  RUNNING", "T  STOPPED", "stopped: Essential container in task exited", "  migrate: exit code 3"]);
});

test("a job of a group is in the state of its group, the cluster is not; another command runs in its own container", async () => {
  goesThrough([{ ...stopped(0), containers: [{ name: "tally", exitCode: 0 }] }]);
  expect(await run("tally", operationOf(deployed), ["sh", "-c", "echo hi"])).toBe(0);
  expect(aws.input("RunTask")).toMatchObject({ cluster: clusterArn, taskDefinition: "arn:tally:7", overrides: { containerOverrides: [{ name: "tally", command: ["sh", "-c", "echo hi"] }] } });
});

test("its log is told as it comes, from its own stream, and what comes late too", async () => {
  const pages: Record<string, object> = {
    start: { events: [{ message: "one\n" }, { message: "two\nthree" }], nextForwardToken: "a" },
    a: { events: [{ message: "four" }], nextForwardToken: "b" },
    b: { events: [], nextForwardToken: "b" },
  };
  let reads = 0;
  goesThrough([{ lastStatus: "RUNNING" }, stopped(0)], {
    GetLogEvents: ({ nextToken }) => {
      reads += 1;
      if (reads === 1) return { __type: "ResourceNotFoundException", message: "no stream" };
      if (reads === 5) return { events: [{ message: "late" }], nextForwardToken: "c" };
      return pages[(nextToken as string | undefined) ?? "start"] ?? { events: [], nextForwardToken: nextToken };
    },
  });
  const its = operationOf(deployed);
  expect(await run("migrate", its)).toBe(0);
  expect(aws.input("GetLogEvents")).toEqual({ logGroupName: "/ecs/shop/test/migrate", logStreamName: "migrate/migrate/0123", startFromHead: true });
  expect(its.told.filter((line) => line.includes("|"))).toEqual(["T  | one", "T  | two", "T  | three", "T  | four", "T  | late"]);
});

test("who may not read the log still sees the rest", async () => {
  goesThrough([{ lastStatus: "RUNNING" }, stopped(0)], { GetLogEvents: () => ({ __type: "AccessDeniedException", message: "not you" }) });
  const its = operationOf(deployed);
  expect(await run("migrate", its)).toBe(0);
  expect(its.told.filter((line) => line.includes("log"))).toEqual(["T  AWS did not show the log: AccessDeniedException: not you"]);
});

test("a task that never ran", async () => {
  goesThrough([stopped(0, { stoppedReason: "CannotPullContainerError: no such image", containers: [{ name: "migrate", reason: "CannotPullContainerError" }] })]);
  const its = operationOf(deployed);
  expect(await run("migrate", its)).toBe(1);
  expect(its.told.slice(-2)).toEqual(["stopped: CannotPullContainerError: no such image", "  migrate: did not run, CannotPullContainerError"]);
});

const refusal = (message: string) => expect.objectContaining({ name: "Refusal", exitCode: 1, message }) as Error;

test("no place for the task", async () => {
  goesThrough([], { RunTask: () => ({ tasks: [], failures: [{ reason: "RESOURCE:FARGATE", detail: "none left" }] }) });
  await expect(run("migrate", operationOf(deployed))).rejects.toThrow(refusal("ECS did not start the job migrate:\n  RESOURCE:FARGATE, none left"));
});

test("what AWS refuses while it runs: the task is left, and named", async () => {
  goesThrough([], { DescribeTasks: () => ({ __type: "AccessDeniedException", message: "not you" }) });
  await expect(run("migrate", operationOf(deployed))).rejects.toThrow(refusal(`AWS did not describe the task: AccessDeniedException: not you\nThe task was left as it is: ${taskArn}`));
});

test("an unknown job", async () => {
  goesThrough([]);
  await expect(run("migrat", operationOf(deployed))).rejects.toThrow(refusal('There is no job "migrat" in environments/test.ts. Did you mean "migrate"? Its jobs: migrate, tally.'));
  expect(aws.calls).toEqual([]);
});

const state = (layer: string) => `state/shop/test/eu-west-1/${layer}.tfstate`;

test.each([
  ["nothing", "migrate", {}, `test-compute has not been deployed: there is nothing in its state, ${state("compute")}.`],
  ["all but the group", "tally", { compute: { cluster_arn: clusterArn } }, `test-compute-batch has not been deployed: there is nothing in its state, ${state("compute-batch")}.`],
  ["all but the job", "migrate", { compute: { cluster_arn: clusterArn, jobs: published("other") } }, `The job migrate has not been deployed: the state of test-compute, ${state("compute")}, does not know it.`],
])("deployed is %s", async (_, job, outputs, message) => {
  goesThrough([]);
  await expect(run(job, operationOf(withOutputs(outputs)))).rejects.toThrow(refusal(`${message}\nDeploy it first: npx cdktf deploy 'test-*'`));
  expect(aws.operations()).toEqual(["GetCallerIdentity"]);
});

test("another account is refused before the state is read", async () => {
  goesThrough([]);
  aws.account = "222222222222";
  await expect(run("migrate", operationOf(withEngine(`throw new Error("asked")`)))).rejects.toThrow("The environment test belongs to account 111122223333");
});

test("an interrupt stops the task, and its end is awaited", async () => {
  const its = operationOf(deployed);
  let looks = 0;
  goesThrough([], {
    DescribeTasks: () => {
      looks += 1;
      if (looks === 2) its.interrupt();
      return { tasks: [looks < 4 ? { lastStatus: "RUNNING" } : stopped(143, { stoppedReason: "Interrupted at npm run task" })] };
    },
    StopTask: () => ({}),
  });
  expect(await run("migrate", its)).toBe(130);
  expect(aws.input("StopTask")).toEqual({ cluster: clusterArn, task: taskArn, reason: "Interrupted at npm run task" });
  expect(aws.operations().filter((operation) => operation === "StopTask")).toHaveLength(1);
  expect(its.told.slice(-2)).toEqual(["stopped: Interrupted at npm run task", "  migrate: exit code 143"]);
});

test("a second interrupt leaves at once", async () => {
  const its = operationOf(deployed);
  goesThrough([{ lastStatus: "RUNNING" }], {
    StopTask: () => {
      its.interrupt();
      return {};
    },
    GetLogEvents: () => {
      its.interrupt();
      return { events: [] };
    },
  });
  expect(await run("migrate", its)).toBe(130);
  expect(its.told.at(-1)).toBe(`Left as it is: ${taskArn}`);
});

test("an interrupt before the start starts nothing", async () => {
  goesThrough([]);
  const its = operationOf(deployed);
  its.interrupt();
  expect(await run("migrate", its)).toBe(130);
  expect(its.told).toEqual(["Interrupted: nothing was started."]);
  expect(aws.operations()).not.toContain("RunTask");
});
