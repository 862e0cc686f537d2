import { readFileSync } from "node:fs";
import type { SecretReference } from "../../config/container";
import { childOf, entriesOf, entryAt, itemsOf, plain, textOf, type Mapping, type Node } from "../read/node";
import { below, type Ledger, type Place } from "./ledger";
import { isTrue, laptopFile, tellExtension } from "./keys/verdicts";
import type { Sections } from "./sections";

type Handler = (value: Node, place: Place, ledger: Ledger, owner: Mapping) => void;

const ignored = (why: string): Handler => (_, place, ledger) => ledger.ignored(place, why);
const replaced = (what: string): Handler => (_, place, ledger) => ledger.replaced(place, what);

const isExternal = (definition: Node) => {
  const external = childOf(definition, "external");
  return external !== undefined && (external.kind === "mapping" || isTrue(plain(external)));
};

const labels = ignored("labels of Docker's own resources");
const ownName = ignored("Gantry makes names of platform, environment and the name here");

const networkKeys: Readonly<Record<string, Handler>> = {
  name: ownName,
  driver: (value, place, ledger) => {
    const driver = textOf(value);
    if (driver === "host") ledger.refused(place, "a Fargate task has no host whose network it could share", "remove it and name the ports under ports");
    else ledger.replaced(place, "security groups between the services of the network");
  },
  driver_opts: ignored("options of Docker's network driver"),
  ipam: ignored("the VPC gives addresses; services find each other by name"),
  external: (_, place, ledger, owner) => {
    if (isExternal(owner)) ledger.refused(place, "this network is shared with what is not in this file", `give both in one list of files, or ${laptopFile}`);
    else ledger.ignored(place, "is so anyway");
  },
  internal: (value, place, ledger) => {
    if (isTrue(plain(value))) ledger.replaced(place, "a task connects to the services of its networks, and on port 443 for its image, secrets and logs; `egress: \"endpoints\"` in the environment closes the way to the internet");
    else ledger.ignored(place, "is so anyway");
  },
  enable_ipv4: ignored("services find each other by name"),
  enable_ipv6: ignored("services find each other by name"),
  attachable: ignored("is for containers outside Compose"),
  labels,
};

const isDefault = (value: Node, name: string) => textOf(value) === name || textOf(value) === undefined;

const volumeKeys: Readonly<Record<string, Handler>> = {
  name: ownName,
  driver: (value, place, ledger) => {
    if (isDefault(value, "local")) ledger.replaced(place, "EFS");
    else ledger.refused(place, `named volumes are folders of EFS, not of ${textOf(value)}`, `remove it, or ${laptopFile}`);
  },
  driver_opts: (value, place, ledger) => {
    if (entriesOf(value).length === 0) ledger.ignored(place, "asks for nothing");
    else ledger.refused(place, "these options mount something of this machine or its network", `remove them, or ${laptopFile}; an EBS volume or another file system stands under x-gantry`);
  },
  external: (_, place, ledger, owner) => {
    if (isExternal(owner)) ledger.refused(place, "this volume was made outside this file, and is not in the cloud", `remove external, or ${laptopFile}`);
    else ledger.ignored(place, "is so anyway");
  },
  labels,
};

/** Owner and mode of a volume's folder, where the image is not known. */
const volumeExtension = new Set(["uid", "gid", "permissions"]);

const secretKeys: Readonly<Record<string, Handler>> = {
  name: (value, place, ledger, owner) => {
    if (isExternal(owner) && arnOf(owner) !== undefined) ledger.mapped(place, `the secret ${textOf(value)}`);
    else if (isExternal(owner)) ledger.ignored(place, "is no ARN");
    else ledger.ignored(place, "Gantry makes names of platform, environment and the name here");
  },
  environment: replaced("a secret of Secrets Manager, empty at first: `aws secretsmanager put-secret-value` gives it its value, which is in no state and no plan"),
  file: replaced("a secret of Secrets Manager, empty at first: `aws secretsmanager put-secret-value --secret-string file://...` gives it its value, which is in no state and no plan"),
  external: (_, place, ledger, owner) => {
    if (!isExternal(owner)) ledger.ignored(place, "is so anyway");
    else if (arnOf(owner) === undefined) ledger.refused(place, "ECS finds a secret by its whole ARN", "set name to the secret's ARN; by a variable, if environments differ: name: ${DB_PASSWORD_ARN}");
    else ledger.mapped(place, "a secret of Secrets Manager that is there already");
  },
  labels,
  driver: (_, place, ledger) => ledger.refused(place, "secrets come from Secrets Manager", "remove it"),
  driver_opts: (_, place, ledger) => ledger.refused(place, "secrets come from Secrets Manager", "remove it"),
  template_driver: (_, place, ledger) => ledger.refused(place, "ECS fills in no templates", "remove it"),
};

const configKeys: Readonly<Record<string, Handler>> = {
  name: ownName,
  external: (_, place, ledger, owner) => {
    if (isExternal(owner)) ledger.refused(place, "this config was made outside this file, and is not in the cloud", "give it as file or content");
    else ledger.ignored(place, "is so anyway");
  },
  labels,
  template_driver: (_, place, ledger) => ledger.refused(place, "ECS fills in no templates", "remove it"),
};

/** How services name the secrets of the file. */
export type SecretReferences = ReadonlyMap<string, SecretReference>;

/** How a service names a secret of the file. */
export function secretReference(secrets: SecretReferences, name: string): SecretReference {
  return secrets.get(name) ?? { secret: name };
}

const arnOf = (definition: Node) => {
  const name = textOf(childOf(definition, "name")) ?? "";
  return name.startsWith("arn:") ? name : undefined;
};

/** What the sections beside `services` say. */
export interface TopLevel {
  readonly secrets: SecretReferences;
  readonly configs: ReadonlyMap<string, { readonly bytes: Buffer }>;
}

/** Tells of each key beside `services`, and gives what services need of them. */
export function readTopLevel(root: Mapping, variables: ReadonlyMap<string, string>, ledger: Ledger, sections: Sections): TopLevel {
  const place: Place = { path: [], at: root.at };
  for (const [key, { at, value }] of root.entries) {
    const where = below(place, key, at);
    if (key === "name") ledger.replaced(where, "platform and environment of the environment file");
    else if (key === "version") ledger.ignored(where, "Compose ignores it too");
    else if (key === "models" && entriesOf(value).length > 0) ledger.refused(where, "Gantry runs no models", "call one by its address: Amazon Bedrock, or a service of your own");
    else if (key === "x-gantry") ledger.refused(where, "x-gantry says something of one service", "move it into a service, or into the environment file");
    else if (key.startsWith("x-")) ledger.ignored(where, "an extension that is not Gantry's");
    else if (isEmptySection(value)) ledger.ignored(where, "asks for nothing");
  }
  each(root, "networks", networkKeys, ledger, (_, where) => ledger.replaced(where, "security groups: its services reach each other on the ports they offer"));
  each(root, "volumes", volumeKeys, ledger, () => undefined);
  return { secrets: readSecrets(root, ledger, sections), configs: readConfigs(root, variables, ledger) };
}

const isEmptySection = (value: Node) => value.kind !== "list" && entriesOf(value).length === 0 && textOf(value) === undefined;

function each(root: Mapping, section: string, keys: Readonly<Record<string, Handler>>, ledger: Ledger, tell: (definition: Node, place: Place, name: string) => void): void {
  const entry = entryAt(root, section);
  if (entry === undefined) return;
  for (const [name, { at, value }] of entriesOf(entry.value)) {
    const where = below({ path: [section], at: entry.at }, name, at);
    tell(value, where, name);
    for (const [key, inner] of entriesOf(value)) {
      const handler = Object.hasOwn(keys, key) ? keys[key] : undefined;
      const at = below(where, key, inner.at);
      if (handler !== undefined) handler(inner.value, at, ledger, value as Mapping);
      else if (key === "x-gantry" && section === "volumes") tellVolumeOptions(inner.value, at, ledger);
      else if (key.startsWith("x-")) tellExtension(key, at, ledger);
    }
  }
}

function tellVolumeOptions(value: Node, place: Place, ledger: Ledger): void {
  if (entriesOf(value).length === 0 && plain(value) !== null && value.kind !== "mapping") ledger.refused(place, volumeOptions, "write it like x-gantry: { uid: 1000 }");
  else if (entriesOf(value).length === 0) ledger.ignored(place, "asks for nothing");
  for (const [key, { at, value: option }] of entriesOf(value)) tellVolumeOption(key, option, below(place, key, at), ledger);
}

const volumeOptions = "x-gantry of a volume says uid, gid and permissions";

function tellVolumeOption(key: string, value: Node, place: Place, ledger: Ledger): void {
  const given = plain(value);
  if (!volumeExtension.has(key)) ledger.refused(place, volumeOptions, "remove it; what else a file system can say stands in storage.fileSystems.volumes of the environment file");
  // YAML reads 0750 as the number 488.
  else if (key === "permissions" && typeof given !== "string") ledger.refused(place, "YAML reads digits with a zero in front as another number", 'put them in quotes, like "0750"');
  else if (key !== "permissions" && !/^\d+$/.test(textOf(value) ?? "")) ledger.refused(place, "is no number", "write it like 1000");
  else ledger.mapped(place, `${key} of the access point`);
}

function readSecrets(root: Mapping, ledger: Ledger, sections: Sections): SecretReferences {
  const references = new Map<string, SecretReference>();
  each(root, "secrets", secretKeys, ledger, (definition, { at }, name) => {
    const arn = arnOf(definition);
    if (isExternal(definition)) {
      if (arn !== undefined) references.set(name, arn);
    } else {
      references.set(name, { secret: name });
      sections.set(["storage", "secrets", name], {}, at);
    }
  });
  return references;
}

function readConfigs(root: Mapping, variables: ReadonlyMap<string, string>, ledger: Ledger): TopLevel["configs"] {
  const configs = new Map<string, { bytes: Buffer }>();
  const used = namesOfUsedConfigs(root);
  const read: Readonly<Record<string, (given: string) => Buffer | Missing>> = {
    content: (given) => Buffer.from(given, "utf8"),
    environment: (given) => {
      const value = variables.get(given);
      return value === undefined ? { why: `the variable ${given} is not set`, remedy: "set it, or give the config as file or content" } : Buffer.from(value, "utf8");
    },
    file: readFile,
  };
  each(root, "configs", configKeys, ledger, (definition, place, name) => {
    for (const [key, { at, value }] of entriesOf(definition)) {
      const reader = Object.hasOwn(read, key) ? read[key] : undefined;
      if (reader === undefined) continue;
      const where = below(place, key, at);
      const found = used.has(name) ? reader(textOf(value) ?? "") : undefined;
      if (found === undefined) ledger.ignored(where, "no service names it");
      else if (!Buffer.isBuffer(found)) ledger.refused(where, found.why, found.remedy);
      else {
        configs.set(name, { bytes: found });
        ledger.mapped(where, "part of the task definition of each service that names it");
      }
    }
  });
  return configs;
}

function namesOfUsedConfigs(root: Mapping): ReadonlySet<string | undefined> {
  const services = entriesOf(childOf(root, "services"));
  return new Set(services.flatMap(([, { value }]) => itemsOf(childOf(value, "configs")).map((item) => textOf(childOf(item, "source")))));
}

/** Why the content of a config is not known. */
interface Missing {
  readonly why: string;
  readonly remedy: string;
}

function readFile(file: string): Buffer | Missing {
  try {
    return readFileSync(file);
  } catch {
    return { why: `there is no file ${file}`, remedy: "add it, or correct its path: it starts at the folder of the Compose file" };
  }
}
