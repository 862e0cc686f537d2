import type { Image } from "./container";

/** The parts of an image's reference, as Docker reads it. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
}

/** Grammar: the distribution project's `reference` package. */
const grammar =
  /^(?<name>[a-z0-9]+(?:(?:[._]|__|-+|:\d+\/|\/)[a-z0-9]+|\.[a-zA-Z0-9-]+)*(?::\d+(?=\/))?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;

/** Reads a reference; `undefined` when Docker would not. */
export function parseImageReference(reference: string): ImageReference | undefined {
  const groups = grammar.exec(reference)?.groups;
  if (groups === undefined) return undefined;
  const name = groups["name"] ?? "";
  const [first = "", ...rest] = name.split("/");
  const hasRegistry = rest.length > 0 && (first.includes(".") || first.includes(":") || first === "localhost");
  const registry = hasRegistry ? first : "docker.io";
  const path = hasRegistry ? rest.join("/") : name;
  const repository = registry === "docker.io" && !path.includes("/") ? `library/${path}` : path;
  return { registry, repository, tag: groups["tag"], digest: groups["digest"] };
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
