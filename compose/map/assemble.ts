import type { Path } from "../../config/problem";
import { addFiles, checkFilesSize } from "./container-files";
import { largestSize, smallestSize, type TaskSize } from "./fargate-size";
import type { ImageSource } from "./image";
import type { NamedPort } from "./offered-ports";
import type { Sections } from "./sections";
import type { Alias, ContainerValue, ServiceDraft } from "./service-draft";
import type { SecretReferences } from "./top-level";
import { accessPointOf, singleWriter, volumesFileSystem } from "./volumes";

/** A draft with what was decided beyond its own keys. */
export interface Decided {
  readonly draft: ServiceDraft;
  readonly image: ImageSource | undefined;
  readonly ports: readonly NamedPort[];
}

/** Makes a service of an environment; services that run to their end before it starts become containers of its task. */
export function addService(service: Decided, initial: readonly Decided[], secrets: SecretReferences, sections: Sections): void {
  const { draft, ports } = service;
  const all = [draft, ...initial.map((each) => each.draft)];
  const base = ["services", draft.name];
  const { at } = draft.place;
  sections.set(base, {}, at);
  const size = sizeOf(all);
  checkFilesSize(all);
  const task = { memoryMiB: size.memoryMiB, initial, secrets, sidecars: [...base, "sidecars"], names: new Set(all.map(({ name }) => name)) };
  addContainer(service, task, base, "", sections);
  for (const [key, value] of Object.entries(size)) sections.set([...base, key], value, at);
  for (const [key, { value, at: place }] of draft.service) sections.set([...base, key], value, place);
  addHost(all, base, sections);
  // Service Connect knows aliases of TCP ports alone.
  if (ports.some(({ protocol }) => protocol === "tcp")) for (const alias of aliasesOf(draft)) sections.add([...base, "aliases"], alias.name, alias.at);
  const writer = singleWriter(draft, all);
  if (writer !== undefined) sections.set([...base, "singleWriter"], true, writer.at);
  for (const each of initial) {
    const sidecar = [...task.sidecars, each.draft.name];
    sections.set(sidecar, { essential: false }, each.draft.place.at);
    addContainer(each, task, sidecar, `${each.draft.name}-`, sections);
  }
}

/** What the containers of a task have in common: what one of them asks for, all get. */
function addHost([draft, ...initial]: readonly ServiceDraft[], base: Path, sections: Sections): void {
  const architecture = draft?.service.get("architecture");
  for (const each of initial) {
    const own = each.service.get("architecture");
    if (own !== undefined && architecture !== undefined && own.value !== architecture.value) {
      const place = { path: [...each.place.path, "platform"], at: own.at };
      each.ledger.refused(place, `it runs in the tasks of ${draft?.composeName}, which are ${String(architecture.value)}`, "give both one platform");
    }
    if (own !== undefined && architecture === undefined) sections.set([...base, "architecture"], own.value, own.at);
  }
  const disks = [draft, ...initial].flatMap((each) => each?.service.get("ephemeralStorageGiB") ?? []);
  const most = disks.reduce<ContainerValue | undefined>((a, b) => (a === undefined || Number(b.value) > Number(a.value) ? b : a), undefined);
  if (most !== undefined) sections.set([...base, "ephemeralStorageGiB"], most.value, most.at);
}

/** The task a container is in. */
interface Task {
  readonly memoryMiB: number;
  readonly initial: readonly Decided[];
  readonly secrets: SecretReferences;
  /** Path of its sidecars. */
  readonly sidecars: Path;
  /** Those of its containers so far. */
  readonly names: Set<string>;
}

function addContainer({ draft, image, ports }: Decided, { memoryMiB, initial, secrets, sidecars, names }: Task, base: Path, prefix: string, sections: Sections): void {
  if (image !== undefined) sections.set([...base, "image"], image.image, image.place.at);
  for (const [key, { value, at, places }] of draft.container) sections.set([...base, key], value, at, places);
  for (const { name, containerPort, protocol, appProtocol, at } of ports) sections.set([...base, "ports", name], portOf(containerPort, protocol, appProtocol), at);
  for (const { volume, containerPath, readOnly, at } of draft.mounts) {
    sections.add([...base, "mounts"], { fileSystem: volumesFileSystem, accessPoint: accessPointOf(volume), containerPath, ...(readOnly ? { readOnly } : {}) }, at);
  }
  for (const { containerPath, sizeMiB, mountOptions, at } of draft.tmpfs) {
    sections.add([...base, "tmpfs"], { containerPath, sizeMiB: sizeMiB ?? Math.floor(memoryMiB / 2), ...(mountOptions.length > 0 ? { mountOptions } : {}) }, at);
  }
  for (const dependency of draft.dependencies) {
    const first = initial.find((each) => each.draft.composeName === dependency.service);
    if (first !== undefined) sections.set([...base, "dependsOn", first.draft.name], "SUCCESS", dependency.at);
  }
  addFiles(draft, image, secrets, { base, sidecars, prefix, names }, sections);
}

function portOf(containerPort: number, protocol: "tcp" | "udp", appProtocol: string | undefined) {
  const spoken = ["http", "http2", "grpc"].find((each) => each === appProtocol);
  if (protocol === "tcp" && spoken === undefined) return containerPort;
  return { containerPort, ...(protocol === "udp" ? { protocol } : {}), ...(spoken === undefined ? {} : { appProtocol: spoken }) };
}

/** The names others may call it by, beside its own. */
function aliasesOf(draft: ServiceDraft): Alias[] {
  const names = [{ ...draft.place, name: draft.composeName }, ...draft.aliases];
  return names.filter(({ name }, index) => name !== draft.name && names.findIndex((each) => each.name === name) === index);
}

/** The smallest Fargate size that holds what each of the task's containers needs; what runs before it has gone when it starts. */
function sizeOf(containers: readonly ServiceDraft[]): TaskSize {
  const needs = containers.flatMap((each) => each.needs);
  const size = smallestSize(largest(needs));
  if (size !== undefined) return size;
  const [first] = containers;
  const place = needs.find((need) => smallestSize(largest([need])) === undefined) ?? needs[0];
  const { cpuUnits, memoryMiB } = largest(needs);
  if (place !== undefined) first?.ledger.refused(place, `no Fargate size holds ${cpuUnits / 1024} CPUs and ${memoryMiB} MiB`, "ask for at most 32 CPUs and 244 GiB");
  return largestSize;
}

/** What holds each of several; no task is smaller than the smallest one there is. */
function largest(needs: readonly TaskSize[]): TaskSize {
  return { cpuUnits: Math.max(256, ...needs.map(({ cpuUnits }) => cpuUnits)), memoryMiB: Math.max(512, ...needs.map(({ memoryMiB }) => memoryMiB)) };
}
