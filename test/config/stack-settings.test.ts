import type { EnvironmentFile } from "../../config/environment-file";
import { bucketOf, deliveryStackSettings, describeState, stackSettings, stateBucketRegion, stateStackSettings, usesAccountBucket } from "../../config/stack-settings";
import { basePlatform } from "./base-platform";

const withBackend = (backend: EnvironmentFile["backend"]) => basePlatform((file) => (file.backend = backend));

test("a stack is identified by its environment and layer", () => {
  const platform = basePlatform((file) => Object.assign(file, { owner: "team-web", profile: "shop", assumeRoleArn: "arn:aws:iam::111122223333:role/deploy" }));
  expect(stackSettings(platform, "compute-jobs")).toEqual({
    id: "test-compute-jobs",
    layer: "compute-jobs",
    account: "111122223333",
    region: "eu-west-1",
    profile: "shop",
    assumeRoleArn: "arn:aws:iam::111122223333:role/deploy",
    tags: { Platform: "shop", Environment: "test", Stack: "compute-jobs", Owner: "team-web" },
    backend: { type: "local" },
    stateKey: "shop/test/eu-west-1/compute-jobs.tfstate",
    workspace: "shop-test-compute-jobs",
  });
});

test("a stack has the file's tags, but never another platform, environment or stack", () => {
  const platform = basePlatform((file) => (file.tags = { Team: "web", Stack: "mine" }));
  expect(stackSettings(platform, "network").tags).toEqual({ Team: "web", Platform: "shop", Environment: "test", Stack: "network" });
});

test("the state bucket's stack belongs to the account and stands in the bucket's region", () => {
  const platform = withBackend({ type: "s3", region: "eu-central-1" });
  const settings = stateStackSettings(platform, false);
  expect(settings).toMatchObject({
    id: "state-111122223333",
    layer: "state-111122223333",
    region: "eu-central-1",
    tags: { Stack: "state-111122223333" },
    backend: { type: "s3", region: "eu-central-1" },
    stateKey: "state-111122223333.tfstate",
    workspace: "state-111122223333",
  });
  expect(Object.keys(settings.tags)).toEqual(["Stack"]);
});

test("the stack of an account's workflows has its state beside those of the environments", () => {
  const settings = deliveryStackSettings(withBackend({ type: "s3", bucket: "acme-states", region: "eu-central-1" }));
  expect(settings).toMatchObject({ id: "delivery-111122223333", layer: "delivery-111122223333", region: "eu-central-1", tags: { Stack: "delivery-111122223333" } });
  expect(describeState(settings)).toBe("s3://acme-states/delivery-111122223333.tfstate");
});

test("before its bucket is there the state bucket's stack has its own state on this machine", () => {
  const settings = stateStackSettings(withBackend({ type: "s3" }), true);
  expect(settings.backend).toEqual({ type: "local" });
  expect(describeState(settings)).toBe("state/state-111122223333.tfstate");
});

test.each<[EnvironmentFile["backend"], string, boolean, string]>([
  [undefined, "state/shop/test/eu-west-1/network.tfstate", false, "eu-west-1"],
  [{ type: "local" }, "state/shop/test/eu-west-1/network.tfstate", false, "eu-west-1"],
  [{ type: "s3" }, "s3://gantry-state-111122223333-eu-west-1/shop/test/eu-west-1/network.tfstate", true, "eu-west-1"],
  [{ type: "s3", region: "eu-central-1" }, "s3://gantry-state-111122223333-eu-central-1/shop/test/eu-west-1/network.tfstate", true, "eu-central-1"],
  [{ type: "s3", bucket: "acme-states", region: "us-east-1" }, "s3://acme-states/shop/test/eu-west-1/network.tfstate", false, "us-east-1"],
  [{ type: "cloud", organization: "acme" }, "app.terraform.io/acme/shop-test-network", false, "eu-west-1"],
  [{ type: "cloud", organization: "acme", hostname: "tfe.acme.com" }, "tfe.acme.com/acme/shop-test-network", false, "eu-west-1"],
])("with the backend %j a state is at %s", (backend, state, inAccountBucket, region) => {
  const platform = withBackend(backend);
  expect(describeState(stackSettings(platform, "network"))).toBe(state);
  expect(usesAccountBucket(platform)).toBe(inAccountBucket);
  expect(stateBucketRegion(platform)).toBe(region);
});

test("only an S3 backend has a bucket", () => {
  expect(() => bucketOf(stackSettings(basePlatform(), "network"))).toThrow("no bucket in a backend of type local");
});
