import type { App } from "cdktf";
import type { Platform } from "../config/platform";
import type { MessagingOutputs } from "./messaging-stack";
import type { NetworkOutputs } from "./network-stack";
import type { Published } from "./published";
import type { RegistryOutputs } from "./registry-stack";
import type { RoutingOutputs } from "./routing-stack";
import type { StorageOutputs } from "./storage-stack";

/** What the stacks before yours publish. */
export interface OwnStackInputs {
  readonly network: Published<NetworkOutputs>;
  readonly storage: Published<StorageOutputs>;
  readonly registry: Published<RegistryOutputs>;
  readonly messaging: Published<MessagingOutputs>;
  readonly routing: Published<RoutingOutputs>;
}

/** What a stack of yours hands to services: texts by name. `securityGroupId` is what `connectsTo: [{ stack }]` opens. */
export interface OwnOutputs {
  readonly securityGroupId?: string;
  readonly [output: string]: string | undefined;
}

/** A stack of your own, in its place between routing and compute. */
export interface OwnStack {
  readonly outputs: Published<OwnOutputs>;
}

/** Makes one for an environment, or `undefined` where that environment has none. */
export type OwnStackMaker = (app: App, platform: Platform, inputs: OwnStackInputs) => OwnStack | undefined;

/** Stacks of your own by the name that environment files use. */
export type OwnStacks = Readonly<Record<string, OwnStackMaker>>;

/** Makes an environment's own stacks, in the order in which they are declared. */
export function buildOwnStacks(app: App, platform: Platform, makers: OwnStacks, inputs: OwnStackInputs): Record<string, Published<OwnOutputs>> {
  const stacks = Object.entries(makers).map(([name, make]) => [name, make(app, platform, inputs)?.outputs] as const);
  return Object.fromEntries(stacks.flatMap(([name, outputs]) => (outputs === undefined ? [] : [[name, outputs]])));
}
