import { canonicalJson } from "../review/digest";

/** What placeholders of a plan turned out to be, by placeholder. */
export type Filled = ReadonlyMap<string, unknown>;

/** How far a plan has to go with the reviewed one. */
export interface SameOptions {
  /** The values that placeholders of the reviewed plan stood for. */
  readonly filled: Filled;
  /** `all`: whatever was reviewed is in it. `part`: some of it may be done already, so that values are known which only an apply told. */
  readonly extent: "all" | "part";
}

/** Stands where only an apply tells the value. */
export const notKnown = Symbol("known after apply");

/** Puts values in the place of the placeholders in a text. */
export function fill(text: string, filled: Filled): string {
  let result = text;
  for (const [placeholder, value] of filled) if (isScalar(value)) result = result.replaceAll(placeholder, () => `${value}`);
  return result;
}

/** Whether a value is another one with its placeholders filled in. Providers order sets by what is in them, so a list that held a placeholder may have another order. */
export function isFilled(wanted: unknown, found: unknown, options: SameOptions): boolean {
  const { filled, extent } = options;
  if (wanted === notKnown) return extent === "part" || found === notKnown;
  if (typeof wanted === "string") return fill(wanted, filled) === found || (filled.has(wanted) && found !== notKnown && canonicalJson(filled.get(wanted)) === canonicalJson(found));
  if (Array.isArray(wanted)) return Array.isArray(found) && (isFilledInOrder(wanted, found, options) || (isOpen(wanted, options) && isFilledInAnyOrder(wanted, found, options)));
  if (!isObject(wanted) || !isObject(found)) return wanted === found;
  const keys = Object.keys(wanted);
  return keys.length === Object.keys(found).length && keys.every((key) => Object.hasOwn(found, key) && isFilled(wanted[key], found[key], options));
}

function isFilledInOrder(wanted: readonly unknown[], found: readonly unknown[], options: SameOptions): boolean {
  return wanted.length === found.length && wanted.every((item, index) => isFilled(item, found[index], options));
}

function isFilledInAnyOrder(wanted: readonly unknown[], found: readonly unknown[], options: SameOptions): boolean {
  const rest = [...found];
  // What stands for anything comes last, so that it takes nothing from the others.
  const strictFirst = [...wanted].sort((left, right) => Number(holdsNotKnown(left)) - Number(holdsNotKnown(right)));
  return wanted.length === found.length && strictFirst.every((item) => {
    const index = rest.findIndex((each) => isFilled(item, each, options));
    return index !== -1 && rest.splice(index, 1).length === 1;
  });
}

/** Whether something in a value is to be filled in. */
function isOpen(value: unknown, { filled, extent }: SameOptions): boolean {
  const text = JSON.stringify(value);
  return [...filled.keys()].some((placeholder) => text.includes(placeholder)) || (extent === "part" && holdsNotKnown(value));
}

function holdsNotKnown(value: unknown): boolean {
  return value === notKnown || (typeof value === "object" && value !== null && Object.values(value).some(holdsNotKnown));
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
