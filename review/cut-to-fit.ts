/** A part of a comment. */
export interface Block {
  readonly title: string;
  readonly items: readonly Item[];
  /** Comes after the items. */
  readonly end?: string;
  /** What has a lower one is cut first. */
  readonly rank: number;
}

/** A finding, a change: shown whole or not at all. */
export interface Item {
  readonly full: string;
  /** What is left of one that must not be cut, where there is no room for all. */
  readonly short?: string;
}

/** GitHub takes no comment of 65,536 characters; counted in bytes, a text is never shorter. */
export const mostBytes = 65_000;

/** Blocks with items as one text. What does not fit is cut from the lowest rank on, and each block says how much. */
export function cutToFit(header: string, blocks: readonly Block[], limit = mostBytes): string {
  const filled = blocks.filter(({ items }) => items.length > 0);
  const whole = [header, ...filled.map((block) => blockText(block, block.items.map(({ full }) => full)))].join("\n\n");
  if (bytes(whole) < limit) return `${whole}\n`;
  let room = limit - bytes(header) - filled.reduce((sum, block) => sum + bytes(blockText(block, [])) + bytes(cutLine(block.items.length)) + 4, 0);
  const kept = new Map<Block, readonly string[]>();
  for (const block of [...filled].sort((a, b) => b.rank - a.rank)) {
    const texts = fitting(block.items, room);
    room -= sizeOf(texts);
    kept.set(block, texts);
  }
  return `${[header, ...filled.map((block) => blockText(block, withCut(block, kept.get(block) ?? [])))].join("\n\n")}\n`;
}

/** As many as there is room for: short ones only when not all of them fit as they are. */
function fitting(items: readonly Item[], room: number): string[] {
  const full = items.map((item) => item.full);
  const texts = sizeOf(full) <= room ? full : items.map((item) => item.short ?? item.full);
  let left = room;
  const end = texts.findIndex((text) => (left -= sizeOf([text])) < 0);
  return end < 0 ? texts : texts.slice(0, end);
}

function withCut({ items }: Block, kept: readonly string[]): readonly string[] {
  const cut = items.length - kept.length;
  return cut === 0 ? kept : [...kept, cutLine(cut)];
}

function cutLine(count: number): string {
  return `- … and ${count} more, cut to fit into a comment: \`--format json\` has all`;
}

function blockText({ title, end = "" }: Block, items: readonly string[]): string {
  return `${title}\n\n${items.join("\n")}${end === "" ? "" : `\n\n${end}`}`;
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + bytes(text) + 1, 0);
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
