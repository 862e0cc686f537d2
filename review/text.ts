/** Text for people, in which what comes from plans and files is kept apart from our own words: only the writer of a format knows how to make it harmless. */
export type Text = readonly (string | Quoted)[];

/** Something that is not ours: an address, a name, a value. */
export interface Quoted {
  readonly quoted: string;
}

/** Makes text of a template: what is put in is quoted, or text of its own. */
export function say(words: TemplateStringsArray, ...values: readonly (string | number | Text)[]): Text {
  return words.flatMap((word, index): Text => {
    const value = values[index];
    const own = word === "" ? [] : [word];
    if (value === undefined) return own;
    return [...own, ...(typeof value === "object" ? value : typeof value === "number" ? [`${value}`] : [{ quoted: value }])];
  });
}

/** Texts one after the other, with words of ours between them. */
export function joined(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [between, ...text]));
}

/** The text without any format, for JSON and terminals. */
export function plain(text: Text): string {
  return text.map((part) => (typeof part === "string" ? part : part.quoted)).join("");
}
