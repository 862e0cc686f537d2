import type { PlanJson } from "../plan-json";
import { childOf, itemsOf } from "../tree";

/** An output of another state that a configuration refers to. */
export interface RemoteOutput {
  /** Of the data source. */
  readonly label: string;
  readonly name: string;
}

const reference = /^data\.terraform_remote_state\.([\w-]+)(?:\[[^\]]*\])?\.outputs(?:\.([\w-]+)|\["([^"]+)"\])/;

/** What a plan's configuration reads of other states. */
export function remoteOutputsOf({ configuration }: PlanJson): RemoteOutput[] {
  return itemsOf(childOf(configuration, "references")).flatMap((text) => {
    const [, label, name, key] = typeof text === "string" ? (reference.exec(text) ?? []) : [];
    const output = name ?? key;
    return label === undefined || output === undefined ? [] : [{ label, name: output }];
  });
}

/** The state that a data source reads is known by its label alone. */
export function isNamed(producer: string, label: string): boolean {
  const [stack, name] = [producer, label].map((each) => each.replaceAll("_", "-").toLowerCase()) as [string, string];
  return stack === name || stack.endsWith(`-${name}`);
}
