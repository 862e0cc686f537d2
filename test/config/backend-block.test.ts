import { backendBlock } from "../../config/backend-block";
import type { Backend } from "../../config/backend";
import { stackSettings } from "../../config/stack-settings";
import { basePlatform } from "./base-platform";

const blockOf = (backend: Backend, more = {}) => backendBlock({ ...stackSettings(basePlatform(), "compute"), backend, ...more });
const s3 = { key: "shop/test/eu-west-1/compute.tfstate", encrypt: true, allowedAccountIds: ["111122223333"] };

test("local", () => expect(blockOf({ type: "local" })).toEqual({ type: "local", arguments: { path: "state/shop/test/eu-west-1/compute.tfstate" } }));

test("S3, in the account's bucket", () => {
  expect(blockOf({ type: "s3" })).toEqual({ type: "s3", arguments: { ...s3, bucket: "gantry-state-111122223333-eu-west-1", region: "eu-west-1" } });
});

test("S3, with everything", () => {
  expect(blockOf({ type: "s3", bucket: "b", region: "us-east-1", kmsKeyArn: "k" }, { profile: "p", assumeRoleArn: "r" })).toEqual({
    type: "s3",
    arguments: { ...s3, bucket: "b", region: "us-east-1", kmsKeyId: "k", profile: "p", assumeRole: { roleArn: "r" } },
  });
});

test("HCP Terraform", () => {
  expect(blockOf({ type: "cloud", organization: "o", hostname: "h" })).toEqual({ type: "cloud", arguments: { organization: "o", hostname: "h", workspaces: { name: "shop-test-compute" } } });
});
