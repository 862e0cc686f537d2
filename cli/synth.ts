import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { acceptKept } from "../config/compare-kept";
import { forgetStack, isEmptyList } from "../config/forget-stack";
import { keptFile, keptNames, readKept, writeKept } from "../config/kept-file";
import { suggest } from "../config/nearest";
import { bootstrapVariable } from "../config/stack-settings";
import { Refusal } from "../engine/refusal";
import { synthesize } from "../main";
import type { PlatformStack } from "../stacks/platform-stack";
import { acceptedText, keptNews } from "./kept-text";
import { stackTable } from "./stack-table";

interface SynthOptions {
  readonly acceptAddresses?: boolean;
  readonly forgetStack?: readonly string[];
}

/** `npm run synth [-- <environment>...]`: writes `cdktf.out/` and shows what is in it. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run synth --")
    .description("Make Terraform JSON of environment files, in cdktf.out/, and show its stacks.")
    .argument("[environments...]", "names of files in environments/, without .ts (default: all of them)")
    .option("--accept-addresses", "write down in environments/kept/ which stacks there are, and which addresses hold what nobody can make again")
    .option("--forget-stack <ids...>", "strike stacks that left from environments/kept/, once their states are empty")
    .action((names: string[], options: SynthOptions) => (options.forgetStack === undefined ? synth(names, options) : forget(options.forgetStack, names)))
    .parseAsync([...args], { from: "user" });
}

function synth(names: readonly string[], { acceptAddresses = false }: SynthOptions): void {
  if (acceptAddresses && process.env[bootstrapVariable] !== undefined) {
    throw new Refusal(`--accept-addresses writes down where states are, and with ${bootstrapVariable} one is elsewhere for a while. Run it without ${bootstrapVariable}.`);
  }
  const { outdir, stacks, kept } = synthesize(names, acceptAddresses);
  if (acceptAddresses) writeKept(".", new Map(kept.map(({ name, before, now }) => [name, acceptKept(before, now)])));
  removeOtherStacks(outdir, stacks);
  console.log(stackTable(stacks));
  const news = acceptAddresses ? [acceptedText(kept)] : keptNews(kept, names);
  for (const line of news) console.log(`\n${line}`);
}

/** Strikes stacks from the lists that keep them: all of those that are named, or none. */
function forget(ids: readonly string[], names: readonly string[]): void {
  if (names.length > 0) throw new Refusal(`--forget-stack ${ids.join(" ")} synthesizes nothing: leave out ${names.join(" and ")}.`);
  const lists = keptNames(".").flatMap((name) => {
    const list = readKept(".", name);
    return list === undefined ? [] : [{ name, list }];
  });
  const known = lists.flatMap(({ list }) => Object.keys(list.left));
  const unknown = ids.filter((id) => !known.includes(id)).map((id) => `No stack ${id} has left: ${known.length === 0 ? "there is none" : suggest(id, known)}`);
  if (unknown.length > 0) throw new Refusal([...unknown, "A stack leaves when the files no longer have it and `npm run synth -- --accept-addresses` was run."].join("\n"));
  for (const { name, list } of lists) {
    const forgotten = Object.keys(list.left).filter((id) => ids.includes(id));
    if (forgotten.length === 0) continue;
    const rest = forgotten.reduce(forgetStack, list);
    writeKept(".", new Map([[name, isEmptyList(rest) ? undefined : rest]]));
    console.log(`Forgotten: ${forgotten.join(", ")}. ${keptFile(name)} ${isEmptyList(rest) ? "kept nothing else and is gone" : "keeps the rest"}. What a state of these still holds, nothing here knows of.`);
  }
}

/** As `cdktf synth` does: the folders show what was synthesized, nothing older. No state is in them. */
function removeOtherStacks(outdir: string, stacks: readonly PlatformStack[]): void {
  const folder = join(outdir, "stacks");
  const ids = new Set(stacks.map((stack) => stack.settings.id));
  for (const name of readdirSync(folder)) {
    if (!ids.has(name)) rmSync(join(folder, name), { recursive: true });
  }
}
