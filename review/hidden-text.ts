import type { Text } from "./text";

/** A text without secrets: they can only be in what is quoted. */
export function hiddenText(text: Text, hide: (text: string) => string): Text {
  return text.map((part) => (typeof part === "string" ? part : { quoted: hide(part.quoted) }));
}
