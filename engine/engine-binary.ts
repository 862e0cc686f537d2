import { execFileSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { missingPrerequisite, Refusal } from "./refusal";

/** Terraform or OpenTofu. */
export interface EngineBinary {
  readonly name: "terraform" | "tofu";
  readonly path: string;
  readonly version: string;
}

/** The oldest versions with the native lock of the S3 backend. */
const oldest = { terraform: "1.11.0", tofu: "1.10.0" } as const;
const install = `Install Terraform ${minor(oldest.terraform)} or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu ${minor(oldest.tofu)} or newer (https://opentofu.org/docs/intro/install/), and put it on PATH.`;

/** The engine on PATH: Terraform before OpenTofu. Refuses when there is none that is new enough. */
export function findEngine(environment: NodeJS.ProcessEnv): EngineBinary {
  const found = (["terraform", "tofu"] as const).flatMap((name) => {
    const path = findProgram(name, environment);
    return path === undefined ? [] : [{ name, path, version: versionOf(path, environment) }];
  });
  const usable = found.find(({ name, version }) => isAtLeast(version, oldest[name]));
  if (usable !== undefined) return usable;
  const tooOld = found.map(({ path, version }) => `${path} is version ${version}. `).join("");
  throw new Refusal(`There is no engine to run. ${tooOld}${install}`, missingPrerequisite);
}

/** Where a program is on PATH. */
export function findProgram(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function versionOf(path: string, environment: NodeJS.ProcessEnv): string {
  try {
    const output = execFileSync(path, ["version", "-json"], { env: { ...environment, CHECKPOINT_DISABLE: "1" }, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return (JSON.parse(output) as { terraform_version: string }).terraform_version;
  } catch {
    return "unknown";
  }
}

/** Whether a version is not older than another; pre-releases count as what they lead to. */
export function isAtLeast(version: string, minimum: string): boolean {
  const numbers = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number);
  const [left, right] = [numbers(version), numbers(minimum)];
  const place = left.findIndex((number, index) => number !== right[index]);
  return place === -1 || (left[place] ?? NaN) > (right[place] ?? 0);
}

function minor(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}
