import { App } from "cdktf";
import type { EnvironmentFile } from "../../config/environment-file";
import { buildDeliveryStacks } from "../../stacks/delivery-stacks";
import { basePlatform } from "../config/base-platform";
import { jsonOf, resource, resources, type StackJson } from "../support/synthesized";

function platform(environment: string, change: Partial<EnvironmentFile> = {}) {
  return basePlatform((file) => Object.assign(file, { environment, backend: { type: "s3" }, delivery: { repository: "acme/shop" }, ...change }));
}

function stacksOf(platforms: readonly ReturnType<typeof platform>[], all = platforms.map(({ environment }) => environment)): Record<string, StackJson> {
  const stacks = buildDeliveryStacks(new App({ outdir: "cdktf.out" }), platforms, all);
  for (const stack of stacks) stack.prepareStack();
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, jsonOf(stack)]));
}

const subject = (role: Record<string, unknown>): unknown => {
  const { Statement: [statement] } = JSON.parse(String(role["assume_role_policy"])) as { Statement: { Condition: Record<string, Record<string, string>> }[] };
  return statement?.Condition["StringEquals"]?.["token.actions.githubusercontent.com:sub"];
};

test("each account has one stack, with two roles for each of its environments", () => {
  const stacks = stacksOf([platform("dev"), platform("prod", { account: "444455556666" }), platform("test"), platform("lab", { delivery: undefined })]);
  expect(Object.entries(stacks).map(([id, stack]) => [id, Object.keys(resources(stack, "aws_iam_role"))])).toEqual([
    ["delivery-111122223333", ["dev_plan", "dev_apply", "test_plan", "test_apply"]],
    ["delivery-444455556666", ["prod_plan", "prod_apply"]],
  ]);
});

test("where one of the environments is left out, there is none: its roles would go", () => {
  expect(stacksOf([platform("dev")], ["dev", "prod"])).toEqual({});
});

test("a role trusts jobs of the repository that are bound to one of GitHub's environments, and nothing else", () => {
  const stack = stacksOf([platform("dev", { delivery: { repository: "acme@12/shop@34" } })])["delivery-111122223333"];
  expect(resource(stack, "aws_iam_role.dev_apply")).toMatchObject({ name: "delivery-shop-dev-apply", path: "/delivery/" });
  expect(subject(resource(stack, "aws_iam_role.dev_apply"))).toBe("repo:acme@12/shop@34:environment:dev");
  expect(resource(stack, "aws_iam_role.dev_plan")).toMatchObject({ name: "delivery-shop-dev-plan", path: "/delivery/" });
  expect(JSON.parse(String(resource(stack, "aws_iam_role.dev_plan")["assume_role_policy"]))).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: "${aws_iam_openid_connect_provider.github.arn}" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme@12/shop@34:environment:dev-plan" },
        },
      },
    ],
  });
});

test("the OIDC provider is made, or taken as it is", () => {
  const made = stacksOf([platform("dev")])["delivery-111122223333"];
  expect(resource(made, "aws_iam_openid_connect_provider.github")).toMatchObject({ url: "https://token.actions.githubusercontent.com", client_id_list: ["sts.amazonaws.com"] });
  const taken = stacksOf([platform("dev", { delivery: { repository: "acme/shop", existingOidcProvider: true } })])["delivery-111122223333"];
  expect(taken?.resource["aws_iam_openid_connect_provider"]).toBeUndefined();
  expect(String(resource(taken, "aws_iam_role.dev_plan")["assume_role_policy"])).toContain('"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"');
});

test("the role that applies may do what the other may, and more", () => {
  const stack = stacksOf([platform("dev")])["delivery-111122223333"];
  const attached = (role: string) =>
    Object.values(resources(stack, "aws_iam_role_policy_attachment")).flatMap((each) => (each["role"] === `\${aws_iam_role.${role}.name}` ? [String(each["policy_arn"])] : []));
  expect(attached("dev_plan")).toEqual(["${aws_iam_policy.dev_plan-1.arn}"]);
  expect(attached("dev_apply").sort()).toEqual(["apply-1", "apply-2", "plan-1"].map((part) => `\${aws_iam_policy.dev_${part}.arn}`));
});

test("its state is where those of the environments are", () => {
  const stack = stacksOf([platform("dev", { backend: { type: "s3", bucket: "acme-states" } })])["delivery-111122223333"];
  expect(stack?.terraform.backend).toMatchObject({ s3: { bucket: "acme-states", key: "delivery-111122223333.tfstate", use_lockfile: true } });
});
