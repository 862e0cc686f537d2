import { z } from "zod";
import type { EnvironmentFile } from "../../config/environment-file";

type Services = EnvironmentFile["services"];
export type ServiceInput = Services[string];
type RouteInput = NonNullable<ServiceInput["routes"]>[string];

/** What becomes of a port that Compose publishes: which requests the load balancer sends there. Whatever a route can say beside its listener and port. */
export type PublishOptions = Partial<Omit<RouteInput, "listener" | "port" | "loadBalancer">> & {
  /** `public` faces the internet, `internal` the VPC. @default "public" */
  readonly loadBalancer?: "public" | "internal";
  /** Port of the load balancer. @default - the port that Compose publishes */
  readonly listenerPort?: number;
};

type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { [Key in keyof T]?: DeepPartial<T[Key]> } : T;

/** What a Compose file cannot say of a service. The same stands under `x-gantry` in the file; what the environment file says wins. */
export type ServiceOptions = DeepPartial<ServiceInput> & {
  /** By container port: how it is published, or `false` for a port that other services alone reach. @default - HTTP ports by the public load balancer */
  readonly publish?: Readonly<Record<string, false | PublishOptions>>;
};

/** What an environment adds to its Compose files. */
export interface ComposeOptions {
  /** Profiles that are active. @default [] */
  readonly profiles?: readonly string[];
  /** Tag of the images that `build:` makes: the pipeline pushes them under it. @default - the tag in `image:`, else "latest" */
  readonly tag?: string;
  /** By service, as the Compose file names it. @default {} */
  readonly services?: Readonly<Record<string, ServiceOptions>>;
}

const publishing = z.union([
  z.literal(false),
  z.looseObject({ loadBalancer: z.enum(["public", "internal"]).optional(), listenerPort: z.number().int().min(1).max(65535).optional() }),
]);

/** What of `x-gantry` and the options is checked here; the rest becomes part of the service, and is checked there. */
export const publishOptions = z.record(z.string().regex(/^\d+$/), publishing);
