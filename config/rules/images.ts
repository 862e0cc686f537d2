import type { Image } from "../container";
import { parseImageReference } from "../image";
import { isKnown } from "../known";
import { suggest } from "../nearest";
import { all, everyContainer, field, lookup, only } from "./places";
import { pattern, valueRule, type Rule } from "./rule";

type RepositoryImage = Extract<Image, { repository: string }>;
type PrivateImage = Extract<Image, { reference: string }>;

const images = field(everyContainer, "image");
const repositoryImages = only(images, (image): image is RepositoryImage => typeof image !== "string" && "repository" in image);
const privateImages = only(images, (image): image is PrivateImage => typeof image !== "string" && "reference" in image);
const publicImages = only(images, (image): image is string => typeof image === "string");

const source = "API RegisterTaskDefinition, ContainerDefinition, image";

const imageReference = valueRule("image-reference", source, all(publicImages, field(privateImages, "reference")), (reference: string) =>
  parseImageReference(reference) !== undefined
    ? undefined
    : {
        allowed: "an image as Docker names it: registry/repository:tag or @sha256:digest, lower-case but for the tag",
        remedy: "write it like redis:7-alpine",
      },
);

const unknownRepository: Rule = {
  id: "unknown-repository",
  source,
  *check(platform) {
    const { repositories } = platform.registry;
    for (const { path, value } of field(repositoryImages, "repository")(platform)) {
      if (!isKnown(value) || lookup(repositories, value) !== undefined) continue;
      yield {
        path,
        given: value,
        allowed: "the name of a repository of registry.repositories",
        remedy: suggest(value, Object.keys(repositories)),
      };
    }
  },
};

const tagOrDigest: Rule = {
  id: "image-tag-or-digest",
  source,
  *check(platform) {
    for (const { path, value } of repositoryImages(platform)) {
      if ((value.tag === undefined) !== (value.digest === undefined)) continue;
      const remedy =
        value.tag === undefined ? "add the tag, or the digest, of the version to run" : "remove the tag: the digest says it more exactly";
      yield { path, given: value, allowed: "either a tag or a digest", remedy };
    }
  },
};

/** Which images containers run, and how they are pulled. */
export const imageRules: readonly Rule[] = [
  imageReference,
  unknownRepository,
  tagOrDigest,
  pattern(
    "image-tag",
    "API PutImage, imageTag",
    /^\w[\w.-]{0,127}$/,
    "at most 128 letters, digits, underscores, dots and hyphens, neither dot nor hyphen first",
    "write it like 1.4.2",
    field(repositoryImages, "tag"),
  ),
  pattern(
    "image-digest",
    "API BatchGetImage, imageDigest",
    /^sha256:[0-9a-f]{64}$/,
    "sha256: and 64 hexadecimal digits",
    "copy it from `aws ecr describe-images`",
    field(repositoryImages, "digest"),
  ),
  pattern(
    "image-credentials",
    "API RegisterTaskDefinition, RepositoryCredentials",
    /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/,
    "the whole ARN of a Secrets Manager secret, with the six characters at its end",
    "copy it from `aws secretsmanager describe-secret`",
    field(privateImages, "credentialsSecretArn"),
  ),
];
