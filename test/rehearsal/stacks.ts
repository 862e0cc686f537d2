import type { Json, StackJson } from "../../engine/stack-json";

const config = (layer: string): Json => ({ bucket: "states", key: `shop/live/${layer}.tfstate`, region: "eu-central-1", profile: "production", encrypt: true });

/** Two stacks of an environment in S3: `live-storage` reads `live-network`. `parts` replaces what `live-storage` says. */
export function liveStacks(parts: Partial<StackJson> = {}): Record<string, StackJson> {
  const terraform = (layer: string) => ({
    backend: { s3: { ...config(layer), use_lockfile: true } },
    required_providers: { aws: { source: "hashicorp/aws", version: "~> 6.47" } },
  });
  const provider = { aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"], default_tags: [{ tags: { Stack: "storage" } }] }] };
  return {
    "live-network": { terraform: terraform("network"), provider },
    "live-storage": {
      terraform: terraform("storage"),
      provider,
      data: { terraform_remote_state: { network: { backend: "s3", config: config("network"), workspace: "${terraform.workspace}" } } },
      ...parts,
    },
  };
}
