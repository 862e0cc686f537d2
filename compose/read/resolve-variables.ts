import { lookupIn, type Project } from "./project";
import { isText, type Mapping } from "./node";
import { changeIn, listNode, scalarNode, withEntries } from "./tree";

/** Gives values to variables that are named without one, in lists of `environment`, and to configs that are the value of one. */
export function resolveVariables(model: Mapping, { environment, findings }: Project): Mapping {
  const lookup = lookupIn(environment);
  const inLists = changeIn(model, "services.*.environment", (node) => {
    if (node.kind !== "list") return node;
    const items = node.items.map((item) => {
      const value = isText(item) ? lookup(item.value) : undefined;
      return isText(item) && value !== undefined ? scalarNode(`${item.value}=${value}`, item.at) : item;
    });
    return listNode(items, node.at);
  });
  return changeIn(inLists, "configs.*", (node, path) => {
    const entry = node.kind === "mapping" ? node.entries.get("environment") : undefined;
    if (node.kind !== "mapping" || !isText(entry?.value) || node.entries.has("content")) return node;
    const value = lookup(entry.value.value);
    if (value === undefined) return node;
    findings.use([...path, "environment"], entry.at, `its content is the value of ${entry.value.value}`);
    const content = { at: entry.at, value: scalarNode(value, entry.value.at) };
    return withEntries(node, [...node.entries].map(([key, each]) => (key === "environment" ? ["content", content] : [key, each])));
  });
}
