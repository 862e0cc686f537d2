import type { Construct } from "constructs";
import { servicesInOrder } from "../config/deploy-order";
import { mapValues } from "../config/map-values";
import { securityGroupNamePrefix } from "../config/names";
import type { Platform } from "../config/platform";
import type { ServiceSpec } from "../config/service";
import { ServiceSecurityGroup } from "../modules/compute/service-security-group";
import type { Published } from "./published";
import type { ComputeInputs, ServiceInputs, ServiceOutputs } from "./service-inputs";
import { ServiceParts } from "./service-parts";

/** What the services of a stack are built from, as references of that stack. */
export function readInputs(
  read: <T extends object>(published: Published<T>) => T,
  inputs: ComputeInputs,
): Pick<ServiceInputs, "network" | "storage" | "registry" | "routing" | "own"> {
  return {
    network: read(inputs.network),
    storage: read(inputs.storage),
    registry: read(inputs.registry),
    routing: read(inputs.routing),
    own: mapValues(inputs.own, read),
  };
}

/** Builds services, each behind those it connects to. */
export function buildServices(scope: Construct, platform: Platform, members: readonly ServiceSpec[], inputs: ServiceInputs): Record<string, ServiceOutputs> {
  const groups = addSecurityGroups(scope, platform, members, inputs);
  const withOwn = { ...inputs, services: defineAll(inputs.services, groups) };
  const built = new Map<string, ServiceParts>();
  for (const spec of servicesInOrder(members)) {
    const securityGroup = groups.get(spec.name);
    if (securityGroup === undefined) throw new Error(`no security group for ${spec.name}`);
    built.set(spec.name, new ServiceParts(scope, spec.name, { platform, spec, inputs: withOwn, securityGroup, earlier: built }));
  }
  return Object.fromEntries([...built].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, parts]) => [name, parts.outputs]));
}

/** All of them first: two services may connect to each other. */
function addSecurityGroups(scope: Construct, platform: Platform, members: readonly ServiceSpec[], { network }: ServiceInputs): Map<string, ServiceSecurityGroup> {
  return new Map(
    members.map(({ name }) => [
      name,
      new ServiceSecurityGroup(scope, `security-group_${name}`, { service: name, namePrefix: securityGroupNamePrefix(platform, name), vpcId: network.vpcId }),
    ]),
  );
}

/** Adds the services of this stack without reading those of the others. */
function defineAll(elsewhere: ServiceInputs["services"], groups: ReadonlyMap<string, ServiceSecurityGroup>): ServiceInputs["services"] {
  const own = Object.fromEntries([...groups].map(([name, group]) => [name, { securityGroupId: group.id }]));
  return Object.defineProperties(own, Object.getOwnPropertyDescriptors(elsewhere));
}
