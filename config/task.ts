import { z } from "zod";
import { capacity, type Capacity } from "./capacity";
import { containerFields, sidecars, type Container, type Mount, type Port, type Sidecar } from "./container";
import { doors } from "./doors";
import { grants } from "./grants";

const portSelection = {
  /** Ports to reach. */
  ports: z.array(z.number()),
  /** @default "tcp" */
  protocol: z.enum(["tcp", "udp"]).default("tcp"),
};

const connection = z.union([
  z.string(),
  z.strictObject({
    /** Name of a service. */
    service: z.string(),
    /** Names of the ports to reach. */
    ports: z.array(z.string()),
    /**
     * Whether it is deployed behind that service. `false` on one side where two services connect to each other: tasks of that side find the other
     * from their second deployment on. @default true
     */
    startsAfter: z.boolean().default(true),
  }),
  z.strictObject({ /** IPv4 range. */ cidr: z.string(), ...portSelection }),
  z.strictObject({ /** Id of a security group; it also gets the ingress rules. */ securityGroupId: z.string(), ...portSelection }),
  z.strictObject({ /** Id of a managed prefix list. */ prefixListId: z.string(), ...portSelection }),
  z.strictObject({ /** Name of a stack of `own/stacks.ts` that publishes `securityGroupId`. */ stack: z.string(), ...portSelection }),
]);

/** What every task definition has, that of a service and that of a job. */
export const taskFields = {
  ...containerFields,
  /** Puts it into the state `compute-<group>`. @default - the state `compute` */
  group: z.string().optional(),
  /** CPU units of the task, 1024 to a vCPU: 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768. */
  cpuUnits: z.number(),
  /** Memory of the task in MiB; which sizes there are depends on `cpuUnits`. */
  memoryMiB: z.number(),
  /** @default "X86_64" */
  architecture: z.enum(["X86_64", "ARM64"]).default("X86_64"),
  /** Local disk of the task in GiB, 21 to 200. @default - 20 */
  ephemeralStorageGiB: z.number().optional(),
  /** Further containers of the task, by name. @default {} */
  sidecars,
  /** @default - `compute.capacity` */
  capacity: capacity.optional(),
  /** What it may connect to beyond its own image, logs and secrets: services by name, addresses, security groups, prefix lists. @default [] */
  connectsTo: z.array(connection).default([]),
  /** What its code may do: queues, topics, workflows by name, and whatever else IAM knows. @default - nothing beyond its mounts */
  grants: grants.prefault({}),
  /** Days the log group keeps a line. @default 30 */
  logRetentionDays: z.number().default(30),
  ...doors,
};

export type Connection = z.output<typeof connection>;

type WrittenTask = z.output<z.ZodObject<typeof taskFields>>;

/** A task with every default resolved. */
export type TaskSpec = Omit<WrittenTask, "ports" | "sidecars" | "capacity"> &
  Pick<Container, "ports"> & {
    readonly name: string;
    readonly sidecars: Readonly<Record<string, Sidecar>>;
    readonly capacity: Capacity;
  };

/** Every container of a task by name: its own, named like it, then the sidecars. */
export function containersOf(task: TaskSpec): [string, Container | Sidecar][] {
  return [[task.name, task], ...Object.entries(task.sidecars)];
}

/** Every mount of a task's containers. */
export function mountsOf(task: TaskSpec): Mount[] {
  return containersOf(task).flatMap(([, container]) => container.mounts);
}

/** Every port of a task by name, whichever container listens on it. */
export function portsOf(task: TaskSpec): Record<string, Port> {
  return Object.assign({}, ...containersOf(task).map(([, container]) => container.ports)) as Record<string, Port>;
}
