import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { synthesized, type StackJson } from "../support/synthesized";

type File = ReturnType<typeof baseEnvironment>;

function stacksWith(change: (file: File) => void): Record<string, StackJson> {
  const file = baseEnvironment();
  change(file);
  return synthesized(file);
}

const layers = ["network", "storage", "registry", "messaging", "routing", "compute", "workflows"];
const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/33333333-3333-3333-3333-333333333333";
const assumeRoleArn = "arn:aws:iam::111122223333:role/deploy";

test("each stack keeps its state at platform, environment, region, layer and group", () => {
  const paths = Object.values(synthesized(everything)).map(({ terraform }) => terraform.backend);
  const keys = ["network", "storage", "registry", "messaging", "routing", "compute", "compute-batch", "compute-late", "workflows"];
  expect(paths).toEqual(keys.map((key) => ({ local: { path: `../../../state/shop/all/eu-west-1/${key}.tfstate` } })));
});

test.each(layers)("the provider of the stack %s works in the environment's account and region alone, and tags what it makes", (layer) => {
  const stacks = stacksWith((file) => Object.assign(file, { owner: "shop-team", tags: { CostCentre: "12: web" } }));
  expect(stacks[`test-${layer}`]?.provider).toEqual({
    aws: [
      {
        allowed_account_ids: ["111122223333"],
        region: "eu-west-1",
        default_tags: [{ tags: { CostCentre: "12: web", Platform: "shop", Environment: "test", Stack: layer, Owner: "shop-team" } }],
      },
    ],
  });
});

test("without an owner there is no tag for one", () => {
  const { aws } = stacksWith(() => {})["test-network"]?.provider as { aws: { default_tags: { tags: object }[] }[] };
  expect(aws[0]?.default_tags[0]?.tags).toEqual({ Platform: "shop", Environment: "test", Stack: "network" });
});

test("the provider uses the profile and the role of the environment", () => {
  const stacks = stacksWith((file) => Object.assign(file, { profile: "shop", assumeRoleArn }));
  expect(stacks["test-compute"]?.provider).toMatchObject({ aws: [{ profile: "shop", assume_role: [{ role_arn: assumeRoleArn }] }] });
});

test("every stack asks for the provider that reports deployments rightly", () => {
  for (const { terraform } of Object.values(synthesized(everything))) {
    expect(terraform.required_providers).toEqual({ aws: { source: "hashicorp/aws", version: "~> 6.47" } });
  }
});

test("an S3 backend keeps states in the account's bucket, encrypted and locked by a file", () => {
  const stacks = stacksWith((file) => (file.backend = { type: "s3" }));
  const place = (layer: string) => ({
    bucket: "gantry-state-111122223333-eu-west-1",
    key: `shop/test/eu-west-1/${layer}.tfstate`,
    region: "eu-west-1",
    encrypt: true,
    allowed_account_ids: ["111122223333"],
  });
  expect(stacks["test-compute"]?.terraform.backend).toEqual({ s3: { ...place("compute"), use_lockfile: true } });
  expect(stacks["test-compute"]?.data["terraform_remote_state"]?.["network"]).toEqual({
    backend: "s3",
    workspace: "${terraform.workspace}",
    config: place("network"),
  });
});

test("an S3 backend has the bucket, region and key of the file, and the profile and role of the provider", () => {
  const stacks = stacksWith((file) =>
    Object.assign(file, { backend: { type: "s3", bucket: "shop-states", region: "eu-central-1", kmsKeyArn }, profile: "shop", assumeRoleArn }),
  );
  const place = (layer: string) => ({
    bucket: "shop-states",
    key: `shop/test/eu-west-1/${layer}.tfstate`,
    region: "eu-central-1",
    encrypt: true,
    allowed_account_ids: ["111122223333"],
    kms_key_id: kmsKeyArn,
    profile: "shop",
    assume_role: { role_arn: assumeRoleArn },
  });
  expect(stacks["test-storage"]?.terraform.backend).toEqual({ s3: { ...place("storage"), use_lockfile: true } });
  expect(stacks["test-storage"]?.data["terraform_remote_state"]).toEqual({
    network: { backend: "s3", workspace: "${terraform.workspace}", config: place("network") },
  });
});

test("HCP Terraform has one workspace per stack", () => {
  const stacks = stacksWith((file) => (file.backend = { type: "cloud", organization: "acme", hostname: "tf.example.com" }));
  const place = (layer: string) => ({ organization: "acme", hostname: "tf.example.com", workspaces: { name: `shop-test-${layer}` } });
  expect(stacks["test-storage"]?.terraform).toMatchObject({ cloud: place("storage") });
  expect(stacks["test-storage"]?.terraform.backend).toBeUndefined();
  expect(stacks["test-storage"]?.data["terraform_remote_state"]).toEqual({ network: { backend: "remote", config: place("network") } });
});
