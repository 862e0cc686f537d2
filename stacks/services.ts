import type { Construct } from "constructs";
import { servicesInOrder } from "../config/deploy-order";
import { mapValues } from "../config/map-values";
import { securityGroupNamePrefix } from "../config/names";
import type { Platform } from "../config/platform";
import type { ServiceSpec } from "../config/service";
import { TaskSecurityGroup } from "../modules/compute/task-security-group";
import type { Published } from "./published";
import type { ComputeInputs, ServiceInputs, ServiceOutputs } from "./service-inputs";
import { ServiceParts } from "./service-parts";

/** What the services of a stack are built from, as references of that stack. */
export function readInputs(
  read: <T extends object>(published: Published<T>) => T,
  inputs: ComputeInputs,
): Omit<ServiceInputs, "cluster" | "services"> {
  return {
    network: read(inputs.network),
    storage: read(inputs.storage),
    registry: read(inputs.registry),
    messaging: read(inputs.messaging),
    routing: read(inputs.routing),
    own: mapValues(inputs.own, read),
  };
}

/** Builds services, each behind those it connects to. */
export function buildServices(scope: Construct, platform: Platform, members: readonly ServiceSpec[], inputs: ServiceInputs): Record<string, ServiceOutputs> {
  const groups = new Map(members.map(({ name }) => [name, addSecurityGroup(scope, platform, "service", name, inputs)]));
  const withOwn = { ...inputs, services: defineAll(inputs.services, groups) };
  const built = new Map<string, ServiceParts>();
  for (const spec of servicesInOrder(members)) {
    const securityGroup = groups.get(spec.name);
    if (securityGroup === undefined) throw new Error(`no security group for ${spec.name}`);
    built.set(spec.name, new ServiceParts(scope, spec.name, { platform, spec, inputs: withOwn, securityGroup, earlier: built }));
  }
  return Object.fromEntries([...built].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, parts]) => [name, parts.outputs]));
}

/** The security group of a service's or job's tasks. Those of all services of a state come first: two may connect to each other. */
export function addSecurityGroup(scope: Construct, platform: Platform, kind: "service" | "job", name: string, { network }: ServiceInputs): TaskSecurityGroup {
  return new TaskSecurityGroup(scope, `security-group_${name}`, { owner: `the ${kind} ${name}`, namePrefix: securityGroupNamePrefix(platform, name), vpcId: network.vpcId });
}

/** Adds the services of this stack without reading those of the others. */
function defineAll(elsewhere: ServiceInputs["services"], groups: ReadonlyMap<string, TaskSecurityGroup>): ServiceInputs["services"] {
  const own = Object.fromEntries([...groups].map(([name, group]) => [name, { securityGroupId: group.id }]));
  return Object.defineProperties(own, Object.getOwnPropertyDescriptors(elsewhere));
}
