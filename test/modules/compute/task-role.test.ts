import { assumedByTasks, taskStatements } from "../../../modules/compute/task-role";

const mount = (Action: string[], accessPoint: string) => ({
  Effect: "Allow",
  Action,
  Resource: "arn:fs",
  Condition: { StringEquals: { "elasticfilesystem:AccessPointArn": accessPoint } },
});

test("a task that mounts nothing, allows no exec and is granted nothing may do nothing", () => {
  expect(taskStatements({ exec: false, accessPoints: [], granted: [] })).toEqual([]);
});

test("a task may mount its access points, and write where it may", () => {
  const accessPoints = [
    { fileSystemArn: "arn:fs", accessPointArn: "arn:ap/files", readOnly: false },
    { fileSystemArn: "arn:fs", accessPointArn: "arn:ap/config", readOnly: true },
  ];
  expect(taskStatements({ exec: false, accessPoints, granted: [] })).toEqual([
    mount(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"], "arn:ap/files"),
    mount(["elasticfilesystem:ClientMount"], "arn:ap/config"),
  ]);
});

test("ECS Exec opens its channels", () => {
  expect(taskStatements({ exec: true, accessPoints: [], granted: [] })).toEqual([
    {
      Effect: "Allow",
      Action: ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
      Resource: "*",
    },
  ]);
});

test("what is granted is added as it is", () => {
  const granted = [{ Effect: "Allow" as const, Action: "sns:Publish", Resource: "arn:topic" }];
  const mounted = { fileSystemArn: "arn:fs", accessPointArn: "arn:ap/files", readOnly: true };
  expect(taskStatements({ exec: false, accessPoints: [mounted], granted })).toEqual([mount(["elasticfilesystem:ClientMount"], "arn:ap/files"), ...granted]);
});

test("only the tasks of one account and region act as a role", () => {
  expect(JSON.parse(assumedByTasks("111122223333", "arn:aws:ecs:eu-west-1:111122223333:*"))).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" }, ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" } },
      },
    ],
  });
});
