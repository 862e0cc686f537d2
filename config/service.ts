import { z } from "zod";
import { taskFields, type TaskSpec } from "./task";

const routeHealthCheck = z.strictObject({
  /** @default "/" */
  path: z.string().default("/"),
  /** Status codes that mean healthy: `200` or `200-399`. @default "200", or "0" for GRPC */
  matcher: z.string().optional(),
  /** 5 to 300. @default 15 */
  intervalSeconds: z.number().default(15),
  /** 2 to 120, less than the interval. @default 5 */
  timeoutSeconds: z.number().default(5),
  /** Successes in a row that make a target healthy, 2 to 10. @default 2 */
  healthyThreshold: z.number().default(2),
  /** Failures in a row that make it unhealthy, 2 to 10. @default 3 */
  unhealthyThreshold: z.number().default(3),
});

const stickiness = z.strictObject({
  /** Seconds a client stays with its task, 1 to 604800. @default 86400 */
  durationSeconds: z.number().default(86400),
});

const route = z.strictObject({
  /** Name of a load balancer of `routing.loadBalancers`. */
  loadBalancer: z.string(),
  /** Name of one of its listeners. @default - its only one */
  listener: z.string().optional(),
  /** Host names, `*` and `?` allowed. @default - any host */
  hosts: z.array(z.string()).default([]),
  /** Paths, `*` and `?` allowed. @default ["/*"] */
  paths: z.array(z.string()).default(["/*"]),
  /** Name of the port that receives the requests. @default - the service's only one */
  port: z.string().optional(),
  /** How the load balancer speaks to the task. @default "HTTP1" */
  protocolVersion: z.enum(["HTTP1", "HTTP2", "GRPC"]).default("HTTP1"),
  /** Rank among the listener's rules, 1 to 1000, lowest first. @default - from the conditions: the more specific first, stable when services come and go */
  priority: z.number().optional(),
  /** @default - `GET /` every 15 seconds must answer 200 */
  healthCheck: routeHealthCheck.prefault({}),
  /** Keeps a client with one task, by cookie. @default - off */
  stickiness: stickiness.optional(),
  /** Seconds that open requests get when a task leaves, 0 to 3600. @default 30 */
  deregistrationDelaySeconds: z.number().default(30),
  /** Seconds over which a new task's share grows, 30 to 900, or 0 for none. @default 0 */
  slowStartSeconds: z.number().default(0),
});

const backlog = z.strictObject({
  /** Name of a queue of `messaging.queues` that the service receives from. */
  queue: z.string(),
  /** Messages a task may have waiting: seconds a message may wait, divided by seconds a task needs for one. */
  messagesPerTask: z.number(),
});

const scaling = z.strictObject({
  minimumTasks: z.number(),
  maximumTasks: z.number(),
  /** Keeps the average CPU use of the tasks here, in percent. @default - not watched */
  cpuPercent: z.number().optional(),
  /** Keeps the average memory use of the tasks here, in percent. @default - not watched */
  memoryPercent: z.number().optional(),
  /** Keeps the requests per minute and task of the service's only route here. @default - not watched */
  requestsPerTarget: z.number().optional(),
  /** Keeps the messages that wait in a queue, per running task, here: what one task works off in the time a message may wait. @default - not watched */
  backlog: backlog.optional(),
  /** Seconds between two steps down. @default 300 */
  scaleInCooldownSeconds: z.number().default(300),
  /** Seconds between two steps up. @default 60 */
  scaleOutCooldownSeconds: z.number().default(60),
});

const ebsVolume = z.strictObject({
  /** @default - the snapshot's */
  sizeGiB: z.number().optional(),
  /** @default "gp3" */
  volumeType: z.enum(["gp2", "gp3", "io1", "io2", "st1", "sc1"]).default("gp3"),
  /** Needed for io1 and io2, possible for gp3. @default - the type's own */
  iops: z.number().optional(),
  /** For gp3 alone. @default - 125 */
  throughputMiBps: z.number().optional(),
  /** Starts from this snapshot. @default - empty */
  snapshotId: z.string().optional(),
  /** Rate in MiB/s at which the snapshot is read, 100 to 300; with a snapshot alone. @default - as needed */
  volumeInitializationRateMiBps: z.number().optional(),
  /** @default "xfs" */
  fileSystemType: z.enum(["xfs", "ext3", "ext4"]).default("xfs"),
  /** ARN of the KMS key. @default - the key AWS manages for EBS */
  kmsKeyArn: z.string().optional(),
});

export const discoveryWays = ["service-connect", "dns"] as const;

/** A service: one task definition, kept running in as many tasks as it needs. */
export const service = z.strictObject({
  ...taskFields,
  /** The EBS volume that ECS makes for each task and deletes with it, by name; at most one. @default {} */
  ebsVolumes: z.record(z.string(), ebsVolume).default({}),
  /** Tasks to run; with `scaling`, the number to begin with. @default - 1, or `scaling.minimumTasks` */
  desiredTasks: z.number().optional(),
  /** Never two tasks at once: a new version starts when the old one has stopped. For what owns a data directory. @default false */
  singleWriter: z.boolean().default(false),
  /** Scales the number of tasks to a target. @default - `desiredTasks` */
  scaling: scaling.optional(),
  /** Requests it receives from load balancers, by name. @default {} */
  routes: z.record(z.string(), route).default({}),
  /** Seconds in which a starting task may fail the load balancers' checks. @default - 60 with a route */
  healthCheckGracePeriodSeconds: z.number().optional(),
  /** How others find it: by bare name (`redis`) through Service Connect, by DNS (`redis.voting.internal`), or both. @default - Service Connect, where it has a TCP port */
  discovery: z.array(z.enum(discoveryWays)).optional(),
  /** Further names under which others find it through Service Connect. @default [] */
  aliases: z.array(z.string()).default([]),
  /** Allows `aws ecs execute-command`. @default false */
  exec: z.boolean().default(false),
});

export type RouteHealthCheck = z.output<typeof routeHealthCheck> & { readonly matcher: string };
export type Scaling = z.output<typeof scaling>;
export type EbsVolumeSpec = z.output<typeof ebsVolume>;
export type Discovery = (typeof discoveryWays)[number];
export type WrittenService = z.output<typeof service>;

/** A route with every default resolved. */
export type RouteSpec = Omit<z.output<typeof route>, "listener" | "port" | "priority" | "healthCheck"> & {
  readonly healthCheck: RouteHealthCheck;
  readonly listener: string;
  readonly port: string;
  /** As written, or derived from the conditions: see `route-priority.ts`. */
  readonly priority: number;
};

/** A service with every default resolved. */
export type ServiceSpec = Omit<WrittenService, "ports" | "sidecars" | "desiredTasks" | "capacity" | "routes" | "discovery" | "healthCheckGracePeriodSeconds"> &
  TaskSpec & {
    readonly desiredTasks: number;
    readonly routes: Readonly<Record<string, RouteSpec>>;
    readonly discovery: readonly Discovery[];
    /** `undefined` without a route. */
    readonly healthCheckGracePeriodSeconds: number | undefined;
  };
