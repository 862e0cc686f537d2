import { parseEnvironment } from "./parse-environment";
import type { Platform } from "./platform";
import { ConfigError, type LocatedProblem, type Path } from "./problem";
import { stateBucketRegion, usesAccountBucket } from "./stack-settings";

/** An environment file: its name without `.ts`, and what it exports. */
export interface LoadedFile {
  readonly name: string;
  readonly load: () => unknown;
}

/** The platform of each file. Throws a `ConfigError` with every problem of every file. */
export function parseEnvironments(files: readonly LoadedFile[]): Platform[] {
  const parsed = files.map((file) => ({ file: `environments/${file.name}.ts`, ...parseFile(file) }));
  const located = parsed.flatMap(({ file, problems }) => problems.map((problem): LocatedProblem => ({ file, ...problem })));
  const platforms = parsed.flatMap(({ file, platform }) => (platform === undefined ? [] : [{ file, platform }]));
  const problems = [...located, ...betweenFiles(platforms)];
  if (problems.length > 0) throw new ConfigError(problems);
  return platforms.map(({ platform }) => platform);
}

function parseFile({ name, load }: LoadedFile): ReturnType<typeof parseEnvironment> {
  let raw: unknown;
  try {
    raw = load();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const problem = { rule: "file", path: [], given: message, allowed: "a file that exports an environment", remedy: "mend the code: it failed before there was anything to check" };
    return { platform: undefined, problems: [problem] };
  }
  if (raw === undefined) {
    const remedy = `write "export default defineEnvironment({ ... })"; what environments share goes into a folder below`;
    return { platform: undefined, problems: [{ rule: "file", path: [], given: undefined, allowed: "a default export", remedy }] };
  }
  const result = parseEnvironment(raw);
  const environment = result.platform?.environment;
  if (environment === undefined || environment === name) return result;
  const problem = { rule: "file-name", path: ["environment"], given: environment, allowed: `"${name}", the name of its file`, remedy: "rename the file, or the environment if it was never applied" };
  return { platform: undefined, problems: [problem] };
}

interface Located {
  readonly file: string;
  readonly platform: Platform;
}

/** What two files can't both say. Their names differ, so their stacks do. */
function betweenFiles(located: readonly Located[]): LocatedProblem[] {
  const sharing = located.filter(({ platform }) => usesAccountBucket(platform));
  return sharing.flatMap(({ file, platform }) => {
    const first = sharing.find((other) => other.platform.account === platform.account);
    if (first === undefined || stateBucketRegion(first.platform) === stateBucketRegion(platform)) return [];
    const path: Path = ["backend", "region"];
    const region = stateBucketRegion(first.platform);
    return [
      {
        file,
        rule: "state-bucket-region",
        path,
        given: stateBucketRegion(platform),
        allowed: `"${region}", where ${first.file} has the account's state bucket`,
        remedy: `set backend.region to "${region}", or name a bucket of its own`,
      },
    ];
  });
}
