import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { App } from "cdktf";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { acceptKept } from "../../config/compare-kept";
import { writeKept } from "../../config/kept-file";
import type { Platform } from "../../config/platform";
import { stackSettings } from "../../config/stack-settings";
import { buildEnvironment } from "../../stacks/environment-stacks";
import { compareLists, type Built, type CompareOptions } from "../../stacks/kept-lists";
import type { OwnOutputs, OwnStacks } from "../../stacks/own-stacks";
import { PlatformStack } from "../../stacks/platform-stack";
import { buildStateStacks } from "../../stacks/state-stacks";
import { basePlatform } from "../config/base-platform";

/** A bucket for a CDN stands in another region than everything else. */
class CdnStack extends PlatformStack {
  readonly outputs = this.publish<OwnOutputs>({});

  constructor(app: App, platform: Platform) {
    super(app, { ...stackSettings(platform, "cdn"), region: "us-east-1" });
    new S3Bucket(this.named, "pages", {});
  }
}

/** Another stack of an account. */
class RolesStack extends PlatformStack {
  constructor({ node, settings }: PlatformStack) {
    super(node.root, { ...settings, id: "roles-111122223333" });
    new S3Bucket(this.named, "logs", {});
  }
}

const ownStacks: OwnStacks = { cdn: (app, platform) => new CdnStack(app, platform) };
const s3: EnvironmentFile["backend"] = { type: "s3" };
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "gantry-"));
  folders.push(folder);
  return folder;
}

function built(...environments: Partial<EnvironmentFile>[]): Built {
  const app = new App({ outdir: "cdktf.out" });
  const platforms = environments.map((changes) => basePlatform((file) => Object.assign(file, changes)));
  return {
    environments: platforms.map((platform) => ({ platform, ...buildEnvironment(app, platform, ownStacks) })),
    accountStacks: buildStateStacks(app, platforms, []),
    bootstrapping: [],
  };
}

const whole = (all: Built): CompareOptions => ({ ...all, isWhole: true, acceptAddresses: false });

function accept(folder: string, options: CompareOptions): void {
  writeKept(folder, new Map(compareLists(folder, options).lists.map(({ name, before, now }) => [name, acceptKept(before, now)])));
}

test("an environment's stacks are kept with where they stand and what they hold", () => {
  const { lists, problems } = compareLists(project(), whole(built({ profile: "shop" })));
  expect(problems).toEqual([]);
  expect(lists.map(({ name }) => name)).toEqual(["test"]);
  expect(lists[0]?.now).toMatchObject({ platform: "shop", environment: "test", account: "111122223333", region: "eu-west-1", profile: "shop", backend: { type: "local" }, left: {} });
  expect(lists[0]?.now.stacks).toMatchObject({
    "test-routing": { layer: "routing", stateKey: "shop/test/eu-west-1/routing.tfstate", workspace: "shop-test-routing", dependencies: ["test-network"], protected: [] },
    "test-cdn": { layer: "cdn", region: "us-east-1", protected: ["aws_s3_bucket.pages"] },
  });
  expect(lists[0]?.now.stacks["test-routing"]).not.toHaveProperty("region");
});

test("that workflows deliver an environment is kept", () => {
  const [dev, prod] = compareLists(project(), whole(built({ backend: s3, delivery: { repository: "acme/shop" } }, { environment: "prod" }))).lists;
  expect([dev?.now.delivery, prod?.now.delivery]).toEqual([true, undefined]);
});

test("of an environment whose file is gone nothing is there, where all environments are", () => {
  const folder = project();
  accept(folder, whole(built({}, { environment: "prod" })));
  const lists = (options: CompareOptions) => compareLists(folder, options).lists.map(({ name, news }) => [name, news.goneStacks]);
  expect(lists({ ...whole(built({})), isWhole: false })).toEqual([["test", []]]);
  expect(lists(whole(built({})))).toEqual([["test", []], ["prod", expect.arrayContaining(["prod-cdn", "prod-network"])]]);
});

test("the state bucket is kept in the list of its account, whoever uses it", () => {
  const folder = project();
  accept(folder, whole(built({ backend: s3 }, { environment: "prod", backend: s3 })));
  const { lists, problems } = compareLists(folder, whole(built({ backend: s3 }, { environment: "prod", backend: s3 })));
  expect(problems).toEqual([]);
  expect(lists.map(({ name, news }) => [name, Object.values(news).flat()])).toEqual([["test", []], ["prod", []], ["account-111122223333", []]]);
  expect(lists[2]?.before).toEqual({
    environment: "account-111122223333",
    account: "111122223333",
    region: "eu-west-1",
    backend: { type: "s3" },
    stacks: {
      "state-111122223333": {
        layer: "state-111122223333",
        stateKey: "state-111122223333.tfstate",
        workspace: "state-111122223333",
        dependencies: [],
        protected: ["aws_s3_bucket.bucket"],
      },
    },
    left: {},
  });
});

const other: Partial<EnvironmentFile> = { environment: "prod", backend: { type: "s3", bucket: "states" } };

test("an account's stack that is gone is refused when all environments are there, and nothing is known of it when only some are", () => {
  const folder = project();
  accept(folder, whole(built({ backend: s3 }, other)));
  const gone = compareLists(folder, whole(built({}, other)));
  expect(gone.problems.map(({ file, path }) => [file, ...path])).toEqual([["environments/kept/account-111122223333.json", "stacks", "state-111122223333", "protected", 0]]);
  expect(compareLists(folder, { ...built(other), isWhole: false, acceptAddresses: false }).problems).toEqual([]);
});

test("with some environments alone the others' stacks of the account stay in its list as they are", () => {
  const folder = project();
  const withRoles = (all: Built): Built => {
    const [state] = all.accountStacks;
    return state === undefined ? all : { ...all, accountStacks: [state, new RolesStack(state)] };
  };
  accept(folder, whole(withRoles(built({ backend: s3 }))));
  const partial = compareLists(folder, { ...built({ backend: s3, profile: "mine" }), isWhole: false, acceptAddresses: false });
  expect(partial.problems).toEqual([]);
  const { before, now, news } = partial.lists[1] ?? {};
  expect(news).toMatchObject({ goneStacks: [], goneAddresses: [], changed: ["state-111122223333"] });
  expect(now).not.toHaveProperty("profile");
  expect(now?.stacks).toEqual({ ...before?.stacks, "state-111122223333": { ...before?.stacks["state-111122223333"], profile: "mine" } });
});

test("an account that no environment is in any more is left alone", () => {
  const folder = project();
  accept(folder, whole(built({ backend: s3, account: "444455556666" })));
  const { lists, problems } = compareLists(folder, whole(built({ environment: "prod" })));
  expect(lists.map(({ name }) => name)).toEqual(["prod", "test"]);
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(["environments/kept/test.json"]));
});

test("while an account's bucket is being made its list is not looked at", () => {
  const folder = project();
  const { lists } = compareLists(folder, { ...whole(built({ backend: s3 })), bootstrapping: ["111122223333"] });
  expect(lists.map(({ name }) => name)).toEqual(["test"]);
});

test("what is accepted may go; what would forget an environment may not", () => {
  const folder = project();
  accept(folder, whole(built({ storage: { fileSystems: { archive: {} } } })));
  const options = whole(built({ region: "eu-west-2", network: { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-2a", "eu-west-2b"] } }));
  expect(compareLists(folder, options).problems.map(({ rule }) => rule)).toEqual(["kept-identity", "kept-address"]);
  expect(compareLists(folder, { ...options, acceptAddresses: true }).problems.map(({ rule }) => rule)).toEqual(["kept-identity"]);
});
