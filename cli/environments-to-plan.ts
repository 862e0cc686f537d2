import { mkdirSync, rmSync } from "node:fs";
import type { Kept } from "../config/kept";
import { goneEnvironments, readKept } from "../config/kept-file";
import type { Platform } from "../config/platform";
import { ConfigError, type LocatedProblem } from "../config/problem";
import { leftStacks } from "../delivery/left-stacks";
import { PlanFolder } from "../delivery/plan-folder";
import type { EnvironmentToPlan } from "../delivery/stack-to-plan";
import { environmentNames, loadPlatforms, synthesizePlatforms } from "../main";

/** Synthesizes environments into folders, those of their plans unless others are given. Of one whose file is gone, what was kept of it is left. Throws a `ConfigError`. */
export function environmentsToPlan(names: readonly string[], project: string, folderOf = (environment: string) => PlanFolder.of(project, environment)): EnvironmentToPlan[] {
  const unique = [...new Set(names)];
  const gone = goneEnvironments(project, environmentNames()).filter((name) => unique.includes(name));
  const named = unique.filter((name) => !gone.includes(name));
  const platforms = named.length === 0 ? [] : loadPlatforms(named);
  const clear = () => unique.forEach((name) => rmSync(folderOf(name).path, { recursive: true, force: true }));
  clear();
  try {
    return [...synthesizedAll(platforms, project, folderOf), ...gone.flatMap((name) => withoutFile(name, project, folderOf(name)))];
  } catch (error) {
    clear();
    throw error;
  }
}

/** Each environment in its folder. Throws all problems at once. */
function synthesizedAll(platforms: readonly Platform[], project: string, folderOf: (environment: string) => PlanFolder): EnvironmentToPlan[] {
  const problems: LocatedProblem[] = [];
  const there = platforms.flatMap((platform) => {
    try {
      return synthesized(platform, project, folderOf(platform.environment));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return there;
}

function synthesized(platform: Platform, project: string, folder: PlanFolder): EnvironmentToPlan {
  const { environment } = platform;
  mkdirSync(folder.path, { recursive: true });
  const { stacks } = synthesizePlatforms([{ file: `environments/${environment}.ts`, platform }], folder.synthesized);
  // Those of the account are not an environment's: an administrator deploys them.
  const own = stacks.filter(({ settings }) => settings.id !== settings.layer);
  const kept = readKept(project, environment);
  const there = own.map((stack) => ({
    id: stack.settings.id,
    folder: folder.stack(stack.settings.id),
    dependencies: stack.dependencies.map(({ node }) => node.id),
    isLeaving: false,
    protectedAddresses: kept?.stacks[stack.settings.id]?.protected ?? [],
  }));
  const left = kept === undefined ? [] : leftStacks(kept, new Set(there.map(({ id }) => id)), { folder, project });
  return { ...whereabouts(platform), platform: platform.platform, environment, stacks: [...there, ...left] };
}

function withoutFile(name: string, project: string, folder: PlanFolder): EnvironmentToPlan[] {
  const kept = readKept(project, name);
  if (kept === undefined) return [];
  const stacks = leftStacks(kept, new Set(), { folder, project });
  return [{ ...whereabouts(kept), platform: kept.platform ?? "", environment: name, stacks }];
}

function whereabouts({ account, region, profile, assumeRoleArn }: Platform | Kept) {
  return { account, region, profile, assumeRoleArn };
}
