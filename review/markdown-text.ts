import type { Text } from "./text";

/** Longer quotations are cut in the middle. */
export const longestQuotation = 300;

/** A text in Markdown: whatever is quoted stands in a code span, where nothing means anything. */
export function markdownText(text: Text, longest = longestQuotation): string {
  return together(text).map((part) => (typeof part === "string" ? ownWords(part) : codeSpan(part.quoted, longest))).join("");
}

/** Quotations side by side become one: two code spans without a blank between them are none. */
function together(text: Text): Text {
  const parts: Text[number][] = [];
  for (const part of text) {
    const last = parts.at(-1);
    if (part === "" || (typeof part === "object" && part.quoted === "" && typeof last === "object")) continue;
    if (typeof part === "object" && typeof last === "object") parts[parts.length - 1] = { quoted: `${last.quoted}${part.quoted}` };
    else parts.push(part);
  }
  return parts;
}

function ownWords(text: string): string {
  return visible(text).replace(/[\\`*<[\]|]/g, "\\$&").replace(/&/g, "&amp;").replace(/@/g, "&#64;");
}

function codeSpan(quoted: string, longest: number): string {
  const text = cut(visible(quoted), longest);
  if (text.trim() === "") return "`\"\"`";
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const blank = /^[` ]|[` ]$/.test(text) ? " " : "";
  return `${fence}${blank}${text}${blank}${fence}`;
}

/** In the middle: the end of an address says as much as its beginning. */
function cut(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const half = Math.floor((longest - 1) / 2);
  return `${characters.slice(0, half).join("")}…${characters.slice(-half).join("")}`;
}

/** One line, in which nothing is hidden: no line breaks, no direction of writing, no half characters. */
export function visible(text: string): string {
  return text.replace(/\r?\n/g, "\\n").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
