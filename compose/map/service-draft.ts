import type { Origin } from "../../config/problem";
import { nodeAt, textOf, type Mapping, type Node } from "../read/node";
import type { ServiceOptions } from "./options";
import type { Ledger, Place } from "./ledger";
import type { Places } from "./sections";
import type { SaidOptions } from "./service-options";
import type { TopLevel } from "./top-level";

/** A port that a service listens on. */
export interface OfferedPort extends Place {
  readonly containerPort: number;
  readonly protocol: "tcp" | "udp";
  readonly name?: string | undefined;
  readonly appProtocol?: string | undefined;
}

/** A port that Compose opens on the machine's own addresses. */
export interface PublishedPort extends OfferedPort {
  /** Port of the machine. */
  readonly published: number;
}

/** A file that must stand in the container before its program starts. */
export interface ContainerFile extends Place {
  readonly target: string;
  readonly content: { readonly bytes: Buffer } | { readonly secret: string };
  /** Octal. */
  readonly mode: string;
  readonly owner: string | undefined;
}

/** A network a service is in, with the other names it has there. */
export interface JoinedNetwork extends Place {
  readonly name: string;
}

/** A further name under which others find a service. */
export interface Alias extends Place {
  readonly name: string;
}

/** Another service that one waits for. */
export interface Dependency extends Place {
  readonly service: string;
  readonly condition: string;
  /** The name that `links` gives to it; `undefined` for `depends_on`. */
  readonly link?: string;
}

/** What a task must hold. */
export interface Need extends Place {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** A value of the container that a key becomes. */
export interface ContainerValue {
  readonly value: unknown;
  readonly at: Origin;
  /** Places of its keys. */
  readonly places?: Places | undefined;
}

/** A service of the Compose file, with all that its keys say gathered by kind. */
export class ServiceDraft {
  /** Values of the container, by the key they have in an environment file. */
  readonly container = new Map<string, ContainerValue>();
  /** Values of the service around its container. */
  readonly service = new Map<string, ContainerValue>();
  readonly offered: OfferedPort[] = [];
  readonly published: PublishedPort[] = [];
  readonly files: ContainerFile[] = [];
  readonly networks: JoinedNetwork[] = [];
  readonly aliases: Alias[] = [];
  readonly dependencies: Dependency[] = [];
  readonly needs: Need[] = [];
  readonly mounts: (Place & { readonly volume: string; readonly containerPath: string; readonly readOnly: boolean })[] = [];
  readonly tmpfs: (Place & { readonly containerPath: string; readonly sizeMiB: number | undefined; readonly mountOptions: readonly string[] })[] = [];

  constructor(
    /** As the Compose file names it. */
    readonly composeName: string,
    /** As the environment names it. */
    readonly name: string,
    readonly place: Place,
    readonly node: Mapping,
    readonly model: Mapping,
    private readonly said: SaidOptions,
    /** Whether others wait until it has run to its end: then it is a container of their tasks, which nobody reaches. */
    readonly isInitial: boolean,
    /** The configs and secrets of the file, by name; those that can be known. */
    readonly top: TopLevel,
    readonly ledger: Ledger,
  ) {}

  /** What the file and the environment say of it beyond Compose. */
  get options(): ServiceOptions {
    return this.said.values;
  }

  /** Where a value of the options stands; `undefined`: in the environment file. */
  get optionOrigin(): SaidOptions["originOf"] {
    return this.said.originOf;
  }

  /** What stands under keys of the service. */
  get(...keys: readonly string[]): Node | undefined {
    return nodeAt(this.node, keys);
  }

  text(...keys: readonly string[]): string | undefined {
    return textOf(this.get(...keys));
  }

  set(key: string, value: unknown, { at }: Place, places?: Places): void {
    this.container.set(key, { value, at, places });
  }

  /** How many tasks it has. */
  get replicas(): number {
    return Number(this.options.desiredTasks ?? this.text("deploy", "replicas") ?? this.text("scale") ?? 1);
  }
}
