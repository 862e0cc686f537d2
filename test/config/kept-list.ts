import type { Kept, KeptStack } from "../../config/kept";

/** A stack as a list has it. */
export function keptStack(layer: string, changes: Partial<KeptStack> = {}): KeptStack {
  return { layer, stateKey: `shop/dev/eu-west-1/${layer}.tfstate`, workspace: `shop-dev-${layer}`, dependencies: [], protected: [], ...changes };
}

/** A list of an environment with a file system and a group. */
export function keptList(changes: Partial<Kept> = {}): Kept {
  return {
    platform: "shop",
    environment: "dev",
    account: "111122223333",
    region: "eu-west-1",
    backend: { type: "local" },
    stacks: {
      "dev-network": keptStack("network"),
      "dev-storage": keptStack("storage", { dependencies: ["dev-network"], protected: ["aws_efs_file_system.data", "aws_secretsmanager_secret.secret_token"] }),
      "dev-compute-batch": keptStack("compute-batch", { dependencies: ["dev-network", "dev-storage"] }),
    },
    left: {},
    ...changes,
  };
}
