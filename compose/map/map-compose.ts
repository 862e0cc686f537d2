import type { Path } from "../../config/problem";
import { childOf, entriesOf, type Entry, type Mapping } from "../read/node";
import type { Row } from "../row";
import { addService, type Decided } from "./assemble";
import { connect } from "./connections";
import { imageOf } from "./image";
import { InitialServices, namesOfInitialServices } from "./initial-services";
import { containerKeys } from "./keys/container-keys";
import { fileKeys } from "./keys/file-keys";
import { laptopKeys } from "./keys/laptop-keys";
import { networkKeys } from "./keys/network-keys";
import { sizeKeys } from "./keys/size-keys";
import { tellExtension } from "./keys/verdicts";
import { below, Ledger } from "./ledger";
import { neighbourhood } from "./neighbourhood";
import type { ComposeOptions } from "./options";
import { publishPorts } from "./publish";
import { withSafeName } from "./safe-names";
import { Sections } from "./sections";
import { ServiceDraft } from "./service-draft";
import { serviceOptions } from "./service-options";
import { tellAliases } from "./tell-aliases";
import { tellDependencies } from "./tell-dependencies";
import { readTopLevel, type TopLevel } from "./top-level";
import { addVolumes } from "./volumes";

/** What a Compose model becomes. */
export interface Mapped {
  readonly rows: readonly Row[];
  readonly sections: Sections;
}

/** Makes sections of an environment of a Compose model, and tells of every key what became of it. */
export function mapCompose(root: Mapping, options: ComposeOptions, variables: ReadonlyMap<string, string>): Mapped {
  const [ledger, sections] = [new Ledger(), new Sections()];
  const top = readTopLevel(root, variables, ledger, sections);
  const ending = namesOfInitialServices(root);
  const drafts = entriesOf(childOf(root, "services")).map(([name, entry]) => readService(name, entry, root, options, top, ending.has(name), ledger));
  refuseSameNames(drafts);
  nameLinked(drafts);
  const initial = new InitialServices(drafts);
  const order = neighbourhood(initial);
  tellDependencies(drafts, order);
  tellAliases(drafts, order);
  tellInitial(initial);

  const images = new Map(drafts.map((draft) => [draft, imageOf(draft, options.tag)]));
  // What has no image is refused where it is read: nothing can be made of it.
  const isMade = (draft: ServiceDraft) => images.get(draft) !== undefined;
  const sectionsOf = (draft: ServiceDraft) => (isMade(draft) ? sections : new Sections());
  for (const image of images.values()) {
    if (image?.repository !== undefined) sections.set(["registry", "repositories", image.repository], {}, image.place.at);
  }
  const decided = (draft: ServiceDraft): Decided => ({ draft, image: images.get(draft), ports: order.find((each) => each.draft === draft)?.ports ?? [] });
  for (const draft of initial.lasting) addService(decided(draft), initial.of(draft).filter(isMade).map(decided), top.secrets, sectionsOf(draft));
  for (const draft of drafts) publishPorts(draft, decided(draft).ports, sectionsOf(draft));
  addVolumes(root, drafts, ledger, sections);
  connect(order, isMade, sections);
  for (const draft of initial.lasting) addOptions(draft, ["services", draft.name], sectionsOf(draft));
  for (const draft of initial.lasting.filter(isMade)) {
    for (const each of initial.of(draft).filter(isMade)) addOptions(each, ["services", draft.name, "sidecars", each.name], sections);
  }
  ledger.refuseTheRest(root);
  return { rows: ledger.rows, sections };
}

const keys = { ...containerKeys, ...fileKeys, ...laptopKeys, ...networkKeys, ...sizeKeys };

function readService(name: string, { at, value }: Entry, root: Mapping, options: ComposeOptions, top: TopLevel, isInitial: boolean, ledger: Ledger): ServiceDraft {
  const place = below({ path: ["services"], at }, name, at);
  const node: Mapping = value.kind === "mapping" ? value : { kind: "mapping", entries: new Map(), at };
  const said = serviceOptions(name, node, place, options, ledger);
  const draft = new ServiceDraft(name, withSafeName(name), place, node, root, said, isInitial, top, ledger);
  for (const [key, entry] of entriesOf(node)) {
    const where = below(place, key, entry.at);
    const handler = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (handler !== undefined) handler(entry.value, where, draft);
    else if (key.startsWith("x-") && key !== "x-gantry") tellExtension(key, where, ledger);
  }
  return draft;
}

/** `a_b` and `a-b` are one name here. */
function refuseSameNames(drafts: readonly ServiceDraft[]): void {
  const taken = new Map<string, string>();
  for (const { name, composeName, place, ledger } of drafts) {
    const other = taken.get(name);
    if (other === undefined) taken.set(name, composeName);
    else ledger.refused(place, `becomes ${name}, as ${other} does`, "rename one of the two");
  }
}

/** The names that `links` give to other services. */
function nameLinked(drafts: readonly ServiceDraft[]): void {
  for (const { link, service, path, at } of drafts.flatMap(({ dependencies }) => dependencies)) {
    if (link !== undefined && link !== service) drafts.find(({ composeName }) => composeName === service)?.aliases.push({ path, at, name: link });
  }
}

/** Where containers run that end before others start. */
function tellInitial(initial: InitialServices): void {
  for (const draft of initial.ending) {
    const clients = initial.lasting.filter((each) => initial.of(each).includes(draft)).map(({ name }) => name);
    if (clients.length === 0) draft.ledger.ignored(draft.place, "no service that stays waits for it");
    else draft.ledger.mapped(draft.place, `a container that runs to its end first in every task of ${clients.join(", ")}`);
  }
}

/** Lists that are made of the Compose file, and grow. */
const growing = ["aliases", "connectsTo", "mounts"] as const;

/** What the file and the environment say beyond Compose lies over all that was derived; to some lists it adds. */
function addOptions({ options: { publish: _, ...service }, optionOrigin }: ServiceDraft, path: Path, sections: Sections): void {
  const rest: Record<string, unknown> = { ...service };
  for (const key of growing) {
    const items = rest[key];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) sections.add([...path, key], item, optionOrigin([key, index]));
    delete rest[key];
  }
  sections.overlay(path, rest, optionOrigin);
}
