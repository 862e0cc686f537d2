import { parseJson } from "./json-text";
import { pieces } from "./pieces";

/** A value of a template in which a mark stands for each expression. */
export interface Marked {
  readonly value: unknown;
  /** What the marks stand for. */
  readonly expressions: readonly string[];
}

/** Stands in a text; a number between tells the expression. */
const [inText, bare, end] = ["\uE000", "\uE002", "\uE001"];
const marks = /[\uE000\uE002](\d+)\uE001/g;
const reserved = /[\uE000-\uE002]|\\ue00[012]/i;

/** Marks the expressions of all texts of a value; `undefined` where one cannot be read. */
export function marked(value: unknown): Marked | undefined {
  const expressions: string[] = [];
  const inside = visit(value, expressions);
  return inside === undefined ? undefined : { value: inside, expressions };
}

/** Marks the expressions of a text that holds JSON, and reads the JSON; `undefined` where it is none before the expressions have a value. */
export function markedJson(text: string): Marked | undefined {
  const read = reserved.test(text) ? undefined : pieces(text);
  if (read === undefined) return undefined;
  const expressions: string[] = [];
  let json = "";
  let isInString = false;
  for (const piece of read) {
    if (typeof piece === "string") {
      isInString = isInStringAfter(piece, isInString);
      json += piece;
    } else {
      const number = `${expressions.push(piece.expression) - 1}${end}`;
      json += isInString ? inText + number : `"${bare}${number}"`;
    }
  }
  const value = parseJson(json);
  const isOneExpression = typeof value === "string";
  return value === undefined || isOneExpression ? undefined : { value, expressions };
}

/** Whether a text of a marked value holds expressions. */
export function hasMarks(text: string): boolean {
  return text.search(marks) !== -1;
}

/** Whether a text is nothing but one expression that stood outside of quotes in JSON, so that its value can be other than a text. */
export function isBare(text: string): boolean {
  return text.startsWith(bare) && text.indexOf(end) === text.length - 1;
}

/** The text as the template has it, or with what is given in place of each expression. */
export function unmarked(text: string, expressions: readonly string[], valueOf: (expression: string) => string = (expression) => `\${${expression}}`): string {
  return text.replace(marks, (_, number: string) => valueOf(expressions[Number(number)] ?? ""));
}

/** The characters around the expressions. */
export function literals(text: string): readonly string[] {
  return text.split(marks).filter((_, index) => index % 2 === 0);
}

function visit(value: unknown, expressions: string[]): unknown {
  if (typeof value === "string") return markedText(value, expressions);
  if (Array.isArray(value)) return whole(value.map((item) => visit(item, expressions)));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, visit(item, expressions)] as const);
  return entries.some(([, item]) => item === undefined) ? undefined : Object.fromEntries(entries);
}

function whole(items: readonly unknown[]): readonly unknown[] | undefined {
  return items.includes(undefined) ? undefined : items;
}

function markedText(text: string, expressions: string[]): string | undefined {
  if (reserved.test(text)) return undefined;
  return pieces(text)
    ?.map((piece) => (typeof piece === "string" ? piece : `${inText}${expressions.push(piece.expression) - 1}${end}`))
    .join("");
}

function isInStringAfter(json: string, isInString: boolean): boolean {
  let inside = isInString;
  for (let at = 0; at < json.length; at++) {
    if (inside && json.charAt(at) === "\\") at++;
    else if (json.charAt(at) === '"') inside = !inside;
  }
  return inside;
}
