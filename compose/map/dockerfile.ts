import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { childOf, entriesOf, textOf, type Node } from "../read/node";

/** What the Dockerfile of a `build:` says of the image's ports. */
export interface BuiltImage {
  /** TCP ports that it exposes, in the stage that is built and those it is made from. */
  readonly ports: readonly number[];
  /** The image it starts from. */
  readonly base: string | undefined;
}

/** Reads the Dockerfile of a `build:`; one that is not there says nothing. */
export function builtImage(build: Node | undefined): BuiltImage {
  const args = new Map(entriesOf(childOf(build, "args")).map(([name, { value }]) => [name, textOf(value) ?? ""]));
  const stages = stagesOf(dockerfileOf(build) ?? "", args);
  const target = textOf(childOf(build, "target"));
  const stage = target === undefined ? stages.at(-1) : stages.find(({ name }) => name === target.toLowerCase());
  const ports = [...new Set(stage?.ports)].sort((a, b) => a - b);
  return { ports, base: stage?.base };
}

interface Stage {
  readonly name: string | undefined;
  readonly base: string;
  readonly ports: number[];
  readonly variables: Map<string, string>;
}

function dockerfileOf(build: Node | undefined): string | undefined {
  const inline = textOf(childOf(build, "dockerfile_inline"));
  const context = textOf(childOf(build, "context")) ?? ".";
  const name = textOf(childOf(build, "dockerfile")) ?? "Dockerfile";
  try {
    return inline ?? readFileSync(isAbsolute(name) ? name : join(context, name), "utf8");
  } catch {
    return undefined;
  }
}

/** The stages with all they take over from those they are made from. */
function stagesOf(text: string, args: ReadonlyMap<string, string>): Stage[] {
  const stages: Stage[] = [];
  const before = new Map<string, string>();
  for (const line of text.replaceAll(/\\[ \t]*\r?\n/g, " ").split(/\r?\n/)) {
    const [, instruction = "", rest = ""] = /^\s*([A-Za-z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    const stage = stages.at(-1);
    const variables = stage?.variables ?? before;
    switch (instruction.toUpperCase()) {
      case "FROM":
        stages.push(newStage(expanded(rest, before), stages));
        break;
      case "ARG":
        for (const [name, value] of assignments(rest)) {
          const given = args.get(name) ?? (value === undefined ? before.get(name) : expanded(value, variables));
          if (given !== undefined) variables.set(name, given);
        }
        break;
      case "ENV":
        for (const [name, value] of assignments(rest)) variables.set(name, expanded(value ?? "", variables));
        break;
      case "EXPOSE":
        for (const port of expanded(rest, variables).split(/\s+/)) stage?.ports.push(...portsOf(port));
        break;
    }
  }
  return stages;
}

function newStage(from: string, stages: readonly Stage[]): Stage {
  const [image = "", as, name] = from.split(/\s+/).filter((word) => !word.startsWith("--"));
  const parent = stages.findLast((stage) => stage.name === image.toLowerCase());
  return {
    name: as?.toLowerCase() === "as" ? name?.toLowerCase() : undefined,
    base: parent?.base ?? image,
    ports: [...(parent?.ports ?? [])],
    variables: new Map(parent?.variables),
  };
}

/** `A=1 B="2"`, `A 1` or, without a value, `A`. */
function assignments(text: string): [string, string | undefined][] {
  const [, name = "", value] = /^(\w+)(?:\s+([^=]*))?$/.exec(text) ?? [];
  if (name !== "") return [[name, value]];
  return [...text.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S*)/g)].map(([, key = "", each = ""]) => [key, each.replaceAll(/^["']|["']$/g, "")]);
}

/** With the values of `$NAME`, `${NAME}` and `${NAME:-default}`. */
function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g, (_, plain: string | undefined, braced: string | undefined, otherwise: string | undefined) => variables.get(plain ?? braced ?? "") ?? otherwise ?? "");
}

/** Ports of one range, at most. */
const mostPorts = 100;

/** `80`, `80/tcp` or `8000-8010`. */
function portsOf(text: string): number[] {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/i.exec(text) ?? [];
  if (first === undefined) return [];
  const count = Math.min(Number(last) - Number(first) + 1, mostPorts);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => Number(first) + index).filter((port) => port >= 1 && port <= 65535);
}
