import { overrideOf } from "../../../rehearsal/workspace/override";
import { liftedArguments } from "../../../rehearsal/workspace/lifted-arguments";
import type { StackJson } from "../../../engine/stack-json";
import { liveStacks } from "../stacks";

const statePath = (id: string) => `../../state/${id}.tfstate`;
const override = (parts: Partial<StackJson> = {}) => {
  const stacks = liveStacks(parts);
  return overrideOf(stacks["live-storage"] ?? {}, { ownId: "live-storage", stacks, statePath });
};

const backend = { local: { path: "../../state/live-storage.tfstate" } };
const always = { s3_use_path_style: true, skip_metadata_api_check: "true", max_retries: 6 };

test("state and what is read of others lie in the workspace", () => {
  expect(override()).toEqual({
    terraform: { backend },
    provider: { aws: [always] },
    data: { terraform_remote_state: { network: { backend: "local", config: { path: "../../state/live-network.tfstate" }, workspace: null } } },
  });
});

test("HCP Terraform gives way to the same local state", () => {
  const cloud = (layer: string) => ({ cloud: { organization: "acme", hostname: "app.terraform.io", workspaces: { name: `shop-${layer}` } } });
  const network = { backend: "remote", config: { organization: "acme", workspaces: { name: "shop-network" } } };
  const stacks: Record<string, StackJson> = {
    "live-network": { terraform: cloud("network") },
    "live-storage": { terraform: cloud("storage"), data: { terraform_remote_state: { network } } },
  };
  expect(overrideOf(stacks["live-storage"] ?? {}, { ownId: "live-storage", stacks, statePath })).toEqual({
    terraform: { backend },
    provider: {},
    data: { terraform_remote_state: { network: { backend: "local", config: { path: "../../state/live-network.tfstate" }, workspace: null } } },
  });
});

test("only region, account and tags of a provider stay, also under another name or alias", () => {
  const kept = { region: "eu-west-1", allowed_account_ids: ["111122223333"], forbidden_account_ids: ["1"], default_tags: [{ tags: {} }], ignore_tags: [{ keys: ["a"] }] };
  const written = {
    ...kept,
    profile: "production",
    access_key: "AKIA",
    shared_config_files: ["/home/me/.aws/config"],
    https_proxy: "http://proxy",
    assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/deploy" }],
    endpoints: { s3: "https://s3.eu-west-1.amazonaws.com" },
    max_retries: 25,
    invented_later: "yes",
  };
  const required_providers = { amazon: { source: "registry.terraform.io/hashicorp/aws" }, random: { source: "hashicorp/random" } };
  const none = { for_each: [], content: {} };
  const cleared = { profile: null, access_key: null, shared_config_files: null, https_proxy: null, invented_later: null };
  const provider = { amazon: [written, { alias: "us", region: "us-east-1", dynamic: { assume_role: { for_each: [1], content: {} } } }], random: [{}] };
  expect(override({ terraform: { required_providers }, provider })["provider"]).toEqual({
    amazon: [
      { ...cleared, dynamic: { assume_role: none, endpoints: none }, ...always },
      { alias: "us", dynamic: { assume_role: none }, ...always },
    ],
  });
});

test("nothing keeps a destroy from ending", () => {
  const resource = {
    aws_efs_file_system: { data: { encrypted: true, lifecycle: { prevent_destroy: true, ignore_changes: ["tags"] } }, cache: { lifecycle: { create_before_destroy: true } } },
    aws_lb: { public: { enable_deletion_protection: true }, inside: { enable_deletion_protection: false } },
    aws_ecr_repository: { web: { lifecycle: { prevent_destroy: true } } },
    aws_ecs_service: { web: { wait_for_steady_state: true } },
    aws_secretsmanager_secret: { token: { recovery_window_in_days: 30 } },
  };
  expect(override({ resource })["resource"]).toEqual({
    aws_efs_file_system: { data: { lifecycle: { prevent_destroy: false } } },
    aws_lb: { public: { enable_deletion_protection: false } },
    aws_ecr_repository: { web: { force_delete: true, lifecycle: { prevent_destroy: false } } },
    aws_ecs_service: { web: { wait_for_steady_state: false } },
    aws_secretsmanager_secret: { token: { recovery_window_in_days: 0 } },
  });
});

test("no subscription reaches an endpoint of the world", () => {
  const resource = {
    aws_sns_topic_subscription: {
      hook: { protocol: "https", endpoint: "https://example.com/hook" },
      work: { protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:111122223333:work" },
    },
  };
  expect(override({ resource })["resource"]).toEqual({ aws_sns_topic_subscription: { hook: { endpoint: "https://127.0.0.1:9/hook" } } });
});

test("each lifted argument stands once, with its reason", () => {
  const keys = liftedArguments.map(({ resourceType, argument }) => `${resourceType}.${argument}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(liftedArguments.filter(({ why }) => why === "")).toEqual([]);
});
