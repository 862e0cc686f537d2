import { posix } from "node:path";
import { listed } from "../../config/nearest";
import { grammarProblem, isGrammarProblem, type GrammarProblem } from "./grammar-problem";

/** An item of a service's `volumes` in long syntax; only what was written. */
export interface VolumeItem {
  readonly type: "volume" | "bind";
  /** Absent: an anonymous volume. A path as written, not yet resolved. */
  readonly source?: string;
  readonly target: string;
  readonly read_only?: true;
  /** Compose drops it; it is here so that nothing is dropped in silence. */
  readonly consistency?: string;
  readonly bind?: { readonly propagation?: string; readonly selinux?: string };
  readonly volume?: { readonly nocopy: true };
}

const access = ["ro", "rw"];
const propagations = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];
const selinux = ["z", "Z"];
const consistencies = ["cached", "consistent", "delegated", "default"];
const options = [...access, "nocopy", ...selinux, ...propagations, ...consistencies];

/**
 * Reads the short syntax of a service's volume, `[source:]target[:options]`.
 * @see https://github.com/compose-spec/compose-spec/blob/main/05-services.md#volumes
 */
export function parseVolume(text: string): VolumeItem | GrammarProblem {
  const sections = splitSections(text);
  if (sections.includes("")) return grammarProblem(text, "no empty part between, before or after colons", "take out the colon, or write what is missing");
  const [first = "", second, list, ...more] = sections;
  if (second === undefined) return { type: "volume", target: clean(first) };
  if (more.length > 0) return grammarProblem(text, "at most three parts: source, target and options", "take out the others, or use the long syntax");
  const written = readOptions(text, list?.split(",") ?? []);
  return isGrammarProblem(written) ? written : { type: isPath(first) ? "bind" : "volume", source: first, target: clean(second), ...written };
}

/** The parts between colons. A letter alone and its colon begin a path of Windows. */
function splitSections(text: string): readonly string[] {
  const sections: string[] = [];
  for (const part of text.split(":")) {
    const before = sections.at(-1);
    if (before !== undefined && /^\p{L}$/u.test(before)) sections.splice(-1, 1, `${before}:${part}`);
    else sections.push(part);
  }
  return sections;
}

function readOptions(text: string, given: readonly string[]): Pick<VolumeItem, "read_only" | "consistency" | "bind" | "volume"> | GrammarProblem {
  const unknown = given.find((option) => !options.includes(option));
  if (unknown !== undefined) return grammarProblem(text, `the options ${listed(options, "and")}`, `correct "${unknown}": Compose drops an option it does not know`);
  const last = (names: readonly string[]) => given.findLast((option) => names.includes(option));
  const propagation = last(propagations);
  const label = last(selinux);
  const consistency = last(consistencies);
  return {
    ...(last(access) === "ro" && { read_only: true }),
    ...(consistency !== undefined && { consistency }),
    ...((propagation ?? label) !== undefined && { bind: { ...(propagation !== undefined && { propagation }), ...(label !== undefined && { selinux: label }) } }),
    ...(given.includes("nocopy") && { volume: { nocopy: true } }),
  };
}

/** Whether a source is a path of the host, not the name of a volume. */
function isPath(source: string): boolean {
  return /^([./~]|\\\\|\p{L}:)/u.test(source);
}

function clean(target: string): string {
  return posix.normalize(target).replace(/(?<=.)\/$/, "");
}
