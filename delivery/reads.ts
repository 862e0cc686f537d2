import { producerOf } from "../engine/producer";
import { eachBlock, type StackJson } from "../engine/stack-json";

/** A `terraform_remote_state` of a stack: under which label it reads which stack. */
export interface RemoteState {
  readonly label: string;
  readonly producer: string;
}

/** The states of other stacks that a stack reads. Those of stacks that are not among these are left out: nobody here plans them. */
export function remoteStatesOf(id: string, stacks: Readonly<Record<string, StackJson>>): RemoteState[] {
  return eachBlock(stacks[id]?.data)
    .filter(({ type }) => type === "terraform_remote_state")
    .flatMap(({ name, block }) => {
      const producer = producerOf(block, id, stacks);
      return producer === undefined ? [] : { label: name, producer };
    });
}

/** The outputs that a stack reads, by the stack that has them. */
export function readsOf(id: string, stacks: Readonly<Record<string, StackJson>>): Record<string, string[]> {
  const text = JSON.stringify(stacks[id] ?? {});
  const reads: Record<string, string[]> = {};
  for (const { label, producer } of remoteStatesOf(id, stacks)) {
    const names = [...text.matchAll(outputsOf(label))].flatMap(([, attribute, key]) => attribute ?? key ?? Object.keys(stacks[producer]?.["output"] ?? {}));
    reads[producer] = [...new Set([...(reads[producer] ?? []), ...names])].sort();
  }
  return reads;
}

/** `.outputs.vpc_id`, `.outputs["vpc_id"]` as JSON has it, or `.outputs` alone, which is all of them. */
function outputsOf(label: string): RegExp {
  return new RegExp(String.raw`data\.terraform_remote_state\.${label}\.outputs(?:\.([A-Za-z0-9_-]+)|\[\\"([A-Za-z0-9_-]+)\\"\])?`, "g");
}
