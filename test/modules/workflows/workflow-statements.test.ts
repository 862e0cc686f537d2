import { workflowStatements, type WorkflowNeeds } from "../../../modules/workflows/workflow-statements";

const none: WorkflowNeeds = {
  jobs: [],
  topicArns: [],
  queueArns: [],
  functionArns: [],
  kmsKeyArn: undefined,
  taskEndRuleArn: "arn:rule",
  logging: false,
  tracing: false,
  granted: [],
};
const job = (name: string, waitsForEnd: boolean) => ({
  clusterArn: "arn:cluster",
  taskDefinitionArns: [`arn:task-definition/${name}:*`],
  roleArns: [`arn:role/${name}-execution`, `arn:role/${name}-task`],
  taskArns: "arn:task/*",
  waitsForEnd,
});
const allow = (Action: string | string[], Resource: string | string[], Condition?: object) => ({ Effect: "Allow", Action, Resource, ...(Condition === undefined ? {} : { Condition }) });

const runs = (name: string) => [
  allow("ecs:RunTask", [`arn:task-definition/${name}:*`], { ArnEquals: { "ecs:cluster": "arn:cluster" } }),
  allow("ecs:TagResource", "arn:task/*", { StringEquals: { "ecs:CreateAction": "RunTask" } }),
  allow("iam:PassRole", [`arn:role/${name}-execution`, `arn:role/${name}-task`], { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } }),
];
const awaits = [allow(["ecs:DescribeTasks", "ecs:StopTask"], ["arn:task/*"]), allow(["events:DescribeRule", "events:PutRule", "events:PutTargets"], ["arn:rule"])];
const usesKey = allow(["kms:Decrypt", "kms:GenerateDataKey"], "arn:key");
const logs = ["CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies", "GetLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"];
const xray = ["GetSamplingRules", "GetSamplingTargets", "PutTelemetryRecords", "PutTraceSegments"];
const granted = { Effect: "Allow" as const, Action: ["dynamodb:PutItem"], Resource: ["arn:table"] };

test.each<[string, Partial<WorkflowNeeds>, object[]]>([
  ["nothing", {}, []],
  ["a job that it starts", { jobs: [job("tally", false)] }, runs("tally")],
  ["a job to its end", { jobs: [job("tally", true)] }, [...runs("tally"), ...awaits]],
  ["two jobs, one of them to its end", { jobs: [job("tally", true), job("archive", false)] }, [...runs("tally"), ...runs("archive"), ...awaits]],
  ["two jobs to their ends", { jobs: [job("tally", true), job("archive", true)] }, [...runs("tally"), ...runs("archive"), ...awaits]],
  ["topics", { topicArns: ["arn:topic/a", "arn:topic/b"] }, [allow("sns:Publish", "arn:topic/a"), allow("sns:Publish", "arn:topic/b")]],
  ["queues", { queueArns: ["arn:queue/a", "arn:queue/b"] }, [allow("sqs:SendMessage", ["arn:queue/a", "arn:queue/b"])]],
  ["a topic with a key", { topicArns: ["arn:topic"], kmsKeyArn: "arn:key" }, [allow("sns:Publish", "arn:topic"), usesKey]],
  ["a queue with a key", { queueArns: ["arn:queue"], kmsKeyArn: "arn:key" }, [allow("sqs:SendMessage", ["arn:queue"]), usesKey]],
  ["no message, though there is a key", { kmsKeyArn: "arn:key" }, []],
  ["a function, in every version", { functionArns: ["arn:function:a"] }, [allow("lambda:InvokeFunction", ["arn:function:a", "arn:function:a:*"])]],
  ["logs", { logging: true }, [allow(logs.map((action) => `logs:${action}`), ["*"])]],
  ["traces", { tracing: true }, [allow(xray.map((action) => `xray:${action}`), ["*"])]],
  ["what is granted", { granted: [granted] }, [granted]],
])("a workflow that uses %s may do exactly that", (_, needs, expected) => {
  expect(workflowStatements({ ...none, ...needs })).toEqual(expected);
});
