export interface MarkdownNode {
  readonly type: string;
  readonly literal: string | null;
}

interface Walker {
  next(): { readonly entering: boolean; readonly node: MarkdownNode } | null;
}

/** What a reader of CommonMark makes of a text, from the outside to the inside. */
export function markdownNodes(text: string): MarkdownNode[] {
  // It has no types of its own.
  const { Parser } = jest.requireActual<{ Parser: new () => { parse(text: string): { walker(): Walker } } }>("commonmark");
  const walker = new Parser().parse(text).walker();
  const nodes: MarkdownNode[] = [];
  for (let event = walker.next(); event !== null; event = walker.next()) if (event.entering) nodes.push({ type: event.node.type, literal: event.node.literal });
  return nodes;
}
