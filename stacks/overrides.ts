import { Lazy } from "cdktf";
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
  readonly service?: string;
}

/** Sets the arguments that the file overrides. An address that is not there is a problem. */
export function applyOverrides(platform: Platform, stacks: readonly PlatformStack[]): Problem[] {
  return doors(platform).flatMap((door) => {
    const stack = stacks.find((each) => each.settings.layer === door.layer);
    return stack === undefined ? [] : applyDoor(door, stack);
  });
}

function doors(platform: Platform): Door[] {
  const sections = (["network", "storage", "registry", "routing", "compute"] as const).map(
    (layer): Door => ({ path: [layer, "overrides"], overrides: platform[layer].overrides, layer }),
  );
  const services = Object.values(platform.services).map(
    (service): Door => ({
      path: ["services", service.name, "overrides"],
      overrides: service.overrides,
      layer: layerOf(service),
      service: service.name,
    }),
  );
  return [...sections, ...services];
}

function applyDoor(door: Door, stack: PlatformStack): Problem[] {
  const entries = Object.entries(door.overrides ?? {});
  if (entries.length === 0) return [];
  const addresses = new Map([...stack.addresses].filter(([, element]) => door.service === undefined || belongsTo(door.service, element.node.path)));
  return entries.flatMap(([address, settings]) => {
    const element = addresses.get(address);
    if (element === undefined) {
      const allowed = `an address of the ${door.service === undefined ? `stack ${stack.settings.id}` : `service ${door.service}`}, as the plan shows it`;
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

/** `<stack>/default/<service>/...`; its security group stands beside it. */
function belongsTo(service: string, path: string): boolean {
  const [, , owner] = path.split("/");
  return owner === service || owner === `security-group_${service}`;
}
