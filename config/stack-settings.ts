import type { Backend } from "./backend";
import { stateBucketName } from "./names";
import type { Platform } from "./platform";

/** What identifies a stack, its state and its provider. Settled before the first apply. */
export interface StackSettings {
  /** `<environment>-<layer>[-<group>]`: the folder in `cdktf.out/stacks` and what `cdktf deploy` names. */
  readonly id: string;
  /** `<layer>[-<group>]`: the name other stacks read this one's state under. */
  readonly layer: string;
  readonly account: string;
  readonly region: string;
  readonly profile: string | undefined;
  readonly assumeRoleArn: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly backend: Backend;
  /** Path of the state in its backend, and in the folder `state/` of a local one. */
  readonly stateKey: string;
  /** Name of the stack's workspace in HCP Terraform. */
  readonly workspace: string;
}

/** The settings of one layer of an environment. */
export function stackSettings(platform: Platform, layer: string): StackSettings {
  const { environment, region } = platform;
  return {
    id: `${environment}-${layer}`,
    layer,
    account: platform.account,
    region,
    profile: platform.profile,
    assumeRoleArn: platform.assumeRoleArn,
    tags: {
      ...platform.tags,
      Platform: platform.platform,
      Environment: environment,
      Stack: layer,
      ...(platform.owner === undefined ? {} : { Owner: platform.owner }),
    },
    backend: platform.backend,
    stateKey: `${platform.platform}/${environment}/${region}/${layer}.tfstate`,
    workspace: `${platform.platform}-${environment}-${layer}`,
  };
}

/** Name of the environment variable that keeps the state of `state-<account>` local until its bucket is there. */
export const bootstrapVariable = "GANTRY_BOOTSTRAP";

/** The settings of the stack that makes an account's state bucket; several environments share it. */
export function stateStackSettings(platform: Platform, bootstrapping: boolean): StackSettings {
  return { ...accountStackSettings(platform, "state"), backend: bootstrapping ? { type: "local" } : platform.backend };
}

/** The settings of the stack that makes the roles of an account's workflows; its state is where those of the environments are. */
export function deliveryStackSettings(platform: Platform): StackSettings {
  return accountStackSettings(platform, "delivery");
}

function accountStackSettings(platform: Platform, kind: "state" | "delivery"): StackSettings {
  const layer = `${kind}-${platform.account}`;
  return {
    ...stackSettings(platform, layer),
    id: layer,
    region: stateBucketRegion(platform),
    tags: { Stack: layer },
    stateKey: `${layer}.tfstate`,
    workspace: layer,
  };
}

/** The region of the account's state bucket. */
export function stateBucketRegion({ backend, region }: Platform): string {
  return backend.type === "s3" ? (backend.region ?? region) : region;
}

/** Where a state is, as a person says it. */
export function describeState(settings: Pick<StackSettings, "account" | "region" | "backend" | "stateKey" | "workspace">): string {
  const { backend } = settings;
  switch (backend.type) {
    case "local":
      return `state/${settings.stateKey}`;
    case "s3":
      return `s3://${bucketOf(settings)}/${settings.stateKey}`;
    case "cloud":
      return `${backend.hostname}/${backend.organization}/${settings.workspace}`;
  }
}

/** The bucket of an S3 backend: the one it names, else the account's. */
export function bucketOf({ account, region, backend }: Pick<StackSettings, "account" | "region" | "backend">): string {
  if (backend.type !== "s3") throw new Error(`no bucket in a backend of type ${backend.type}`);
  return backend.bucket ?? stateBucketName({ account, region: backend.region ?? region });
}

/** Whether an environment keeps its states in the bucket that its account's state stack makes. */
export function usesAccountBucket(platform: Platform): boolean {
  return platform.backend.type === "s3" && platform.backend.bucket === undefined;
}
