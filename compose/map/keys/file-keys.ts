import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, posix, relative, resolve } from "node:path";
import { childOf, entriesOf, entryAt, itemsOf, textOf, type Node } from "../../read/node";
import { parseByteSize } from "../../read/byte-size";
import { below, type Place } from "../ledger";
import type { ContainerFile, ServiceDraft } from "../service-draft";
import { addTmpfs } from "./container-keys";
import { isTrue, laptopFile, tellExtension, type KeyHandler } from "./verdicts";

const dockerSocket = /(?:^|\/)docker\.sock$/;

const volumes: KeyHandler = (value, place, draft) => {
  for (const [index, item] of itemsOf(value).entries()) {
    const where = below(place, index, item.at);
    const kind = textOf(childOf(item, "type")) ?? "volume";
    const target = textOf(childOf(item, "target"));
    const mount = Object.hasOwn(mountKinds, kind) ? mountKinds[kind] : undefined;
    if (mount === undefined) draft.ledger.refused(where, `Fargate mounts nothing of type ${kind}`, `use a named volume, or ${laptopFile}`);
    else if (target === undefined || !target.startsWith("/")) draft.ledger.refused(where, "is mounted nowhere: its target is no absolute path", /^[A-Za-z]:/.test(target ?? "") ? "give the volume a longer name: one of one letter is read as a drive of Windows" : "write it like data:/var/lib/data");
    else mount(item, { ...where, target: posix.normalize(target) }, draft);
    for (const [key, entry] of entriesOf(item)) {
      const at = below(where, key, entry.at);
      if (key === "consistency") draft.ledger.ignored(at, "an option of Docker on a Mac");
      if (key.startsWith("x-")) tellExtension(key, at, draft.ledger);
    }
  }
  if (itemsOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
};

type MountKind = (item: Node, place: Place & { readonly target: string }, draft: ServiceDraft) => void;

const isReadOnly = (item: Node) => isTrue(textOf(childOf(item, "read_only")));

const named: MountKind = (item, place, draft) => {
  const volume = textOf(childOf(item, "source"));
  const options = childOf(item, "volume");
  if (volume === undefined) {
    if (draft.text("read_only") === "true") return draft.ledger.refused(place, "the container could not write there: read_only makes its own folders read-only", `mount ${place.target} as tmpfs, or a named volume there`);
    return draft.ledger.replaced(place, `the folder ${place.target} of the container itself, which goes with the task`);
  }
  if (textOf(childOf(options, "subpath")) !== undefined) return draft.ledger.refused(place, "a mount has a whole volume", "make a volume of its own of that folder");
  // Told of where it is read.
  if (entryAt(childOf(draft.model, "volumes"), volume) === undefined) return draft.ledger.ignored(place, `there is no volume ${volume}`);
  draft.mounts.push({ ...place, volume, containerPath: place.target, readOnly: isReadOnly(item) });
  draft.ledger.mapped(place, `the access point ${volume} of the EFS file system volumes, empty at first, at ${place.target}${isReadOnly(item) ? ", read-only" : ""}`);
  for (const [key, entry] of entriesOf(options)) {
    const at = below(below(place, "volume", options?.at), key, entry.at);
    if (key === "nocopy") draft.ledger.ignored(at, "an EFS folder is empty at first in any case");
    if (key === "labels") draft.ledger.ignored(at, "labels of Docker's volumes");
    if (key.startsWith("x-")) tellExtension(key, at, draft.ledger);
  }
};

const memory: MountKind = (item, place, draft) => {
  const options = childOf(item, "tmpfs");
  const size = textOf(childOf(options, "size"));
  const mode = childOf(options, "mode");
  addTmpfs(draft, place, place.target, size === undefined ? undefined : parseByteSize(size), mode === undefined ? [] : [`mode=${octal(mode)}`]);
};

/** A file that is mounted read-only is part of the application; all else of the machine is not there in the cloud. */
const bind: MountKind = (item, place, draft) => {
  const source = textOf(childOf(item, "source")) ?? "";
  const refused = (why: string, remedy: string) => draft.ledger.refused(place, why, remedy);
  if (dockerSocket.test(source)) return refused("there is no Docker in a Fargate task", "use the AWS API, which `grants` under x-gantry allow; the load balancer routes requests by itself");
  const file = fileAt(source);
  if (isReadOnly(item) && typeof file === "object" && !isOfProject(source, place.at.file)) {
    const remedy = /\/(?:localtime|timezone)$/.test(source) ? "set TZ under environment" : `copy it into the repository, or ${laptopFile.replace("move it", "move the mount")}`;
    return refused(`${source} is a file of this machine, not of the project: another machine has another one`, remedy);
  }
  if (!isReadOnly(item)) {
    const what = `${source} is on this machine, and the container may write to it`;
    if (typeof file === "object") return refused(what, "add :ro behind it, if it only reads it: then it becomes part of the task; else use a named volume");
    return refused(what, `for data use a named volume; for source code copy it in the Dockerfile, and ${laptopFile.replace("move it", "move the mount")}`);
  }
  if (file === "folder") return refused(`${source} is a folder of this machine`, "mount its files one by one, each with :ro, or copy it in the Dockerfile");
  if (file === "nothing") return refused(`there is no file ${source}`, "add it to the repository, or correct its path: it starts at the folder of the Compose file");
  if (addFile(draft, place, { target: place.target, content: { bytes: file.bytes }, mode: file.mode, owner: undefined })) {
    draft.ledger.mapped(place, `the file ${place.target}, kept in the task definition`);
  }
};

const mountKinds: Readonly<Record<string, MountKind>> = { volume: named, bind, tmpfs: memory };

/** Whether a file is part of what is kept together: it stands in the working directory, or in the folder of the file that names it, or was named from there. */
function isOfProject(source: string, composeFile: string): boolean {
  const folders = [process.cwd(), dirname(resolve(composeFile))];
  return !isAbsolute(source) || folders.some((folder) => !relative(folder, source).startsWith(".."));
}

function fileAt(path: string): "folder" | "nothing" | { readonly bytes: Buffer; readonly mode: string } {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return "folder";
    return status.isFile() ? { bytes: readFileSync(path), mode: (status.mode & 0o111) === 0 ? "0444" : "0555" } : "nothing";
  } catch {
    return "nothing";
  }
}

/** A mode as a number, or in quotes in octal digits, with four of these. */
const octal = (mode: Node) => (mode.kind === "scalar" && typeof mode.value === "number" ? mode.value.toString(8) : (textOf(mode) ?? "")).padStart(4, "0");

/** Folders that Linux makes for each container. */
const kernelFolder = /^\/(?:dev|proc|sys)(?:\/|$)/;

/** Whether a file can be put there. Files land in a folder that is mounted: that cannot be the container's root. */
function addFile(draft: ServiceDraft, place: Place, file: Omit<ContainerFile, keyof Place>): boolean {
  const { target } = file;
  const refused = (why: string, remedy: string) => draft.ledger.refused(place, why, remedy);
  if (target.endsWith("/")) refused(`${target} is a folder`, "set its target to a file in it");
  else if (posix.dirname(target) === "/") refused(`${target} stands in the container's root, where nothing can be mounted`, `set its target to a file in a folder, like /etc/app${target}`);
  else if (kernelFolder.test(target)) refused(`${target} stands in a folder that Linux makes for each container`, "set its target to a file elsewhere");
  else if (draft.files.some((other) => other.target === target)) refused(`there is another file at ${target}`, "remove one of the two, or give it another target");
  else {
    draft.files.push({ ...place, ...file });
    return true;
  }
  return false;
}

/** `configs` and `secrets` of a service. */
const granted = (kind: "configs" | "secrets"): KeyHandler => (value, place, draft) => {
  for (const [index, item] of itemsOf(value).entries()) {
    const where = below(place, index, item.at);
    const source = textOf(childOf(item, "source")) ?? "";
    const content = kind === "configs" ? draft.top.configs.get(source) : draft.top.secrets.has(source) ? { secret: source } : undefined;
    const target = textOf(childOf(item, "target")) ?? source;
    const folder = kind === "secrets" ? "/run/secrets/" : "/";
    const absolute = posix.normalize(target.startsWith("/") ? target : `${folder}${target}`);
    const [uid, gid] = [textOf(childOf(item, "uid")), textOf(childOf(item, "gid"))];
    for (const [key, entry] of entriesOf(item)) if (key.startsWith("x-")) tellExtension(key, below(where, key, entry.at), draft.ledger);
    // What is wrong with the content is told where it is defined.
    if (content === undefined) {
      draft.ledger.ignored(where, `what ${source} holds is not known`);
      continue;
    }
    const mode = childOf(item, "mode");
    const owner = uid === undefined && gid === undefined ? undefined : `${uid ?? "0"}:${gid ?? "0"}`;
    if (!addFile(draft, where, { target: absolute, content, mode: mode === undefined ? "0444" : octal(mode), owner })) continue;
    draft.ledger.mapped(where, kind === "secrets" ? `the file ${absolute}, from the secret ${source} of Secrets Manager` : `the file ${absolute}, kept in the task definition`);
  }
  if (itemsOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
};

/** Keys that put files into a container. */
export const fileKeys: Readonly<Record<string, KeyHandler>> = { configs: granted("configs"), secrets: granted("secrets"), volumes };
