import { deadLetterQueues, hasSchedules, hasStarts } from "../../config/dead-letter-queues";
import type { EnvironmentFile } from "../../config/environment-file";
import { basePlatform } from "./base-platform";

type Section = Partial<Pick<EnvironmentFile, "messaging" | "jobs" | "workflows">>;

const job = { image: "busybox:1", cpuUnits: 256, memoryMiB: 512 };
const daily = { expression: "rate(1 day)" };
const definition = { StartAt: "Done", States: { Done: { Type: "Succeed" as const } } };
const fifo = { type: "fifo" as const };
const standard = (name: string, layer: string) => ({ name, type: "standard", layer });

test.each<[string, Section, object[]]>([
  ["nothing", {}, []],
  ["a queue", { messaging: { queues: { votes: {} } } }, [standard("votes-dead-letter", "messaging")]],
  ["a FIFO queue", { messaging: { queues: { votes: fifo } } }, [{ name: "votes-dead-letter", type: "fifo", layer: "messaging" }]],
  ["a queue that wants none", { messaging: { queues: { votes: { deadLetter: false } } } }, []],
  ["queues that name one", { messaging: { queues: { a: { deadLetter: { queue: "lost" } }, b: { deadLetter: { queue: "lost" } }, lost: {} } } }, [standard("lost", "messaging")]],
  [
    "FIFO queues that name one",
    { messaging: { queues: { a: { ...fifo, deadLetter: { queue: "lost" } }, lost: fifo } } },
    [{ name: "lost", type: "fifo", layer: "messaging" }],
  ],
  [
    "a subscription that names one",
    { messaging: { queues: { lost: {} }, topics: { news: { subscriptions: { me: { email: "me@example.com", deadLetterQueue: "lost" } } } } } },
    [standard("lost", "messaging")],
  ],
  ["names that are no queues", { messaging: { queues: { a: { deadLetter: { queue: "constructor" } } } } }, []],
  [
    "task events",
    { messaging: { topics: { news: {} }, taskEvents: { stops: { event: "task-stopped", topic: "news" }, runs: { event: "task-running", topic: "news" } } } },
    [standard("task-events-dead-letter", "messaging")],
  ],
  ["jobs, with and without schedules", { jobs: { tally: { ...job, schedules: { daily } }, byHand: job } }, [standard("tally-job-dead-letter", "compute")]],
  ["a job of a group", { jobs: { tally: { ...job, group: "late", schedules: { daily } } } }, [standard("tally-job-dead-letter", "compute-late")]],
  ["a workflow with a schedule", { workflows: { nightly: { definition, triggers: { daily } } } }, [standard("nightly-workflow-dead-letter", "workflows")]],
  [
    "a workflow that events start, too",
    { workflows: { nightly: { definition, triggers: { one: { eventPattern: { source: ["a"] } }, two: daily } } } },
    [standard("nightly-workflow-dead-letter", "workflows")],
  ],
  ["workflows that a queue starts, or nobody", { messaging: { queues: { votes: { deadLetter: false } } }, workflows: { fed: { definition, triggers: { votes: { queue: "votes" } } }, byHand: { definition } } }, []],
])("the dead-letter queues of %s", (_, section, expected) => {
  expect(deadLetterQueues(basePlatform((file) => Object.assign(file, section)))).toEqual(expected);
});

test("what starts by itself, and what does not", () => {
  const { jobs, workflows } = basePlatform((file) => {
    file.jobs = { tally: { ...job, schedules: { daily } }, byHand: job };
    file.workflows = { nightly: { definition, triggers: { daily } }, fed: { definition, triggers: { votes: { queue: "votes" } } }, byHand: { definition } };
  });
  expect(Object.entries(jobs).map(([name, each]) => [name, hasSchedules(each)])).toEqual([["tally", true], ["byHand", false]]);
  expect(Object.entries(workflows).map(([name, each]) => [name, hasStarts(each)])).toEqual([["nightly", true], ["fed", false], ["byHand", false]]);
});
