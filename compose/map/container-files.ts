import { posix } from "node:path";
import type { ContainerFile, ServiceDraft } from "./service-draft";
import type { ImageSource } from "./image";
import { secretReference, type SecretReferences } from "./top-level";
import type { Sections } from "./sections";
import type { Path } from "../../config/problem";

/** Runs where a container needs nothing of its own image: small, public, of Docker's official images. */
const busybox = "public.ecr.aws/docker/library/busybox:1.37";

/** What a task definition may hold is 64 KiB in all. Source: Amazon ECS endpoints and quotas, Task definition size. */
const longestFilesBytes = 40 * 1024;

/** Folder of secrets in containers, which images do not have. */
const secretsFolder = "/run/secrets";

/** A container that runs before another one and writes files into folders that both mount. */
interface Writer {
  readonly name: string;
  readonly image: unknown;
  readonly files: readonly ContainerFile[];
  /** Whether the image's own folder is copied first: the mount hides it. */
  readonly copies: boolean;
}

export interface FilesPlace {
  /** Path of the container in the environment. */
  readonly base: Path;
  /** Path of the task's sidecars. */
  readonly sidecars: Path;
  /** What the names of this container's writers and volumes begin with. */
  readonly prefix: string;
  /** Names of the task's containers so far. */
  readonly names: Set<string>;
}

/**
 * ECS has no files for containers, and mounts whole folders alone. So a container of the same image runs first: it copies
 * the folder of the image into an empty volume, writes the files into it, and the volume is mounted over that folder.
 */
export function addFiles(draft: ServiceDraft, image: ImageSource | undefined, secrets: SecretReferences, { base, sidecars, prefix, names }: FilesPlace, sections: Sections): void {
  const inSecrets = (file: ContainerFile) => file.target.startsWith(`${secretsFolder}/`);
  const writers: Writer[] = [
    { name: freeName(`${prefix}files`, names), image: image?.image, files: draft.files.filter((file) => !inSecrets(file)), copies: true },
    { name: freeName(`${prefix}secrets`, names), image: busybox, files: draft.files.filter(inSecrets), copies: false },
  ];
  for (const writer of writers) {
    const [first] = writer.files;
    if (first === undefined) continue;
    names.add(writer.name);
    const folders = [...new Set(writer.files.map(({ target }) => posix.dirname(target)))].sort();
    const volumes = folders.map((folder, index) => ({ folder, volume: `${writer.name}-${index + 1}`, at: writer.files.find(({ target }) => posix.dirname(target) === folder)?.at }));
    const path = [...sidecars, writer.name];
    const values: Readonly<Record<string, unknown>> = {
      image: writer.image,
      essential: false,
      user: "0",
      entryPoint: ["sh", "-c"],
      command: [script(writer, volumes)],
      mounts: volumes.map(({ volume }) => ({ ephemeralVolume: volume, containerPath: `/gantry/${volume}` })),
      environmentVariables: Object.fromEntries(writer.files.flatMap(({ content }, index) => ("bytes" in content && content.bytes.length > 0 ? [[variable(index), asText(content.bytes)]] : []))),
      secrets: Object.fromEntries(writer.files.flatMap(({ content }, index) => ("secret" in content ? [[variable(index), secretReference(secrets, content.secret)]] : []))),
    };
    for (const [key, value] of Object.entries(values)) if (!isEmpty(value)) sections.set([...path, key], value, first.at);
    sections.set([...base, "dependsOn", writer.name], "SUCCESS", first.at);
    for (const { folder, volume, at } of volumes) sections.add([...base, "mounts"], { ephemeralVolume: volume, containerPath: folder, ...(isReadOnly(draft) ? { readOnly: true } : {}) }, at);
  }
}

const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** A name that no other container of the task has. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  return taken.has(wanted) ? freeName(`${wanted}-written`, taken) : wanted;
}

const isReadOnly = (draft: ServiceDraft) => draft.container.get("readonlyRootFilesystem")?.value === true;

const variable = (index: number) => `FILE_${index + 1}`;

function script({ files, copies }: Writer, volumes: readonly { readonly folder: string; readonly volume: string }[]): string {
  const copy = volumes.flatMap(({ folder, volume }) => (copies ? [`if [ -d ${quoted(folder)} ]; then cp -a ${quoted(`${folder}/.`)} /gantry/${volume}/; fi`] : []));
  const write = files.flatMap(({ target, content, mode, owner }, index) => {
    const volume = volumes.find(({ folder }) => folder === posix.dirname(target))?.volume ?? "";
    const path = quoted(`/gantry/${volume}/${posix.basename(target)}`);
    const decode = "bytes" in content && !isPlain(content.bytes) ? " | base64 -d" : "";
    const source = "bytes" in content && content.bytes.length === 0 ? ":" : `printf '%s' "$${variable(index)}"${decode}`;
    return [`rm -f ${path}`, `${source} > ${path}`, `chmod ${mode} ${path}`, ...(owner === undefined ? [] : [`chown ${quoted(owner)} ${path}`])];
  });
  return ["set -e", ...copy, ...write].join("\n");
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Text that a variable carries unchanged: in normal form C, without NUL. Terraform would change the rest. */
function isPlain(bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  return !text.includes("\u0000") && Buffer.from(text.normalize("NFC"), "utf8").equals(bytes);
}

const asText = (bytes: Buffer) => (isPlain(bytes) ? bytes.toString("utf8") : bytes.toString("base64"));

/** Refuses what is too much for one task, its service's files and those of what runs before it. */
export function checkFilesSize(containers: readonly ServiceDraft[]): void {
  let sum = 0;
  for (const { files, ledger } of containers) {
    for (const file of files) {
      sum += "bytes" in file.content ? Buffer.byteLength(asText(file.content.bytes)) : 0;
      if (sum > longestFilesBytes) return ledger.refused(file, "the files of a service are part of its task definition, which holds 64 KiB: 40 KiB of files", "copy it in the Dockerfile");
    }
  }
}
