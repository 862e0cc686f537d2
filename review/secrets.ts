import { replacer } from "./map-texts";
import { sensitive } from "./mask";
import { childOf, isTree, itemsOf, treeIn } from "./tree";

/** From this length on, a secret is hidden wherever it occurs; a shorter one only when no word looks like it. */
const longEnough = 8;
const longEnoughWithDigits = 5;

interface Marked {
  readonly before?: unknown;
  readonly after?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
}

/** The texts that a plan marks as secret in any of its places. Elsewhere they can stand unmarked: in JSON texts, addresses, outputs. */
export function secretsOf(plan: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const list of [plan["resource_changes"], plan["resource_drift"]]) for (const each of itemsOf(list)) collectChange(childOf(each, "change"), found);
  for (const change of itemsOf(plan["output_changes"])) collectChange(change, found);
  for (const values of [plan["planned_values"], childOf(plan["prior_state"], "values")]) collectValues(values, found);
  const declared = childOf(childOf(plan["configuration"], "root_module"), "variables");
  for (const [name, variable] of Object.entries(isTree(plan["variables"]) ? plan["variables"] : {})) {
    if (childOf(childOf(declared, name), "sensitive") === true) collect(childOf(variable, "value"), true, found);
  }
  for (const variable of itemsOf(declared)) if (childOf(variable, "sensitive") === true) collect(childOf(variable, "default"), true, found);
  return found;
}

/** Hides secrets in texts, also where one was cut in the middle. */
export function hiding(secrets: ReadonlySet<string>): (text: string) => string {
  const forms = [...new Set([...secrets].flatMap((secret) => [secret, escaped(secret), escaped(escaped(secret))]))];
  const hide = replacer(new Map(forms.map((form) => [form, sensitive])));
  return hide === undefined ? (text) => text : (text) => hide(text).split("…").map((part, index, parts) => (index === parts.length - 1 ? part : withoutBeginning(part, forms))).join("…");
}

/** As it stands in JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Hides the beginning of a secret at the end of a text. */
function withoutBeginning(text: string, secrets: readonly string[]): string {
  for (const secret of secrets) {
    const start = secret.length < longEnough ? -1 : text.lastIndexOf(secret.slice(0, longEnough));
    if (start >= 0 && secret.startsWith(text.slice(start))) return `${text.slice(0, start)}${sensitive}`;
  }
  return text;
}

function collectChange(change: unknown, found: Set<string>): void {
  const { before, after, before_sensitive: wasSecret, after_sensitive: isSecret } = (isTree(change) ? change : {}) as Marked;
  collect(before, wasSecret, found);
  collect(after, isSecret, found);
}

/** `planned_values`, and the `values` of a state. */
function collectValues(values: unknown, found: Set<string>): void {
  for (const output of itemsOf(childOf(values, "outputs"))) if (childOf(output, "sensitive") === true) collect(childOf(output, "value"), true, found);
  const visitModule = (module: unknown): void => {
    for (const resource of itemsOf(childOf(module, "resources"))) collect(childOf(resource, "values"), childOf(resource, "sensitive_values"), found);
    itemsOf(childOf(module, "child_modules")).forEach(visitModule);
  };
  visitModule(childOf(values, "root_module"));
}

function collect(value: unknown, mark: unknown, found: Set<string>): void {
  if (mark !== true && !isTree(mark)) return;
  if (isTree(value)) for (const [key, item] of Object.entries(value)) collect(item, mark === true ? true : childOf(mark, key), found);
  if (mark !== true) return;
  if (typeof value === "number") add(`${value}`, found);
  if (typeof value !== "string") return;
  add(value, found);
  // A key of several lines is indented when it is put into YAML.
  for (const line of value.split("\n")) add(line.trim(), found);
  collect(treeIn(value), true, found);
}

function add(text: string, found: Set<string>): void {
  const isWordless = text.length >= longEnoughWithDigits && /\d/.test(text) && /\D/.test(text);
  if (text.trim().length >= longEnough || isWordless) found.add(text);
}
