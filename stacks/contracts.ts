import { nearest } from "../config/nearest";
import type { Platform } from "../config/platform";
import type { LocatedProblem, Path, Problem } from "../config/problem";
import { replaceOutput, retireOutput } from "../config/retire-output";
import { unknownLayer } from "./moves";
import { outputsOf, deadEnd, type OutputShape } from "./output-shape";
import type { PlatformStack } from "./platform-stack";
import { readsIn } from "./reads";

/** Every output that a stack reads, and that no other one publishes so. */
export function checkReads(stacks: readonly PlatformStack[]): LocatedProblem[] {
  const written = new Map(stacks.map((stack) => [stack, stack.toTerraform() as object]));
  const published = new Map(stacks.map((stack) => [stack, outputsOf(stack, written.get(stack))]));
  return stacks.flatMap((stack) => {
    const file = `the stack ${stack.settings.id}`;
    return readsIn(stack, written.get(stack)).flatMap(({ path, reference, producer, output, keys, hasDefault }) => {
      if (output === undefined || hasDefault) return [];
      const outputs = published.get(producer) ?? new Map<string, OutputShape>();
      const shape = outputs.get(output);
      const problem = { file, path, given: reference };
      if (shape === undefined) return [{ ...problem, ...missing(output, producer, outputs.keys()) }];
      const end = deadEnd(shape, keys);
      return end === undefined ? [] : [{ ...problem, ...notSo([output, ...keys.slice(0, end.depth)].join("."), producer, end.shape, end.shape.type === "map") }];
    });
  });
}

/** Every output that somebody outside reads, as the file has it, and that is not published so. */
export function checkConsumers({ consumers }: Platform, stacks: readonly PlatformStack[]): Problem[] {
  const layers = Object.entries(consumers).flatMap(([consumer, read]) =>
    Object.entries(read).map(([layer, outputs]) => ({ layer, outputs, path: ["consumers", consumer, layer] as Path })),
  );
  return layers.flatMap(({ layer, outputs, path }): Problem[] => {
    const stack = stacks.find(({ settings }) => settings.layer === layer);
    if (stack === undefined) return [unknownLayer(path, layer, stacks)];
    const published = outputsOf(stack);
    return Object.entries(outputs).flatMap(([output, given]) => {
      const shape = published.get(output);
      const problem = { path: [...path, output], given };
      if (shape === undefined) return [{ ...problem, ...missing(output, stack, published.keys()) }];
      return shape.type === given || shape.type === "unknown" ? [] : [{ ...problem, ...notSo(output, stack, shape, false) }];
    });
  });
}

function missing(output: string, { settings }: PlatformStack, known: Iterable<string>): Pick<Problem, "rule" | "allowed" | "remedy"> {
  const near = nearest(output, known);
  const remedy = near === undefined ? retireOutput : `if you meant "${near}", write that; else ${retireOutput}`;
  return { rule: "missing-output", allowed: `an output that ${settings.id} publishes`, remedy };
}

/** Of a map, an item is missing, or it is no text. */
function notSo(output: string, { settings }: PlatformStack, shape: OutputShape, isItemMissing: boolean): Pick<Problem, "rule" | "allowed" | "remedy"> {
  const allowed = `what ${settings.id} publishes: ${output} is ${described(shape)}`;
  return isItemMissing ? { rule: "missing-output", allowed, remedy: retireOutput } : { rule: "output-type", allowed, remedy: replaceOutput };
}

function described(shape: OutputShape): string {
  if (shape.type !== "map") return `a ${shape.type}`;
  const keys = [...shape.items.keys()].sort().map((key) => `"${key}"`);
  return keys.length === 0 ? "an empty map" : `a map with ${keys.join(", ")}`;
}
