import { formatPath } from "../../config/problem";
import { placedFlows, placedStates } from "../../config/placed-states";
import type { StateMachine } from "../../config/states-language";
import { usesOf } from "../../config/workflow-uses";
import { sampleWorkflow } from "./sample-workflow";

const end = { End: true } as const;
const definition: StateMachine = {
  StartAt: "Count",
  States: {
    Count: { Type: "Task", job: "tally", Next: "Both" },
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Tell", States: { Tell: { Type: "Task", QueryLanguage: "JSONata", topic: "results", Arguments: { Message: "a" }, ...end } } },
        { StartAt: "Ask", States: { Ask: { Type: "Task", queue: "votes", waitFor: "taskToken", ...end } } },
      ],
      Next: "Each",
    },
    Each: {
      Type: "Map",
      ItemProcessor: { StartAt: "Call", States: { Call: { Type: "Task", lambdaFunction: "shout", Next: "Sync" }, Sync: { Type: "Task", Resource: "arn:aws:states:::glue:startJobRun.sync", ...end } } },
      ...end,
    },
  },
};
const path = "workflows.nightly.definition.States";

test("every task is told with its place, what it uses and how long it lasts", () => {
  const told = usesOf(sampleWorkflow(definition)).map((use) => [formatPath(use.path), use.kind, use.uses, use.waitFor, use.queryLanguage]);
  expect(told).toEqual([
    [`${path}.Count`, "job", "tally", "end", "JSONPath"],
    [`${path}.Both.Branches[0].States.Tell`, "topic", "results", "start", "JSONata"],
    [`${path}.Both.Branches[1].States.Ask`, "queue", "votes", "taskToken", "JSONPath"],
    [`${path}.Each.ItemProcessor.States.Call`, "lambdaFunction", "shout", "start", "JSONPath"],
    [`${path}.Each.ItemProcessor.States.Sync`, "Resource", "arn:aws:states:::glue:startJobRun.sync", "end", "JSONPath"],
  ]);
});

test.each([
  ["arn:aws:states:::states:startExecution.sync:2", "end"],
  ["arn:aws:states:::sqs:sendMessage.waitForTaskToken", "taskToken"],
  ["arn:aws:states:::aws-sdk:s3:listBuckets", "start"],
])("%s lasts to its %s", (Resource, waitFor) => {
  const [use] = usesOf(sampleWorkflow({ StartAt: "A", States: { A: { Type: "Task", Resource, ...end } } }));
  expect(use?.waitFor).toBe(waitFor);
});

test("a job of an express workflow is started alone", () => {
  expect(usesOf(sampleWorkflow(definition, "EXPRESS"))[0]?.waitFor).toBe("start");
});

test("a state knows the level it stands in", () => {
  const workflow = sampleWorkflow(definition);
  expect(placedFlows(workflow).map((flow) => [formatPath(flow.path), flow.startAt, flow.depth])).toEqual([
    ["workflows.nightly.definition", "Count", 0],
    [`${path}.Both.Branches[0]`, "Tell", 1],
    [`${path}.Both.Branches[1]`, "Ask", 1],
    [`${path}.Each.ItemProcessor`, "Call", 1],
  ]);
  expect(placedStates(workflow).map(({ name, flow }) => `${flow.startAt}/${name}`)).toEqual(["Count/Count", "Count/Both", "Count/Each", "Tell/Tell", "Ask/Ask", "Call/Call", "Call/Sync"]);
});
