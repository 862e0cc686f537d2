import { executionStatements, type ExecutionNeeds } from "../../../modules/compute/execution-role";

const logGroupArn = "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/shop/test/web";
const none: ExecutionNeeds = { logGroupArn, repositoryArns: [], secretArns: [], parameterArns: [], kmsKeyArns: [] };
const logs = { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: [`${logGroupArn}:*`] };
const pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

test.each<[Partial<ExecutionNeeds>, object[]]>([
  [{}, []],
  [
    { repositoryArns: ["arn:repository/web", "arn:repository/log", "arn:repository/web"] },
    [
      { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: ["*"] },
      { Effect: "Allow", Action: pull, Resource: ["arn:repository/web", "arn:repository/log"] },
    ],
  ],
  [{ secretArns: ["arn:secret", "arn:secret"] }, [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: ["arn:secret"] }]],
  [{ parameterArns: ["arn:parameter"] }, [{ Effect: "Allow", Action: "ssm:GetParameters", Resource: ["arn:parameter"] }]],
  [{ kmsKeyArns: ["arn:key"] }, [{ Effect: "Allow", Action: "kms:Decrypt", Resource: ["arn:key"] }]],
])("to start tasks with %j it may do that, write its logs, and nothing else", (needs, statements) => {
  expect(executionStatements({ ...none, ...needs })).toEqual([logs, ...statements]);
});
