import { readsOf, remoteStatesOf } from "../../delivery/reads";
import type { StackJson } from "../../engine/stack-json";

const s3 = (stack: string) => ({ bucket: "states", key: `shop/dev/${stack}.tfstate` });
const state = (stack: string) => ({ backend: "s3", config: s3(stack) });
const stack = (id: string, more: Partial<StackJson> = {}): StackJson => ({ terraform: { backend: { s3: s3(id) } }, ...more });

const stacks: Record<string, StackJson> = {
  "dev-network": stack("dev-network", { output: { vpc_id: { value: "v" }, zones: { value: [] } } }),
  "dev-storage": stack("dev-storage"),
  "dev-compute": stack("dev-compute", {
    data: { terraform_remote_state: { network: state("dev-network"), "network-2": state("dev-network"), storage: state("dev-storage"), other: state("prod-network") } },
    resource: {
      aws_lb: {
        web: {
          zones: "${data.terraform_remote_state.network.outputs.zones}",
          vpc: "${data.terraform_remote_state.network.outputs.vpc_id}",
          again: '${join(",", [data.terraform_remote_state.network.outputs.vpc_id, data.terraform_remote_state.network-2.outputs["peer-id"]])}',
          foreign: "${data.terraform_remote_state.other.outputs.id}",
        },
      },
    },
  }),
};

test("the states that are read are those of the stacks whose backend is that place", () => {
  expect(remoteStatesOf("dev-compute", stacks)).toEqual([
    { label: "network", producer: "dev-network" },
    { label: "network-2", producer: "dev-network" },
    { label: "storage", producer: "dev-storage" },
  ]);
  expect(remoteStatesOf("dev-network", stacks)).toEqual([]);
});

test("outputs by the stack that has them, each once, whichever way they are written", () => {
  expect(readsOf("dev-compute", stacks)).toEqual({ "dev-network": ["peer-id", "vpc_id", "zones"], "dev-storage": [] });
  expect(readsOf("dev-network", stacks)).toEqual({});
});

test("whoever reads all outputs reads each", () => {
  const reader = stack("reader", { data: { terraform_remote_state: { network: state("dev-network") } }, locals: { all: "${data.terraform_remote_state.network.outputs}" } });
  expect(readsOf("reader", { ...stacks, reader })).toEqual({ "dev-network": ["vpc_id", "zones"] });
});
