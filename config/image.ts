import type { Image } from "./container";

/** The parts of an image's reference, as Docker reads it. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
}

// The grammar of the distribution project's `reference` package, taken apart so that no text makes a match slow.
const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const registryHost = /^[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*(?::\d+)?$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$/;

/** Reads a reference; `undefined` when Docker would not. */
export function parseImageReference(reference: string): ImageReference | undefined {
  const [named = "", digest, ...more] = reference.split("@");
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  const components = (hasTag ? named.slice(0, colon) : named).split("/");
  const [first = ""] = components;
  const hasRegistry = components.length > 1 && (/[.:]/.test(first) || first === "localhost");
  const path = hasRegistry ? components.slice(1) : components;
  const valid =
    more.length === 0 &&
    (digest === undefined || digestForm.test(digest)) &&
    (tag === undefined || tagForm.test(tag)) &&
    (!hasRegistry || registryHost.test(first)) &&
    path.every((component) => pathComponent.test(component));
  if (!valid) return undefined;
  const registry = hasRegistry ? first : "docker.io";
  const repository = registry === "docker.io" && path.length === 1 ? `library/${path.join("")}` : path.join("/");
  return { registry, repository, tag, digest };
}

/** A private ECR repository, from the host of its registry. */
export interface EcrRepository {
  readonly account: string;
  readonly region: string;
  readonly repository: string;
}

/** The private ECR repository a reference names; `undefined` for any other registry. */
export function ecrRepositoryOf(reference: string): EcrRepository | undefined {
  const image = parseImageReference(reference);
  const host = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(image?.registry ?? "");
  if (image === undefined || host === null) return undefined;
  return { account: host[1] ?? "", region: host[2] ?? "", repository: image.repository };
}

/** Whether an image comes from ECR's private registries, which AWS's endpoints reach. */
export function isEcrImage(image: Image): boolean {
  if (typeof image === "string") return ecrRepositoryOf(image) !== undefined;
  return "repository" in image;
}
