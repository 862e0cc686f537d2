import { Lazy } from "cdktf";
import { workflowsLayer } from "../config/dead-letter-queues";
import { layerOf } from "../config/deploy-order";
import { suggest } from "../config/nearest";
import type { Platform } from "../config/platform";
import type { Path, Problem } from "../config/problem";
import type { PlatformStack } from "./platform-stack";

type Overrides = Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;

/** A door of the file: what it overrides, in which stack, and whose resources. */
interface Door {
  readonly path: Path;
  readonly overrides: Overrides;
  readonly layer: string;
  /** Whose resources alone it may name. @default - all of the stack */
  readonly owner?: { readonly kind: "service" | "job" | "workflow"; readonly name: string };
}

/** Sets the arguments that the file overrides. An address that is not there is a problem. */
export function applyOverrides(platform: Platform, stacks: readonly PlatformStack[]): Problem[] {
  return doors(platform).flatMap((door) => {
    const stack = stacks.find((each) => each.settings.layer === door.layer);
    return stack === undefined ? [] : applyDoor(door, stack);
  });
}

function doors(platform: Platform): Door[] {
  const sections = (["network", "storage", "registry", "messaging", "routing", "compute"] as const).map(
    (layer): Door => ({ path: [layer, "overrides"], overrides: platform[layer].overrides, layer }),
  );
  const services = Object.values(platform.services).map((service): Door => ownDoor("service", service, layerOf(service)));
  const jobs = Object.values(platform.jobs).map((job): Door => ownDoor("job", job, layerOf(job)));
  const workflows = Object.values(platform.workflows).map((workflow): Door => ownDoor("workflow", workflow, workflowsLayer));
  return [...sections, ...services, ...jobs, ...workflows];
}

function ownDoor(kind: "service" | "job" | "workflow", { name, overrides }: { name: string; overrides?: Overrides }, layer: string): Door {
  return { path: [`${kind}s`, name, "overrides"], overrides, layer, owner: { kind, name } };
}

function applyDoor(door: Door, stack: PlatformStack): Problem[] {
  const entries = Object.entries(door.overrides ?? {});
  if (entries.length === 0) return [];
  const addresses = new Map([...stack.addresses].filter(([, element]) => door.owner === undefined || belongsTo(door.owner.name, element.node.path)));
  return entries.flatMap(([address, settings]) => {
    const element = addresses.get(address);
    if (element === undefined) {
      const allowed = `an address of the ${door.owner === undefined ? `stack ${stack.settings.id}` : `${door.owner.kind} ${door.owner.name}`}, as the plan shows it`;
      return [{ rule: "unknown-address", path: [...door.path, address], given: address, allowed, remedy: suggest(address, addresses.keys()) }];
    }
    for (const [argument, value] of Object.entries(settings)) element.addOverride(argument, replacing(value));
    return [];
  });
}

/** cdktf adds a list to the one that is there; as a whole that is resolved later, it takes its place. */
function replacing(value: unknown): unknown {
  if (Array.isArray(value)) return Lazy.anyValue({ produce: () => value as unknown[] });
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replacing(item)]));
}

/** `<stack>/default/<name>/...`; the security group stands beside it. */
function belongsTo(name: string, path: string): boolean {
  const [, , owner] = path.split("/");
  return owner === name || owner === `security-group_${name}`;
}
