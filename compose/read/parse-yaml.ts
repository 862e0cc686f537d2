import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Scalar as YamlScalar, type Document, type Node as YamlNode, type Pair } from "yaml";
import type { Origin, Path } from "../../config/problem";
import type { Findings } from "./findings";
import type { Entry, Mapping, Node } from "./node";
import { listNode, mappingNode, scalarNode } from "./tree";
import { plainScalar } from "./yaml-scalar";

/** One YAML document of a Compose file. */
export interface YamlDocument {
  readonly root: Mapping;
  /** Places whose value in earlier files is forgotten: those of `!reset` and `!override`. */
  readonly forgets: readonly Path[];
}

/** Nodes that a file may have once its aliases are written out; Compose has the same limit. */
const mostNodes = 100_000;

/** Reads the documents of a file; none when it cannot be read as YAML. */
export function parseYaml(text: string, file: string, findings: Findings): readonly YamlDocument[] {
  const lines = new LineCounter();
  const whole = text.replace(/^\uFEFF/, "");
  const parsed = parseAllDocuments(whole, { schema: "failsafe", uniqueKeys: false, lineCounter: lines, prettyErrors: false });
  const documents = "empty" in parsed ? [] : parsed;
  const at = (offset: number): Origin => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const firstError = documents.flatMap((document) => document.errors)[0];
  if (firstError !== undefined) {
    // One mistake makes many errors; those behind the first tell nothing.
    const remedy = remedies[firstError.code] ?? `correct it: ${firstError.message}`;
    // What is missing at the end is missing behind the last thing written.
    const place = at(Math.min(firstError.pos[0], whole.trimEnd().length));
    findings.problem({ rule: "compose-yaml", path: [], at: place, given: lineOf(whole, place.line), allowed: "YAML that can be read", remedy });
    return [];
  }
  return documents.flatMap((document) => {
    const reader = new DocumentReader(document, at, findings);
    const root = reader.read();
    return root === undefined ? [] : [{ root, forgets: reader.forgets }];
  });
}

const remedies: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces: YAML allows no tabs",
  BAD_INDENT: "indent it as what stands beside it, and close every bracket",
  BLOCK_AS_IMPLICIT_KEY: 'put a value that holds ": " in quotes, and indent keys of one mapping alike',
  MULTILINE_IMPLICIT_KEY: "write a key and its colon in one line, and indent keys of one mapping alike",
  MISSING_CHAR: "close the quotes or the bracket, or put a colon behind the key",
  BAD_SCALAR_START: "put the value in quotes: no plain text begins with this character",
};

function lineOf(text: string, line: number): string {
  return (text.split(/\r?\n/)[line - 1] ?? "").trim();
}

interface Read {
  readonly node: Node;
  /** Places of tags in it, relative to it. */
  readonly forgets: readonly Path[];
  /** How many nodes it is. */
  readonly size: number;
  /** Its own tag; that of the anchor, where an alias stands. */
  readonly tag?: string | undefined;
}

class TooLarge extends Error {}

/** Walks one document in its order, so that an alias finds the anchor before it. */
class DocumentReader {
  readonly #anchors = new Map<string, Read | "open">();
  #counted = 0;
  forgets: readonly Path[] = [];

  constructor(
    private readonly document: Document,
    private readonly at: (offset: number) => Origin,
    private readonly findings: Findings,
  ) {}

  read(): Mapping | undefined {
    const { contents } = this.document;
    const start = this.at(contents?.range?.[0] ?? 0);
    if (contents === null || (isScalar(contents) && (contents).source === "" && contents.tag === undefined)) return undefined;
    try {
      const read = this.#node(contents, start, []);
      if (read === undefined) return undefined;
      if (read.node.kind !== "mapping") {
        this.#problem([], start, undefined, "a mapping", "write keys such as `services:`");
        return undefined;
      }
      this.forgets = read.forgets;
      return read.node;
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      this.#problem([], start, undefined, `at most ${mostNodes} values, aliases written out`, "use fewer aliases of aliases");
      return undefined;
    }
  }

  #problem(path: Path, at: Origin, given: unknown, allowed: string, remedy: string): void {
    this.findings.problem({ rule: "compose-yaml", path, at, given, allowed, remedy });
  }

  #count(nodes: number): void {
    this.#counted += nodes;
    if (this.#counted > mostNodes) throw new TooLarge();
  }

  /** `undefined`: something else than a value was found, and told. */
  #node(node: YamlNode, before: Origin, path: Path): Read | undefined {
    if (isAlias(node)) return this.#alias(node.source, this.at(node.range?.[0] ?? 0), path);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, "open");
    const value = this.#value(node, before, path);
    const read = value === undefined ? undefined : { ...value, tag: (node as { tag?: string }).tag };
    if (anchor !== undefined && read !== undefined) this.#anchors.set(anchor, read);
    return read;
  }

  #alias(name: string, at: Origin, path: Path): Read | undefined {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.#problem(path, at, `*${name}`, "an anchor that stands before it", `write &${name} in front of the value that is meant, above this line`);
      return undefined;
    }
    if (target === "open") {
      this.#problem(path, at, `*${name}`, "an anchor around something else", `take *${name} out: it stands inside the value that &${name} names`);
      return undefined;
    }
    this.#count(target.size);
    return target;
  }

  #value(node: YamlNode, before: Origin, path: Path): Read | undefined {
    const origin = this.at(node.range?.[0] ?? 0);
    this.#count(1);
    if (isMap(node)) return this.#mapping(node.items as Pair<YamlNode, YamlNode | null>[], origin, path);
    if (isSeq(node)) return this.#list(node.items as YamlNode[], origin, path);
    if (isScalar(node)) return { node: scalarOf(node, origin, before), forgets: [], size: 1 };
    return undefined;
  }

  #list(nodes: readonly YamlNode[], at: Origin, path: Path): Read {
    const reads = nodes.flatMap((node, index) => {
      const read = this.#node(node, at, [...path, index]);
      return read === undefined || read.tag === "!reset" ? [] : [read];
    });
    // Compose forgets nothing inside of lists.
    const size = reads.reduce((sum, read) => sum + read.size, 1);
    return { node: listNode(reads.map(({ node }) => node), at), forgets: [], size };
  }

  #mapping(pairs: readonly Pair<YamlNode, YamlNode | null>[], at: Origin, path: Path): Read {
    const own = new Map<string, Entry>();
    const merged = new Map<string, Entry>();
    const order = new Set<string>();
    const seen = new Map<string, Origin>();
    const forgets: Path[] = [];
    let size = 1;
    for (const pair of pairs) {
      const key = this.#key(pair.key, path);
      if (key === undefined) continue;
      const first = seen.get(key.name);
      if (first !== undefined) {
        this.#problem([...path, key.name], key.at, key.name, `each key once; this one stands in line ${first.line} already`, "take one of them out, or join them");
        continue;
      }
      seen.set(key.name, key.at);
      const value = pair.value;
      const next = [...path, key.name];
      const read: Read | undefined = value === null ? { node: scalarNode(null, key.at), forgets: [], size: 1 } : this.#node(value, key.at, next);
      if (read === undefined) continue;
      size += read.size;
      if (key.isMerge) {
        for (const name of this.#merge(read, key.at, next, merged)) order.add(name);
        forgets.push(...read.forgets);
        continue;
      }
      if (read.tag === "!reset" || read.tag === "!override") forgets.push([key.name]);
      else forgets.push(...read.forgets.map((inner) => [key.name, ...inner]));
      if (read.tag === "!reset") continue;
      order.add(key.name);
      own.set(key.name, { at: key.at, value: read.node });
    }
    const entries = [...order].flatMap((name): [string, Entry][] => {
      const entry = own.get(name) ?? merged.get(name);
      return entry === undefined ? [] : [[name, entry]];
    });
    return { node: mappingNode(entries, at), forgets, size };
  }

  #key(node: YamlNode, path: Path): { name: string; at: Origin; isMerge: boolean } | undefined {
    const at = this.at(node.range?.[0] ?? 0);
    if (!isScalar(node)) {
      this.#problem(path, at, undefined, "a text as key", "write a plain word in front of the colon");
      return undefined;
    }
    const read = this.#node(node, at, path)?.node;
    if (read?.kind !== "scalar") return undefined;
    const source = (node).source ?? "";
    if (typeof read.value !== "string") {
      this.#problem([...path, source], at, read.value, "a text as key", `put it in quotes: "${source}"`);
      return undefined;
    }
    return { name: read.value, at, isMerge: read.value === "<<" && (node).type === "PLAIN" };
  }

  /** Earlier ones win over later ones, and what stands beside `<<` over both. */
  #merge({ node }: Read, at: Origin, path: Path, into: Map<string, Entry>): string[] {
    const sources = node.kind === "list" ? node.items : [node];
    return sources.flatMap((source) => {
      if (source.kind !== "mapping") {
        this.#problem(path, at, source.kind === "scalar" ? source.value : "a list", "a mapping, or a list of mappings", "give `<<` the alias of a mapping; lists cannot be merged so");
        return [];
      }
      for (const [key, entry] of source.entries) if (!into.has(key)) into.set(key, entry);
      return [...source.entries.keys()];
    });
  }
}

function scalarOf(node: YamlScalar, at: Origin, before: Origin): Node {
  const source = node.source ?? "";
  if (node.type !== "PLAIN") return scalarNode(String(node.value), at);
  // Behind `!!str`, and behind a tag that YAML does not know, such as `!override`, everything is a text.
  if (node.tag === "tag:yaml.org,2002:str" || node.tag?.startsWith("!")) return scalarNode(source, source === "" ? before : at);
  return plainScalar(source, source === "" ? before : at);
}
