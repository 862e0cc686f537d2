import * as arns from "../../config/arns";

const scopeIn = (region: string) => ({ platform: "shop", environment: "test", account: "111122223333", region });

test.each([
  ["eu-west-1", "aws", "amazonaws.com"],
  ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
  ["cn-north-1", "aws-cn", "amazonaws.com.cn"],
  ["ca-central-1", "aws", "amazonaws.com"],
])("%s is in the partition %s with the suffix %s", (region, partition, suffix) => {
  expect([arns.partitionOf(region), arns.dnsSuffixOf(region)]).toEqual([partition, suffix]);
});

test.each([
  [arns.arn(scopeIn("eu-west-1"), "ecs", "cluster/shop-test"), "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-test"],
  [arns.roleArn(scopeIn("us-gov-west-1"), "reader"), "arn:aws-us-gov:iam::111122223333:role/reader"],
  [arns.taskRoleArn(scopeIn("eu-west-1"), "web"), "arn:aws:iam::111122223333:role/shop-test-eu-west-1-web-task"],
  [arns.executionRoleArn(scopeIn("cn-north-1"), "web"), "arn:aws-cn:iam::111122223333:role/shop-test-cn-north-1-web-execution"],
  [arns.repositoryArn(scopeIn("eu-west-1"), "team/web"), "arn:aws:ecr:eu-west-1:111122223333:repository/shop/test/team/web"],
  [arns.repositoryUrl(scopeIn("eu-west-1"), "web"), "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/test/web"],
  [arns.repositoryUrl(scopeIn("cn-north-1"), "web"), "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/shop/test/web"],
])("%s", (given, expected) => {
  expect(given).toBe(expected);
});
