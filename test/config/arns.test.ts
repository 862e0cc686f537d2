import * as arns from "../../config/arns";

const scopeIn = (region: string) => ({ platform: "shop", environment: "test", account: "111122223333", region });

test.each([
  ["eu-west-1", "aws"],
  ["us-gov-west-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
  ["ca-central-1", "aws"],
])("%s is in the partition %s", (region, partition) => {
  expect(arns.partitionOf(region)).toBe(partition);
});

test.each([
  [arns.arn(scopeIn("eu-west-1"), "ecs", "cluster/shop-test"), "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test"],
  [arns.roleArn(scopeIn("us-gov-west-1"), "reader"), "arn:aws-us-gov:iam::111122223333:role/reader"],
  [arns.taskRoleArn(scopeIn("eu-west-1"), "web"), "arn:aws:iam::111122223333:role/shop-test-eu-west-1-web-task"],
  [arns.executionRoleArn(scopeIn("cn-north-1"), "web"), "arn:aws-cn:iam::111122223333:role/shop-test-cn-north-1-web-execution"],
  [arns.stateMachineArn(scopeIn("eu-west-1"), "nightly"), "arn:aws:states:eu-west-1:111122223333:stateMachine:shop-test-nightly"],
  [arns.lambdaFunctionArn(scopeIn("cn-north-1"), "report"), "arn:aws-cn:lambda:cn-north-1:111122223333:function:report"],
  [arns.taskDefinitionArns(scopeIn("eu-west-1"), "tally").join(" "), "arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-test-tally arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-test-tally:*"],
  [arns.taskArns(scopeIn("us-gov-west-1")), "arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task/shop-test/*"],
  [arns.clusterArn(scopeIn("eu-west-1")), "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test"],
  [arns.alarmArn(scopeIn("eu-west-1"), "votes-dead-letter"), "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:shop-test-votes-dead-letter"],
])("%s", (given, expected) => {
  expect(given).toBe(expected);
});

test.each([
  ["arn:aws:ssm:eu-west-1:111122223333:parameter/shop/flag", true],
  ["arn:aws-cn:ssm:cn-north-1:111122223333:parameter/flag", true],
  ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:ssm:-AbCdEf", false],
])("%s is an SSM parameter: %s", (arn, expected) => {
  expect(arns.isParameterArn(arn)).toBe(expected);
});
