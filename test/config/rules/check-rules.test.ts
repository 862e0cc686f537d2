import type { EnvironmentFile } from "../../../config/environment-file";
import { parseEnvironment } from "../../../config/parse-environment";
import { formatPath } from "../../../config/problem";
import { baseEnvironment } from "../base-environment";
import { waiting } from "./workflow-of";

const daily = { expression: "every day" };
const reason = "tried, and it works";

/** A queue, a job and a workflow that each break a rule. */
function fileThatBreaksRules() {
  const job: NonNullable<EnvironmentFile["jobs"]>[string] = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512, schedules: { daily } };
  const messaging: NonNullable<EnvironmentFile["messaging"]> = { queues: { votes: { delaySeconds: 901 } } };
  return { ...baseEnvironment(), messaging, jobs: { tally: job }, workflows: { nightly: waiting({ triggers: { daily } }) } };
}

const problemsOf = (file: EnvironmentFile) => parseEnvironment(file).problems.map(({ rule, path }) => `${rule} ${formatPath(path)}`);

const ofQueue = "queue-delay messaging.queues.votes.delaySeconds";
const ofJob = "schedule-expression jobs.tally.schedules.daily.expression";
const ofWorkflow = "schedule-expression workflows.nightly.triggers.daily.expression";

test("a waiver reaches what stands in its section, its job or its workflow, and nothing else", () => {
  const file = fileThatBreaksRules();
  expect(problemsOf(file)).toEqual([ofQueue, ofJob, ofWorkflow]);
  expect(problemsOf({ ...file, messaging: { ...file.messaging, waivers: { "queue-delay": reason } } })).toEqual([ofJob, ofWorkflow]);
  expect(problemsOf({ ...file, jobs: { tally: { ...file.jobs.tally, waivers: { "schedule-expression": reason } } } })).toEqual([ofQueue, ofWorkflow]);
  expect(problemsOf({ ...file, workflows: { nightly: { ...file.workflows.nightly, waivers: { "schedule-expression": reason } } } })).toEqual([ofQueue, ofJob]);
});

test("a waiver that is none is told of, wherever it stands", () => {
  const file = baseEnvironment();
  const waivers = { "queue-dealy": reason, "queue-delay": " ", "unknown-queue": reason };
  file.messaging = { waivers };
  file.jobs = { tally: { ...fileThatBreaksRules().jobs.tally, schedules: {}, waivers } };
  file.workflows = { nightly: waiting({ waivers }) };
  expect(problemsOf(file).sort()).toEqual(
    ["messaging", "jobs.tally", "workflows.nightly"]
      .flatMap((place) => [`unknown-rule ${place}.waivers.queue-dealy`, `waiver-reason ${place}.waivers.queue-delay`, `waiver-indispensable ${place}.waivers.unknown-queue`])
      .sort(),
  );
});
