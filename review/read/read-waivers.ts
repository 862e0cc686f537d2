import { existsSync } from "node:fs";
import { closest } from "fastest-levenshtein";
import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";
import type { Waiver } from "../waiver";
import { quoted, type Problem } from "./problem";
import { readText } from "./read-text";

const text = z.string().refine((value) => value.trim() !== "", "expected a text that is not empty");
const waivers = z.array(
  z.strictObject({
    rule: z.string(),
    address: text,
    reason: text,
    expires: z.string().refine(isDay, "expected a day, as 2030-01-31"),
  }),
);

const remedy = 'write a list of { rule, address: "<stack>/<address>", reason, expires: YYYY-MM-DD }';

/** Reads the waivers of a repository; there is no need to have any. */
export function readWaivers(file: string, ruleIds: readonly string[]): { readonly waivers: readonly Waiver[]; readonly problems: readonly Problem[] } {
  if (!existsSync(file)) return { waivers: [], problems: [] };
  const lines = new LineCounter();
  const { text: yaml, whyNot } = readText(file);
  if (yaml === undefined) return { waivers: [], problems: [{ file, found: whyNot, remedy }] };
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const problem = (line: number, found: string, what = remedy): Problem => ({ file, found: `line ${line}: ${found}`, remedy: what });
  if (document.errors.length > 0) return { waivers: [], problems: document.errors.map(({ message, pos }) => problem(lines.linePos(pos[0]).line, message)) };
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lines, path);
  const { data = [], error } = waivers.safeParse(valueOf(document) ?? []);
  if (error !== undefined) return { waivers: [], problems: error.issues.map(({ path, message }) => problem(lineOf(path), message.replace(/^Invalid input: /, ""))) };
  const unknown = data.flatMap(({ rule }, index) => (ruleIds.includes(rule) ? [] : [problem(lineOf([index, "rule"]), `the rule ${quoted(rule)}, which there is not`, `name a rule by its id: did you mean ${quoted(closest(rule, ruleIds))}?`)]));
  const twins = data.flatMap(({ rule, address }, index) =>
    data.findIndex((each) => each.rule === rule && each.address === address) === index ? [] : [problem(lineOf([index]), `a second waiver of ${quoted(rule)} for ${quoted(address)}`, "keep one")],
  );
  return { waivers: data, problems: [...unknown, ...twins] };
}

/** Aliases that grow without end are no list of waivers. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return "";
  }
}

/** Of a key that is missing, the line of what lacks it. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}
