/** A plain reference, step by step: `data.terraform_remote_state.network.outputs.zones["a"]`. */
export type Reference = readonly (string | number)[];

const step = /\.([A-Za-z_][\w-]*)|\.(\d+)|\[(\d+)\]|\["((?:[^"\\$%]|\\.)*)"\]/y;

/** Reads an expression that is nothing but a reference to an attribute; `undefined` of anything else. */
export function parseReference(expression: string): Reference | undefined {
  const head = /^[A-Za-z_][\w-]*/.exec(expression)?.[0];
  if (head === undefined) return undefined;
  const found: (string | number)[] = [head];
  let at = head.length;
  while (at < expression.length) {
    step.lastIndex = at;
    const match = step.exec(expression);
    if (match === null) return undefined;
    const [all, name, number, index, key] = match;
    found.push(name ?? key?.replace(/\\(.)/g, "$1") ?? Number(number ?? index));
    at += all.length;
  }
  return isOfResource(found) ? found : undefined;
}

/** Address of the resource that a reference is to, without index. */
export function referredAddress(reference: Reference): string {
  return reference.slice(0, reference[0] === "data" ? 3 : 2).join(".");
}

/** Neither a variable nor a value of the template's own, which nothing outside of it tells. */
function isOfResource([head, ...rest]: Reference): boolean {
  return !["var", "local", "module", "each", "count", "self", "path", "terraform"].includes(String(head)) && rest.length >= (head === "data" ? 3 : 2);
}
