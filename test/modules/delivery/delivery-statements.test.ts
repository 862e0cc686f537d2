import { applyStatements, planStatements } from "../../../modules/delivery/delivery-statements";
import { policyParts } from "../../../modules/delivery/policy-parts";
import { isAllowed } from "../../support/iam-evaluation";
import { list, type PolicyStatement } from "../../support/permissions";
import { deliveryScope } from "./delivery-scope";

const plan = planStatements(deliveryScope) as PolicyStatement[];
const apply = [...plan, ...(applyStatements(deliveryScope) as PolicyStatement[])];
const roles = { plan, apply };
const anywhere = "arn:aws:iam::111122223333:role/delivery/delivery-shop-dev-apply";
const here = { "aws:RequestedRegion": "eu-west-1" };

/** Which of the roles may do something. */
function whoMay(action: string, resource = "*", context: Record<string, string> = here): string[] {
  return Object.entries(roles).flatMap(([role, statements]) => (isAllowed(statements, { principal: anywhere, action, resource, context }) ? [role] : []));
}

const state = (key: string) => `arn:aws:s3:::acme-states/${key}`;
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const key = deliveryScope.kmsKeyArn ?? "";

test.each([
  ["both read the environment's states", "s3:GetObject", state("shop/dev/eu-west-1/network.tfstate"), {}, ["plan", "apply"]],
  ["nobody reads those of another environment", "s3:GetObject", state("shop/dev2/eu-west-1/network.tfstate"), {}, []],
  ["nobody reads the state of the roles themselves", "s3:GetObject", state("delivery-111122223333.tfstate"), {}, []],
  ["apply alone writes states", "s3:PutObject", state("shop/dev/eu-west-1/network.tfstate"), {}, ["apply"]],
  ["both lock them", "s3:PutObject", state("shop/dev/eu-west-1/network.tfstate.tflock"), {}, ["plan", "apply"]],
  ["both give the locks back", "s3:DeleteObject", state("shop/dev/eu-west-1/network.tfstate.tflock"), {}, ["plan", "apply"]],
  ["nobody deletes a state", "s3:DeleteObject", state("shop/dev/eu-west-1/network.tfstate"), {}, []],
  ["nobody reads another bucket", "s3:GetObject", "arn:aws:s3:::acme-customers/shop/dev/a", {}, []],
  ["both look for a state", "s3:ListBucket", "arn:aws:s3:::acme-states", { "s3:prefix": "shop/dev/eu-west-1/network.tfstate" }, ["plan", "apply"]],
  ["both look for workspaces", "s3:ListBucket", "arn:aws:s3:::acme-states", { "s3:prefix": "env:/" }, ["plan", "apply"]],
  ["nobody lists the bucket", "s3:ListBucket", "arn:aws:s3:::acme-states", { "s3:prefix": "" }, []],
  ["both use the key of the states", "kms:GenerateDataKey", key, {}, ["plan", "apply"]],
  ["nobody uses another key", "kms:Decrypt", key.replaceAll("3333-", "4444-"), here, []],
  ["both look at what is there", "ec2:DescribeVpcs", "*", here, ["plan", "apply"]],
  ["nobody looks into another region", "ec2:DescribeVpcs", "*", { "aws:RequestedRegion": "us-east-1" }, []],
  ["nobody reads secrets", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/dev/token-AbCdEf", here, []],
  ["nobody reads parameters", "ssm:GetParameters", "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/flag", here, []],
  ["nobody reads logs", "logs:GetLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/shop/dev/web:*", here, []],
  ["nobody reads messages", "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:shop-dev-orders", here, []],
  ["nobody reads executions", "states:DescribeExecution", "arn:aws:states:eu-west-1:111122223333:execution:shop-dev-close:1", here, []],
  ["apply alone makes queues", "sqs:CreateQueue", "arn:aws:sqs:eu-west-1:111122223333:shop-dev-orders", here, ["apply"]],
  ["nobody makes those of another environment", "sqs:CreateQueue", "arn:aws:sqs:eu-west-1:111122223333:shop-prod-orders", here, []],
  ["apply alone sets images", "ecs:UpdateService", "arn:aws:ecs:eu-west-1:111122223333:service/shop-dev/web", here, ["apply"]],
  ["nobody touches services of another environment", "ecs:DeleteService", "arn:aws:ecs:eu-west-1:111122223333:service/shop-dev-2/web", here, []],
  ["apply alone writes the environment's roles", "iam:PutRolePolicy", role("shop-dev-eu-west-1-web-task"), {}, ["apply"]],
  ["nobody writes another environment's", "iam:PutRolePolicy", role("shop-prod-eu-west-1-web-task"), {}, []],
  ["nobody writes the role of the workflows", "iam:UpdateAssumeRolePolicy", role("delivery/delivery-shop-dev-apply"), {}, []],
  ["nobody makes users", "iam:CreateUser", "arn:aws:iam::111122223333:user/me", {}, []],
  ["nobody changes the OIDC provider", "iam:DeleteOpenIDConnectProvider", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", {}, []],
  ["apply hands the environment's roles to ECS", "iam:PassRole", role("shop-dev-eu-west-1-web-task"), { "iam:PassedToService": "ecs-tasks.amazonaws.com" }, ["apply"]],
  ["nobody hands them to Lambda", "iam:PassRole", role("shop-dev-eu-west-1-web-task"), { "iam:PassedToService": "lambda.amazonaws.com" }, []],
  ["nobody hands on an administrator's role", "iam:PassRole", role("admin"), { "iam:PassedToService": "ecs-tasks.amazonaws.com" }, []],
  ["nobody takes another role", "sts:AssumeRole", role("admin"), {}, []],
])("%s", (_, action, resource, context, may) => {
  expect(whoMay(action, resource, context)).toEqual(may);
});

test("a policy that is attached to the role by hand reaches neither the roles of workflows nor the OIDC provider", () => {
  const all: PolicyStatement = { Effect: "Allow", Action: "*", Resource: "*" };
  const may = (resource: string) => isAllowed([...apply, all], { principal: anywhere, action: "iam:UpdateAssumeRolePolicy", resource });
  expect(["delivery/delivery-shop-dev-plan", "delivery/delivery-shop-prod-apply", "shop-dev-eu-west-1-web-task"].map(role).map(may)).toEqual([false, false, true]);
});

test("a plan changes nothing but its lock files", () => {
  const reads = /:(?:Describe|Get|List|Validate)[A-Za-z]*\*?$/;
  const others = plan.flatMap(({ Action, Resource }) => list(Action).filter((action) => !reads.test(action)).map((action) => `${action} on ${String(Resource)}`));
  expect(others).toEqual([
    "s3:PutObject on arn:aws:s3:::acme-states/shop/dev/*.tflock",
    "s3:DeleteObject on arn:aws:s3:::acme-states/shop/dev/*.tflock",
    `kms:Decrypt on ${key}`,
    `kms:GenerateDataKey on ${key}`,
  ]);
});

test("without a key of their own the states need none", () => {
  const actions = planStatements({ ...deliveryScope, kmsKeyArn: undefined }).flatMap(({ Action }) => list(Action));
  expect(actions.filter((action) => /^kms:(?!Describe|Get|List)/.test(action))).toEqual([]);
});

test("in other partitions the ARNs are theirs", () => {
  const scope = { ...deliveryScope, region: "cn-north-1", kmsKeyArn: undefined };
  const text = JSON.stringify([...planStatements(scope), ...applyStatements(scope)].map(({ Resource }) => Resource));
  expect(text).not.toContain('"arn:aws:');
  expect(text).toContain('"arn:aws-cn:s3:::acme-states"');
});

test("the longest names fit into the policies that a role takes", () => {
  const scope = { ...deliveryScope, platform: "p".repeat(40), environment: "e".repeat(8), region: "ap-southeast-1", bucket: "b".repeat(63) };
  const parts = [planStatements(scope), applyStatements(scope)].map((statements) => policyParts(statements).map(({ length }) => length));
  expect(parts.flat().length).toBeLessThanOrEqual(10);
  expect(parts.map(({ length }) => length)).toEqual([1, 3]);
});
