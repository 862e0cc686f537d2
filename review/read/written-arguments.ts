import { byCodeUnit } from "../order";
import { childOf, isTree, itemsOf, type Tree } from "../tree";

/** Names of the arguments that a configuration writes, by the address of the resource without any index. */
export function writtenArguments(configuration: unknown): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(argumentsIn(childOf(configuration, "root_module"), ""));
}

function argumentsIn(module: unknown, path: string): [string, string[]][] {
  const resources = itemsOf(childOf(module, "resources")).flatMap((resource): [string, string[]][] => {
    const [address, written] = [childOf(resource, "address"), childOf(resource, "expressions")];
    return typeof address === "string" ? [[`${path}${address}`, isTree(written) ? Object.keys(written).sort(byCodeUnit) : []]] : [];
  });
  const calls = Object.entries((childOf(module, "module_calls") ?? {}) as Tree);
  return [...resources, ...calls.flatMap(([name, call]) => argumentsIn(childOf(call, "module"), `${path}module.${name}.`))];
}
