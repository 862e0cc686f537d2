import { backendAlone } from "../../config/backend-alone";
import { stackSettings, type StackSettings } from "../../config/stack-settings";
import { operatedPlatform } from "../operations/operation";

const settings = stackSettings(operatedPlatform(), "compute");
const state = "state/shop/test/eu-west-1/compute.tfstate";

test.each<[string, Partial<StackSettings>, object]>([
  ["local, by its absolute path", {}, { backend: { local: { path: `/project/${state}` } } }],
  [
    "S3, as whom",
    { backend: { type: "s3", bucket: "b", kmsKeyArn: "k" }, profile: "p", assumeRoleArn: "r" },
    {
      backend: {
        s3: { bucket: "b", key: "shop/test/eu-west-1/compute.tfstate", region: "eu-west-1", encrypt: true, allowed_account_ids: ["111122223333"], kms_key_id: "k", profile: "p", use_lockfile: true, assume_role: { role_arn: "r" } },
      },
    },
  ],
  ["HCP Terraform", { backend: { type: "cloud", organization: "o", hostname: "h" } }, { cloud: { organization: "o", hostname: "h", workspaces: { name: "shop-test-compute" } } }],
])("a configuration with nothing but the backend: %s", (_, more, terraform) => {
  expect(backendAlone({ ...settings, ...more }, "/project")).toEqual({ terraform });
});
