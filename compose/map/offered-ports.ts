import { childOf, entryAt, textOf } from "../read/node";
import { builtImage } from "./dockerfile";
import { knownImage } from "./known-images";
import type { Mention } from "./mentions";
import type { OfferedPort, ServiceDraft } from "./service-draft";

/** A port with its name, and how it is known. */
export interface NamedPort extends OfferedPort {
  readonly name: string;
}

/**
 * The ports a service offers to others, by name: those the file names, and those its image exposes, which Docker
 * would open too. Where there are none, the port that its own variables or those who call it name.
 */
export function offeredPorts(draft: ServiceDraft, mentions: readonly Mention[]): NamedPort[] {
  const ports = new Map<string, OfferedPort>();
  const add = (port: OfferedPort) => {
    const key = `${port.containerPort}/${port.protocol}`;
    ports.set(key, { ...ports.get(key), ...withoutUndefined(port) });
  };
  draft.offered.forEach(add);
  for (const containerPort of imagePorts(draft)) if (!ports.has(`${containerPort}/tcp`)) add({ ...draft.place, containerPort, protocol: "tcp" });
  if (ports.size === 0) for (const containerPort of guessed(draft, mentions)) add({ ...draft.place, containerPort, protocol: "tcp" });
  return named(draft, [...ports.values()].sort((a, b) => a.containerPort - b.containerPort));
}

/** Each port with the name the file gives it, else one of its number. */
function named({ ledger }: ServiceDraft, ports: readonly OfferedPort[]): NamedPort[] {
  const taken = new Map<string, number>();
  return ports.map((port) => {
    const own = `${port.protocol}-${port.containerPort}`;
    const { name = own } = port;
    const other = taken.get(name);
    if (other !== undefined) ledger.refused(port, `its name ${name} is that of port ${other} too`, "rename one of the two");
    else taken.set(name, port.containerPort);
    return { ...port, name: other === undefined ? name : own };
  });
}

const withoutUndefined = (port: OfferedPort): OfferedPort => Object.fromEntries(Object.entries(port).filter(([, value]) => value !== undefined)) as unknown as OfferedPort;

function imagePorts(draft: ServiceDraft): readonly number[] {
  const build = entryAt(draft.node, "build");
  if (build !== undefined) {
    const { ports, base } = builtImage(build.value);
    return [...ports, ...(knownImage(base ?? "")?.ports ?? [])];
  }
  return knownImage(textOf(childOf(draft.node, "image")) ?? "")?.ports ?? [];
}

/** Conventions for a program's own port: of platforms that run containers, and of ASP.NET Core. */
function guessed(draft: ServiceDraft, mentions: readonly Mention[]): number[] {
  const variables = (draft.container.get("environmentVariables")?.value ?? {}) as Record<string, string>;
  const own = ["PORT", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_URLS"]
    .flatMap((name) => (variables[name] ?? "").split(";"))
    .flatMap((address) => /(?:^|:)(\d{2,5})\/?$/.exec(address)?.[1] ?? []);
  const called = mentions.flatMap(({ port }) => port ?? []);
  return [...new Set([...own.map(Number), ...called])];
}
