import { childOf, entriesOf, textOf, type Mapping, type Node } from "../read/node";
import { knownImage } from "./known-images";
import { below, type Ledger, type Place } from "./ledger";
import { withSafeName } from "./safe-names";
import type { Sections } from "./sections";
import type { ServiceDraft } from "./service-draft";

/** The file system that holds the named volumes, each a folder of its own behind an access point. */
export const volumesFileSystem = "volumes";

/** Name of the access point of a volume. */
export const accessPointOf = (volume: string) => withSafeName(volume.toLowerCase());

/** That a service mounts a volume. */
interface Mounting {
  readonly draft: ServiceDraft;
  readonly readOnly: boolean;
}

/** Makes an access point of each named volume that a service mounts. Its files belong to the user that writes them. */
export function addVolumes(root: Mapping, drafts: readonly ServiceDraft[], ledger: Ledger, sections: Sections): void {
  const taken = new Map<string, string>();
  for (const [name, { at, value }] of entriesOf(childOf(root, "volumes"))) {
    const place = below({ path: ["volumes"], at: root.at }, name, at);
    const users = drafts.flatMap((draft) => draft.mounts.filter(({ volume }) => volume === name).map(({ readOnly }): Mounting => ({ draft, readOnly })));
    if (users.length === 0) {
      ledger.ignored(place, "no service mounts it");
      continue;
    }
    const accessPoint = accessPointOf(name);
    const other = taken.get(accessPoint);
    if (other !== undefined) {
      ledger.refused(place, `becomes ${accessPoint}, as ${other} does`, "rename one of the two");
      continue;
    }
    taken.set(accessPoint, name);
    const extension = childOf(value, "x-gantry");
    const [uid, gid] = ownerOf(extension, users);
    const permissions = textOf(childOf(extension, "permissions"));
    const places = Object.fromEntries(entriesOf(extension).map(([key, entry]) => [key, entry.at]));
    sections.set(["storage", "fileSystems", volumesFileSystem, "accessPoints", accessPoint], { path: `/${name}`, uid, gid, ...(permissions === undefined ? {} : { permissions }) }, at, places);
    ledger.mapped(place, `the access point ${accessPoint} of the EFS file system ${volumesFileSystem}, whose files belong to ${uid}:${gid}`);
  }
}

/**
 * Whom the files of a volume belong to where nothing says it. An access point acts as its user for every client, so any will do for
 * programs that do not look at the owner; the file system's policy gives nobody root access.
 */
const anyUser = "1000:1000";

/** Of the volume itself, else the user that its first writer names by number, else that of its image. */
function ownerOf(extension: Node | undefined, users: readonly Mounting[]): [number, number] {
  // Told of where it is no number.
  const [saidUid, saidGid] = ["uid", "gid"].map((key) => /^\d+$/.exec(textOf(childOf(extension, key)) ?? "")?.[0]);
  const { draft: first } = users.find(({ readOnly }) => !readOnly) ?? users[0] ?? {};
  const user = /^(\d+)(?::(\d+))?$/.exec(first?.text("user") ?? "");
  const [uid = "", gid = uid] = user === null ? (knownImage(first?.text("image") ?? "")?.uidGid ?? anyUser).split(":") : [user[1], user[2]];
  return [Number(saidUid ?? uid), Number(saidGid ?? saidUid ?? gid)];
}

/**
 * The mount by which a task owns data alone, where it is the only one: of its service, or of what runs before it. Two tasks at
 * once could destroy the data.
 */
export function singleWriter(service: ServiceDraft, containers: readonly ServiceDraft[]): Place | undefined {
  if (service.replicas !== 1 || service.options.scaling !== undefined) return undefined;
  return containers.flatMap(({ mounts }) => mounts).find(({ readOnly }) => !readOnly);
}
