import { TerraformModule } from "cdktf";
import { typeOfAddress } from "../config/moved";
import { suggest } from "../config/nearest";
import type { Platform } from "../config/platform";
import type { Path, Problem } from "../config/problem";
import type { PlatformStack } from "./platform-stack";

/** Writes the environment's moves into its stacks. One that Terraform could not follow is a problem. */
export function applyMoves({ moved }: Platform, stacks: readonly PlatformStack[]): Problem[] {
  return Object.entries(moved).flatMap(([layer, moves]): Problem[] => {
    const stack = stacks.find(({ settings }) => settings.layer === layer);
    if (stack === undefined) return [unknownLayer(["moved", layer], layer, stacks)];
    const addresses = movable(stack);
    const problems = Object.entries(moves).flatMap(([from, to]) => {
      const path = ["moved", layer, from];
      return [...stillThere(path, from, addresses), ...(Object.hasOwn(moves, to) ? [] : unknownTarget(path, to, addresses, stack))];
    });
    const blocks = Object.entries(moves).map(([from, to]) => ({ from, to }));
    if (problems.length === 0 && blocks.length > 0) stack.addOverride("moved", blocks);
    return problems;
  });
}

/** A layer that no stack of the environment has. */
export function unknownLayer(path: Path, given: string, stacks: readonly PlatformStack[]): Problem {
  const layers = stacks.map(({ settings }) => settings.layer);
  return { rule: "unknown-layer", path, given, allowed: "a layer of this environment", remedy: suggest(given, layers) };
}

/** The addresses of what a state keeps: resources and modules. */
function movable(stack: PlatformStack): string[] {
  const modules = stack.node.findAll().filter((each) => each instanceof TerraformModule);
  const resources = [...stack.addresses.keys()].filter((address) => !address.startsWith("data."));
  return [...resources, ...modules.map((each) => `module.${stack.getLogicalId(each)}`)];
}

function stillThere(path: Path, from: string, addresses: readonly string[]): Problem[] {
  if (!addresses.includes(from)) return [];
  const remedy = "remove the line, or give the resource its new name where it is made";
  return [{ rule: "moved-still-there", path, given: from, allowed: "an address that nothing has any more", remedy }];
}

function unknownTarget(path: Path, to: string, addresses: readonly string[], stack: PlatformStack): Problem[] {
  if (addresses.includes(to)) return [];
  const alike = addresses.filter((address) => typeOfAddress(address) === typeOfAddress(to));
  const remedy = alike.length === 0 ? "remove the line: the stack has nothing of that type" : suggest(to, alike);
  return [{ rule: "unknown-address", path, given: to, allowed: `an address of the stack ${stack.settings.id}, as the plan shows it`, remedy }];
}
