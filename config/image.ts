import type { Image } from "./container";

/** The parts of an image's reference, as Docker reads it. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
}

// The grammar of the distribution project's `reference` package, taken apart so that no text makes a match slow.
const pathForm = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/;
const registryForm = /^(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*|\[[A-Fa-f0-9:]+\])(?::\d+)?$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$/;

/** Reads a reference; `undefined` when Docker would not. */
export function parseImageReference(reference: string): ImageReference | undefined {
  const [tagged, digest] = splitAt(reference, reference.indexOf("@"));
  const [name, tag] = splitAt(tagged, tagged.indexOf(":", tagged.lastIndexOf("/") + 1));
  const slash = name.indexOf("/");
  const first = slash === -1 ? "" : name.slice(0, slash);
  const hasRegistry = first === "localhost" || /[.:A-Z]/.test(first);
  const registry = hasRegistry && first !== "index.docker.io" ? first : "docker.io";
  const path = hasRegistry ? name.slice(slash + 1) : name;
  const repository = registry === "docker.io" && !path.includes("/") ? `library/${path}` : path;
  const valid =
    (tag === undefined || tagForm.test(tag)) &&
    (digest === undefined || digestForm.test(digest)) &&
    pathForm.test(path) &&
    registryForm.test(registry) &&
    repository.length <= 255 &&
    // Docker takes it for the id of an image.
    !/^[0-9a-f]{64}$/.test(reference);
  return valid ? { registry, repository, tag, digest } : undefined;
}

function splitAt(text: string, index: number): [string, string | undefined] {
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
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

/** The port of an image's registry; 443 where its reference names none. */
export function registryPort(image: Image): number {
  const reference = typeof image === "string" ? image : "reference" in image ? image.reference : "";
  const port = /:(\d+)$/.exec(parseImageReference(reference)?.registry ?? "")?.[1];
  return port === undefined ? 443 : Number(port);
}
