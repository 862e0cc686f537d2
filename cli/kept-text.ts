import { accountOf, keptFile } from "../config/kept-file";
import type { KeptList } from "../stacks/kept-lists";

/** What `npm run synth` says of the kept lists: stacks that left, and what is not kept yet. */
export function keptNews(lists: readonly KeptList[], named: readonly string[]): string[] {
  const leaving = lists.flatMap(({ name, before, now, news }) => [
    ...news.goneStacks.map((id) => leavingText(name, id)),
    ...Object.keys(before?.left ?? {}).filter((id) => !Object.hasOwn(now.stacks, id)).sort().map((id) => `${leavingText(name, id)} ${forgetText(id)}`),
  ]);
  const stacks = sum(lists, ({ news }) => news.newStacks.length);
  const addresses = sum(lists, ({ now, news }) => news.newAddresses.length + sum(news.newStacks, (id) => now.stacks[id]?.protected.length ?? 0));
  const outdated = sum(lists, ({ news }) => news.changed.length + news.goneStacks.length + news.goneAddresses.filter(({ stack }) => !news.goneStacks.includes(stack)).length);
  const unkept = [...counted(stacks, "stack", "stacks"), ...counted(addresses, "address", "addresses")].join(" and ");
  const parts = [
    ...(unkept === "" ? [] : [`${unkept} ${stacks + addresses === 1 ? "is" : "are"} not kept yet`]),
    ...counted(outdated, "kept entry is out of date", "kept entries are out of date"),
  ];
  return [...leaving, ...(parts.length === 0 ? [] : [`${parts.join(", ")}: npm run synth -- ${[...named, "--accept-addresses"].join(" ")}`])];
}

function leavingText(name: string, id: string): string {
  const plan = accountOf(name) === undefined ? ` \`npm run plan -- ${name}\` plans its destruction.` : "";
  return `${id} is no longer in the files, and still kept.${plan}`;
}

function forgetText(id: string): string {
  return `Once its state is empty: npm run synth -- --forget-stack ${id}`;
}

/** What `--accept-addresses` wrote, list by list. */
export function acceptedText(lists: readonly KeptList[]): string {
  const blocks = lists.flatMap(({ name, now, news }) => {
    const ofNewStacks = news.newStacks.flatMap((id) => [`  + ${id}`, ...(now.stacks[id]?.protected ?? []).map((address) => `  + ${id} ${address}`)]);
    const lines = [
      ...ofNewStacks,
      ...news.newAddresses.map(({ stack, address }) => `  + ${stack} ${address}`),
      ...news.goneAddresses.map(({ stack, address }) => `  - ${stack} ${address}`),
      ...news.goneStacks.map((id) => `  - ${id}: stays under "left". ${forgetText(id)}`),
      ...news.changed.map((what) => `  ~ ${what}`),
    ];
    return lines.length === 0 ? [] : [[keptFile(name), ...lines].join("\n")];
  });
  return blocks.length === 0 ? "The kept lists say all this already." : blocks.join("\n\n");
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
