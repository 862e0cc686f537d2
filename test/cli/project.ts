import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

export const repository = join(__dirname, "..", "..");
const program = ["main.ts", "cli", "compare", "compose", "config", "delivery", "engine", "modules", "operations", "rehearsal", "review", "stacks", "own", "package.json", "tsconfig.json"];
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the program with environments of its own, so that no test touches those of the repository. */
export class Project {
  readonly folder: string;

  constructor(environments: Readonly<Record<string, string>>, below = "") {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "gantry-")));
    folders.push(root);
    this.folder = join(root, below);
    mkdirSync(join(this.folder, "environments"), { recursive: true });
    for (const part of program) cpSync(join(repository, part), join(this.folder, part), { recursive: true });
    symlinkSync(join(repository, "node_modules"), join(this.folder, "node_modules"), "dir");
    for (const [name, text] of Object.entries(environments)) this.write(`environments/${name}.ts`, text);
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** What `npm run synth` runs. */
  synth(names: readonly string[] = [], variables: Readonly<Record<string, string>> = {}): Outcome {
    return this.run(["cli/synth.ts", ...names], variables);
  }

  /** What `cdktf synth` runs. */
  synthUnderCdktf(variables: Readonly<Record<string, string>>): Outcome {
    return this.run(["main.ts"], variables);
  }

  /** What `npm run rehearse` runs. */
  rehearse(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Outcome {
    return this.run(["cli/rehearse.ts", ...args], variables);
  }

  /** What `npm run compose` runs. */
  compose(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Outcome {
    return this.run(["cli/compose.ts", ...args], variables);
  }

  /** What `npm run compare` runs. */
  compare(args: readonly string[]): Outcome {
    return this.run(["cli/compare.ts", ...args], {});
  }

  /** What `npm run review` runs. */
  review(args: readonly string[]): Outcome {
    return this.run(["cli/review.ts", ...args], {});
  }

  /** What `npm run plan`, `npm run apply` and `npm run drift` run. */
  deliver(command: "plan" | "apply" | "drift", args: readonly string[], variables: Readonly<Record<string, string>> = {}): Outcome {
    return this.run([`cli/${command}.ts`, ...args], variables);
  }

  /** What `npm run task` and `npm run workflow` run. */
  operate(command: "task" | "workflow", args: readonly string[], variables: Readonly<Record<string, string>> = {}): Outcome {
    return this.run([`cli/${command}.ts`, ...args], variables);
  }

  private run(args: readonly string[], variables: Readonly<Record<string, string>>): Outcome {
    const env = { PATH: process.env.PATH, ...variables };
    const { status, stdout, stderr } = spawnSync(process.execPath, ["cli/start.mjs", ...args], { cwd: this.folder, env, encoding: "utf8" });
    return { exitCode: status, stdout, stderr };
  }

  /** The names of the stack folders. */
  stacks(outdir = "cdktf.out"): string[] {
    return readdirSync(join(this.folder, outdir, "stacks")).sort();
  }

  /** Every file of a folder by its path, with its content. */
  files(folder = "cdktf.out"): Record<string, string> {
    const root = join(this.folder, folder);
    const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
    return Object.fromEntries(paths.map((path) => [relative(root, path), readFileSync(path, "utf8")]));
  }
}

/** The text of an environment file with one service that nothing reaches. */
export function smallEnvironment(name: string): string {
  return `import { defineEnvironment } from "../config/define-environment";

export default defineEnvironment({
  platform: "shop",
  environment: "${name}",
  account: "111122223333",
  region: "eu-west-1",
  network: { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "nat-gateway" },
  services: { web: { image: "nginx:1.27", cpuUnits: 256, memoryMiB: 512 } },
});
`;
}
