import { parseEnvironment } from "./parse-environment";
import type { Platform } from "./platform";
import { ConfigError, type LocatedProblem, type Path, type Problem } from "./problem";
import { bucketOf, stateBucketRegion, usesAccountBucket } from "./stack-settings";

/** An environment file: its name without `.ts`, and what it exports. */
export interface LoadedFile {
  readonly name: string;
  readonly load: () => unknown;
}

/** The platforms of the named files. Throws a `ConfigError` with all their problems, those with files that are not named too. */
export function parseEnvironments(files: readonly LoadedFile[], names: readonly string[]): Platform[] {
  const parsed = files.map((file) => ({ file: `environments/${file.name}.ts`, ...parseFile(file) }));
  const located = parsed.flatMap(({ file, problems }) => problems.map((problem): LocatedProblem => ({ file, ...problem })));
  const platforms = parsed.flatMap(({ file, platform }) => (platform === undefined ? [] : [{ file, platform }]));
  const chosen = new Set(names.map((name) => `environments/${name}.ts`));
  const problems = [...located, ...betweenFiles(platforms, chosen)].filter(({ file }) => chosen.has(file));
  if (problems.length > 0) throw new ConfigError(problems);
  return platforms.flatMap(({ file, platform }) => (chosen.has(file) ? [platform] : []));
}

function parseFile({ name, load }: LoadedFile): ReturnType<typeof parseEnvironment> {
  let raw: unknown;
  try {
    raw = load();
  } catch (error) {
    // A missing module's message goes on with a list of paths.
    const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    const problem = { rule: "file", path: [], given: message, allowed: "a file that exports an environment", remedy: "mend the code: it failed before there was anything to check" };
    return { platform: undefined, problems: [problem] };
  }
  if (raw === undefined) {
    const remedy = `write "export default defineEnvironment({ ... })"; what environments share goes into a folder below`;
    return { platform: undefined, problems: [{ rule: "file", path: [], given: undefined, allowed: "a default export", remedy }] };
  }
  const { platform, problems } = parseEnvironment(raw);
  const misnamed = fileNameProblems(raw, name);
  return { platform: misnamed.length === 0 ? platform : undefined, problems: [...misnamed, ...problems] };
}

/** Commands name an environment by its file, stacks by what the file says. */
function fileNameProblems(raw: unknown, name: string): Problem[] {
  const environment = (raw as { environment?: unknown } | null)?.environment;
  if (typeof environment !== "string" || environment === name) return [];
  const remedy = "rename the file, or the environment if it was never applied";
  return [{ rule: "file-name", path: ["environment"], given: environment, allowed: `"${name}", the name of its file`, remedy }];
}

interface Located {
  readonly file: string;
  readonly platform: Platform;
}

/** What two files can't both say, told of the later one where it is among those that matter. */
function betweenFiles(located: readonly Located[], chosen: ReadonlySet<string>): LocatedProblem[] {
  return located.flatMap((later, index) =>
    located.slice(0, index).flatMap((earlier) => {
      const [other, each] = chosen.has(later.file) ? [earlier, later] : [later, earlier];
      return [...sameName(other, each), ...sameGlob(other, each), ...sameBucket(other, each), ...sameDelivery(other, each)];
    }),
  );
}

/** `a-b` with `c` and `a` with `b-c` would give everything the same names. */
function sameName(other: Located, { file, platform }: Located): LocatedProblem[] {
  const prefix = (each: Platform) => `${each.platform}-${each.environment}`;
  if (prefix(other.platform) !== prefix(platform) || other.platform.account !== platform.account) return [];
  const allowed = `a platform and environment that do not join to "${prefix(platform)}", as in ${other.file}`;
  return [{ file, rule: "environment-names", path: ["environment"], given: platform.environment, allowed, remedy: "rename the platform or the environment" }];
}

/** `cdktf deploy 'prod-*'` must not reach `prod-eu`. */
function sameGlob(other: Located, { file, platform }: Located): LocatedProblem[] {
  const [short = "", long = ""] = [other.platform.environment, platform.environment].sort((a, b) => a.length - b.length);
  if (!long.startsWith(`${short}-`)) return [];
  const allowed = `a name that does not begin with "${short}-": the pattern "${short}-*" would deploy both`;
  return [{ file, rule: "environment-glob", path: ["environment"], given: platform.environment, allowed, remedy: "rename one of the two environments" }];
}

/** An account has one state bucket, in one region. */
function sameBucket(other: Located, { file, platform }: Located): LocatedProblem[] {
  if (!usesAccountBucket(platform) || !usesAccountBucket(other.platform) || platform.account !== other.platform.account) return [];
  const region = stateBucketRegion(other.platform);
  if (region === stateBucketRegion(platform)) return [];
  const path: Path = ["backend", "region"];
  const allowed = `"${region}", where ${other.file} has the account's state bucket`;
  const remedy = `set backend.region to "${region}", or name a bucket of its own`;
  return [{ file, rule: "state-bucket-region", path, given: stateBucketRegion(platform), allowed, remedy }];
}

/** The roles of an account's workflows are in one state, with one OIDC provider. */
function sameDelivery(other: Located, { file, platform }: Located): LocatedProblem[] {
  const [here, there] = [platform.delivery, other.platform.delivery];
  if (here === undefined || there === undefined || platform.account !== other.platform.account) return [];
  const problems: LocatedProblem[] = [];
  if (here.existingOidcProvider !== there.existingOidcProvider) {
    const allowed = `${there.existingOidcProvider}, as in ${other.file}: both share the account's OIDC provider`;
    const remedy = "set it to true in both if the account had one for GitHub before, else to false";
    problems.push({ file, rule: "delivery-oidc-provider", path: ["delivery", "existingOidcProvider"], given: here.existingOidcProvider, allowed, remedy });
  }
  if (bucketOf(platform) !== bucketOf(other.platform)) {
    const allowed = `the bucket "${bucketOf(other.platform)}", as in ${other.file}: the roles of an account are in one state`;
    problems.push({ file, rule: "delivery-state", path: ["backend", "bucket"], given: bucketOf(platform), allowed, remedy: "keep the states of both in one bucket" });
  }
  return problems;
}
