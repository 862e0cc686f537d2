import type { Path } from "../../config/problem";
import { castAt } from "./cast";
import type { Findings } from "./findings";
import { isGrammarProblem } from "./grammar-problem";
import { interpolate } from "./interpolation";
import { isText, type Mapping, type Node } from "./node";
import { listNode, mappingNode, scalarNode } from "./tree";

export type Lookup = (name: string) => string | undefined;

/** Puts variables into all values of a file, and turns the texts of numbers and switches into such; keys stay. */
export function interpolateTree(root: Mapping, lookup: Lookup, findings: Findings): Mapping {
  return (interpolateNode(root, [], lookup, findings) ?? root) as Mapping;
}

/** `undefined`: the value cannot be told, and is left out. */
function interpolateNode(node: Node, path: Path, lookup: Lookup, findings: Findings): Node | undefined {
  if (node.kind === "mapping") {
    const entries = [...node.entries].flatMap(([key, entry]): [string, { at: typeof entry.at; value: Node }][] => {
      const value = interpolateNode(entry.value, [...path, key], lookup, findings);
      return value === undefined ? [] : [[key, { at: entry.at, value }]];
    });
    return mappingNode(entries, node.at);
  }
  if (node.kind === "list") {
    const items = node.items.flatMap((item, index) => {
      const value = interpolateNode(item, [...path, index], lookup, findings);
      return value === undefined ? [] : [value];
    });
    return listNode(items, node.at);
  }
  if (!isText(node)) return node;
  const read = interpolate(node.value, lookup);
  if (isGrammarProblem(read)) {
    findings.grammar("compose-variable", path, node.at, read);
    return undefined;
  }
  for (const name of read.unset) findings.unsetVariable(name, node.at);
  const value = castAt(path, read.text);
  if (isGrammarProblem(value)) {
    findings.grammar("compose-value", path, node.at, value);
    return undefined;
  }
  return value === node.value ? node : scalarNode(value, node.at);
}
