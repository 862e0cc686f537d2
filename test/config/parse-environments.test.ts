import type { EnvironmentFile } from "../../config/environment-file";
import { parseEnvironments, type LoadedFile } from "../../config/parse-environments";
import { ConfigError, formatPath } from "../../config/problem";
import { baseEnvironment } from "./base-environment";

const file = (name: string, change: Partial<EnvironmentFile> = {}): LoadedFile => ({
  name,
  load: () => ({ ...baseEnvironment(), environment: name, ...change }),
});

/** What is wrong, each as file, rule, path, value, what is allowed and what to do. */
function problemsOf(...files: LoadedFile[]): unknown[][] {
  try {
    parseEnvironments(files, files.map(({ name }) => name));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => [problem.file, problem.rule, formatPath(problem.path), problem.given, problem.allowed, problem.remedy]);
  }
  return [];
}

test("gives the platform of each file, in their order", () => {
  const platforms = parseEnvironments([file("prod"), file("dev")], ["prod", "dev"]);
  expect(platforms.map((platform) => platform.environment)).toEqual(["prod", "dev"]);
  expect(platforms[0]?.services["web"]?.desiredTasks).toBe(1);
});

test("gives texts as Terraform must see them", () => {
  const worker = { image: "app:1", cpuUnits: 256, memoryMiB: 512, environmentVariables: { DATE_FORMAT: "%{x}" } };
  const [platform] = parseEnvironments([file("dev", { services: { worker } })], ["dev"]);
  expect(platform?.services["worker"]?.environmentVariables).toEqual({ DATE_FORMAT: "%%{x}" });
});

const failed = ["a file that exports an environment", "mend the code: it failed before there was anything to check"];
const throws = (thrown: unknown) => (): never => {
  throw thrown;
};

test.each([
  [throws(new TypeError("services is not a function")), "services is not a function"],
  [throws("no reason"), "no reason"],
])("a file that throws is told of with what it threw", (load, message) => {
  expect(problemsOf({ name: "dev", load })).toEqual([["environments/dev.ts", "file", "(the file itself)", message, ...failed]]);
});

test("a file without a default export is told how to make one", () => {
  expect(problemsOf({ name: "dev", load: () => undefined })).toEqual([
    [
      "environments/dev.ts",
      "file",
      "(the file itself)",
      undefined,
      "a default export",
      'write "export default defineEnvironment({ ... })"; what environments share goes into a folder below',
    ],
  ]);
});

test("an environment is called like its file", () => {
  expect(problemsOf(file("dev", { environment: "prod" }))).toEqual([
    ["environments/dev.ts", "file-name", "environment", "prod", `"dev", the name of its file`, "rename the file, or the environment if it was never applied"],
  ]);
});

test("every file's problems are told at once, in the order of the files", () => {
  const found = problemsOf(file("dev", { owner: 1 as never }), file("stage"), { name: "prod", load: throws("oh") }, { name: "test", load: () => null });
  expect(found.map(([name, rule, path]) => [name, rule, path])).toEqual([
    ["environments/dev.ts", "shape", "owner"],
    ["environments/prod.ts", "file", "(the file itself)"],
    ["environments/test.ts", "shape", "(the file itself)"],
  ]);
});

test("an account has one state bucket, in one region", () => {
  const s3 = (region?: string) => ({ backend: { type: "s3" as const, region } });
  expect(problemsOf(file("dev", s3()), file("stage", s3("eu-west-1")), file("prod", s3("eu-central-1")))).toContainEqual([
    "environments/prod.ts",
    "state-bucket-region",
    "backend.region",
    "eu-central-1",
    `"eu-west-1", where environments/dev.ts has the account's state bucket`,
    `set backend.region to "eu-west-1", or name a bucket of its own`,
  ]);
});

test.each<[string, Partial<EnvironmentFile>]>([
  ["are in the same region", { backend: { type: "s3", region: "eu-west-1" } }],
  ["name a bucket of their own", { backend: { type: "s3", region: "eu-central-1", bucket: "acme-states" } }],
  ["belong to another account", { account: "444455556666", backend: { type: "s3", region: "eu-central-1" } }],
  ["are elsewhere", { backend: { type: "local" } }],
])("states of a second environment may stand beside those of the first if they %s", (_, second) => {
  expect(problemsOf(file("dev", { backend: { type: "s3" } }), file("prod", second))).toEqual([]);
});

test("one environment's pattern for deploying must not reach another environment", () => {
  expect(problemsOf(file("prod-eu"), file("prod"))).toEqual([
    ["environments/prod.ts", "environment-glob", "environment", "prod", `a name that does not begin with "prod-": the pattern "prod-*" would deploy both`, "rename one of the two environments"],
  ]);
});

test("two environments of one account must not join to the same names", () => {
  const found = problemsOf(file("eu-dev", { platform: "shop" }), file("dev", { platform: "shop-eu" }));
  expect(found).toEqual([
    [
      "environments/dev.ts",
      "environment-names",
      "environment",
      "dev",
      `a platform and environment that do not join to "shop-eu-dev", as in environments/eu-dev.ts`,
      "rename the platform or the environment",
    ],
  ]);
  expect(problemsOf(file("eu-dev"), file("dev", { platform: "shop-eu", account: "444455556666" }))).toEqual([]);
});

test("files that are not named are checked against those that are, and their own problems are left out", () => {
  const bucketIn = (region: string) => ({ backend: { type: "s3" as const, region } });
  const files = [file("dev", bucketIn("eu-west-1")), file("prod", bucketIn("eu-central-1")), file("test", { account: "1" })];
  expect(parseEnvironments([file("dev"), file("test", { account: "1" })], ["dev"]).map((platform) => platform.environment)).toEqual(["dev"]);
  for (const name of ["dev", "prod"]) {
    expect(() => parseEnvironments(files, [name])).toThrow(`environments/${name}.ts: 1 problem\n\n  backend.region\n`);
  }
});

test("the environments of an account are delivered through one OIDC provider, and their roles are in one state", () => {
  const delivered = (bucket: string, existingOidcProvider: boolean, account = "111122223333"): Partial<EnvironmentFile> => ({
    account,
    backend: { type: "s3", bucket },
    delivery: { repository: "acme/shop", existingOidcProvider },
  });
  expect(problemsOf(file("dev", delivered("acme-states", false)), file("prod", delivered("prod-states", true)))).toEqual([
    [
      "environments/prod.ts",
      "delivery-oidc-provider",
      "delivery.existingOidcProvider",
      true,
      "false, as in environments/dev.ts: both share the account's OIDC provider",
      "set it to true in both if the account had one for GitHub before, else to false",
    ],
    [
      "environments/prod.ts",
      "delivery-state",
      "backend.bucket",
      "prod-states",
      'the bucket "acme-states", as in environments/dev.ts: the roles of an account are in one state',
      "keep the states of both in one bucket",
    ],
  ]);
  expect(problemsOf(file("dev", delivered("acme-states", false)), file("prod", delivered("prod-states", true, "444455556666")))).toEqual([]);
  expect(problemsOf(file("dev", delivered("acme-states", false)), file("prod", { backend: { type: "s3", bucket: "prod-states" } }))).toEqual([]);
});
