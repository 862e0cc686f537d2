import type { App } from "cdktf";
import { groupsInOrder } from "../config/deploy-order";
import type { Platform } from "../config/platform";
import type { Problem } from "../config/problem";
import { ComputeStack } from "./compute-stack";
import { checkConsumers } from "./contracts";
import { MessagingStack } from "./messaging-stack";
import { applyMoves } from "./moves";
import { NetworkStack } from "./network-stack";
import { applyOverrides } from "./overrides";
import { checkOwnReferences } from "./own-references";
import { buildOwnStacks, type OwnStacks } from "./own-stacks";
import type { PlatformStack } from "./platform-stack";
import type { Published } from "./published";
import { RegistryStack } from "./registry-stack";
import { RoutingStack } from "./routing-stack";
import { ServiceGroupStack, type ServiceGroupOutputs } from "./service-group-stack";
import { StorageStack } from "./storage-stack";
import { WorkflowsStack } from "./workflows-stack";

/** The stacks of one environment, and what can only be known to be wrong when they are there. */
export interface EnvironmentStacks {
  /** In deploy order. */
  readonly stacks: readonly PlatformStack[];
  readonly problems: readonly Problem[];
}

/** Builds an environment's stacks in the order in which they are deployed. */
export function buildEnvironment(app: App, platform: Platform, ownStacks: OwnStacks): EnvironmentStacks {
  const network = new NetworkStack(app, platform);
  const storage = new StorageStack(app, platform, { network: network.outputs });
  const registry = new RegistryStack(app, platform);
  const messaging = new MessagingStack(app, platform);
  const routing = new RoutingStack(app, platform, { network: network.outputs });

  const layers = { network: network.outputs, storage: storage.outputs, registry: registry.outputs, messaging: messaging.outputs, routing: routing.outputs };
  const own = buildOwnStacks(app, platform, ownStacks, layers);
  const problems = checkOwnReferences(platform, own);
  if (problems.length > 0) return { stacks: [], problems };

  const compute = new ComputeStack(app, platform, { ...layers, own });
  const groups: Published<ServiceGroupOutputs>[] = [];
  for (const group of groupsInOrder(platform)) {
    groups.push(new ServiceGroupStack(app, platform, group, { ...layers, own, compute: compute.outputs, groups: [...groups] }).outputs);
  }

  const workflows = new WorkflowsStack(app, platform, { messaging: messaging.outputs, compute: compute.outputs, groups });

  const published = [...Object.values(layers), ...Object.values(own), compute.outputs, ...groups, workflows.outputs] as Published<unknown>[];
  const stacks = published.map((each) => each.stack);
  return { stacks, problems: [...applyOverrides(platform, stacks), ...applyMoves(platform, stacks), ...checkConsumers(platform, stacks)] };
}
