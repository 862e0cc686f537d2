import { runTaskStatements } from "../../../modules/compute/run-task-statements";

const cluster = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test";
const revisions = ["arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-test-tally", "arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-test-tally:*"];
const tasks = "arn:aws:ecs:eu-west-1:111122223333:task/shop-test/*";

test("a task may be run in its cluster alone, tagged as it is made, and given its two roles by ECS alone", () => {
  expect(runTaskStatements({ clusterArn: cluster, taskDefinitionArns: revisions, roleArns: ["arn:role/execution", "arn:role/task"], taskArns: tasks })).toEqual([
    { Effect: "Allow", Action: "ecs:RunTask", Resource: revisions, Condition: { ArnEquals: { "ecs:cluster": cluster } } },
    { Effect: "Allow", Action: "ecs:TagResource", Resource: tasks, Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } } },
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: ["arn:role/execution", "arn:role/task"],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ]);
});
