import { isParameterArn, partitionOf } from "../config/arns";
import type { Container, Image, SecretReference, Sidecar } from "../config/container";
import { ecrRepositoryOf, type EcrRepository } from "../config/image";
import { mapValues } from "../config/map-values";
import type { Storage } from "../config/storage";
import type { ContainerDefinition } from "../modules/compute/container-definitions";
import type { ExecutionNeeds } from "../modules/compute/execution-role";
import { ownOutput } from "./own-references";
import type { ServiceInputs } from "./service-inputs";

type Needs = Omit<ExecutionNeeds, "logGroupArn">;

/** A container with the outputs of other stacks in it, and the variables of what is granted to its task. */
export function containerDefinition(name: string, spec: Container | Sidecar, granted: Readonly<Record<string, string>>, inputs: ServiceInputs): ContainerDefinition {
  return {
    name,
    spec,
    image: imageUri(spec.image, inputs),
    credentialsSecretArn: credentialsOf(spec.image),
    environmentVariables: { ...granted, ...mapValues(spec.environmentVariables, (value) => (typeof value === "string" ? value : ownOutput(inputs.own, value))) },
    secrets: mapValues(spec.secrets, (secret) => valueFrom(secret, inputs)),
  };
}

/** What ECS needs to start the containers. */
export function executionNeeds(containers: readonly (Container | Sidecar)[], made: Storage["secrets"], inputs: ServiceInputs): Needs {
  const secrets = distinct(containers.flatMap((container) => Object.values(container.secrets)));
  const arns = secrets.map((secret) => secretArn(secret, inputs));
  return {
    repositoryArns: distinct(containers.map((container) => repositoryOf(container.image))).flatMap((repository) => repositoryArnOf(repository, inputs)),
    secretArns: [...arns.filter((arn) => !isParameterArn(arn)).map(withoutJsonKey), ...containers.flatMap((container) => credentialsOf(container.image) ?? [])],
    parameterArns: arns.filter(isParameterArn),
    kmsKeyArns: secrets.flatMap((secret) => kmsKeyOf(secret, made) ?? []),
  };
}

function imageUri(image: Image, { registry }: ServiceInputs): string {
  if (typeof image === "string") return image;
  if ("reference" in image) return image.reference;
  const url = registry.repositoryUrls[image.repository] ?? "";
  return image.digest === undefined ? `${url}:${image.tag ?? ""}` : `${url}@${image.digest}`;
}

function credentialsOf(image: Image): string | undefined {
  return typeof image === "object" && "reference" in image ? image.credentialsSecretArn : undefined;
}

/** The repository of an image without its tag: one's own by name, one of ECR by reference. */
function repositoryOf(image: Image): { own: string } | EcrRepository | undefined {
  if (typeof image === "object") return "repository" in image ? { own: image.repository } : undefined;
  return ecrRepositoryOf(image);
}

function repositoryArnOf(repository: ReturnType<typeof repositoryOf>, { registry }: ServiceInputs): string[] {
  if (repository === undefined) return [];
  if ("own" in repository) return [registry.repositoryArns[repository.own] ?? ""];
  return [`arn:${partitionOf(repository.region)}:ecr:${repository.region}:${repository.account}:repository/${repository.repository}`];
}

/** Compared as written: two references to one value are two placeholders. */
function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function valueFrom(secret: SecretReference, inputs: ServiceInputs): string {
  const arn = secretArn(secret, inputs);
  return typeof secret === "object" && "secret" in secret && secret.jsonKey !== undefined ? `${arn}:${secret.jsonKey}::` : arn;
}

function secretArn(secret: SecretReference, { storage, own }: ServiceInputs): string {
  if (typeof secret === "string") return secret;
  if ("secret" in secret) return storage.secretArns[secret.secret] ?? "";
  return "arn" in secret ? secret.arn : ownOutput(own, secret);
}

function kmsKeyOf(secret: SecretReference, made: Storage["secrets"]): string | undefined {
  if (typeof secret === "string") return undefined;
  if ("secret" in secret) return made[secret.secret]?.kmsKeyArn;
  return "arn" in secret ? secret.kmsKeyArn : undefined;
}

/** An ARN of Secrets Manager has seven parts; ECS appends key, stage and version id. */
function withoutJsonKey(arn: string): string {
  return arn.startsWith("arn:") ? arn.split(":").slice(0, 7).join(":") : arn;
}

