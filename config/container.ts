import { z } from "zod";

const image = z.union([
  z.string(),
  z.strictObject({
    /** Name of a repository of `registry.repositories`. */
    repository: z.string(),
    /** Exactly one of `tag` and `digest`. */
    tag: z.string().optional(),
    /** `sha256:` and 64 hexadecimal digits. */
    digest: z.string().optional(),
  }),
  z.strictObject({
    /** Image in a private registry: `registry.example.com/team/app:1.2`. */
    reference: z.string(),
    /** ARN of the Secrets Manager secret with the registry's `username` and `password`. */
    credentialsSecretArn: z.string(),
  }),
]);

/** A value that a stack of your own publishes. */
const ownOutput = z.strictObject({
  /** Name of the stack in `own/stacks.ts`. */
  stack: z.string(),
  /** The output's name, as Terraform shows it: `writer_endpoint`. */
  output: z.string(),
});

const secretReference = z.union([
  z.string(),
  z.strictObject({
    /** Name of a secret of `storage.secrets`. */
    secret: z.string(),
    /** Takes this key of a JSON value. @default - the whole value */
    jsonKey: z.string().optional(),
  }),
  z.strictObject({
    /** As ECS takes it: ARN of a secret, with `:jsonKey::` behind it where wanted, or ARN of an SSM parameter. */
    arn: z.string(),
    /** ARN of the customer-managed KMS key that encrypts it. */
    kmsKeyArn: z.string(),
  }),
  /** The ARN of a Secrets Manager secret, as a stack of your own publishes it. */
  ownOutput,
]);

const mount = z.union([
  z.strictObject({
    /** Name of a file system of `storage.fileSystems`. */
    fileSystem: z.string(),
    /** Name of one of its access points. */
    accessPoint: z.string(),
    containerPath: z.string(),
    /** @default false */
    readOnly: z.boolean().default(false),
  }),
  z.strictObject({
    /** Name of the volume in the service's `ebsVolumes`. */
    ebsVolume: z.string(),
    containerPath: z.string(),
    /** @default false */
    readOnly: z.boolean().default(false),
  }),
  z.strictObject({
    /** An empty folder, shared by the containers of one task that name it and gone with the task. */
    ephemeralVolume: z.string(),
    containerPath: z.string(),
    /** @default false */
    readOnly: z.boolean().default(false),
  }),
]);

const healthCheck = z.strictObject({
  /** `["CMD", "pg_isready"]` or `["CMD-SHELL", "curl -f http://localhost/ || exit 1"]`. */
  command: z.array(z.string()),
  /** 5 to 300. @default 30 */
  intervalSeconds: z.number().default(30),
  /** 2 to 60. @default 5 */
  timeoutSeconds: z.number().default(5),
  /** 1 to 10. @default 3 */
  retries: z.number().default(3),
  /** Grace for a container that starts, 0 to 300. @default 0 */
  startPeriodSeconds: z.number().default(0),
});

const port = z.union([
  z.number(),
  z.strictObject({
    containerPort: z.number(),
    /** @default "tcp" */
    protocol: z.enum(["tcp", "udp"]).default("tcp"),
    /** What Service Connect speaks on it, for its metrics and retries; it can't be changed later. @default - plain TCP */
    appProtocol: z.enum(["http", "http2", "grpc"]).optional(),
  }),
]);

const ulimit = z.strictObject({ soft: z.number(), hard: z.number() });

const tmpfs = z.strictObject({
  containerPath: z.string(),
  sizeMiB: z.number(),
  /** Mount options: `["noexec"]`. @default [] */
  mountOptions: z.array(z.string()).default([]),
});

const restartPolicy = z.strictObject({
  /** Exit codes that are no reason to restart; at most 50. @default [] */
  ignoredExitCodes: z.array(z.number()).default([]),
  /** Seconds a container must have run before it is restarted, 60 to 1800. @default 300 */
  restartAttemptPeriodSeconds: z.number().default(300),
});

export const dependencyConditions = ["START", "COMPLETE", "SUCCESS", "HEALTHY"] as const;

/** What every container has, the service's own and its sidecars. */
export const containerFields = {
  /**
   * A public image (`redis:7-alpine`), a repository of `registry` with a tag or digest,
   * or an image of a private registry with the secret of its credentials.
   */
  image,
  /** The image's own where not given. */
  command: z.array(z.string()).optional(),
  /** The image's own where not given. */
  entryPoint: z.array(z.string()).optional(),
  /** The image's own where not given. */
  workingDirectory: z.string().optional(),
  /** `uid`, `uid:gid`, a user or `user:group`. @default - the image's own */
  user: z.string().optional(),
  /** Plain values, passed on letter by letter, or outputs of stacks of your own. @default {} */
  environmentVariables: z.record(z.string(), z.union([z.string(), ownOutput])).default({}),
  /** Values that ECS reads at start: the ARN of a secret or parameter as ECS takes it, or a secret of `storage.secrets`. @default {} */
  secrets: z.record(z.string(), secretReference).default({}),
  /** Ports the container listens on, by name: `{ http: 80 }`. @default {} */
  ports: z.record(z.string(), port).default({}),
  /** @default - no health check */
  healthCheck: healthCheck.optional(),
  /** Containers of the same task that must be there first, and how far: `{ migrate: "SUCCESS" }`. @default {} */
  dependsOn: z.record(z.string(), z.enum(dependencyConditions)).default({}),
  /** @default [] */
  mounts: z.array(mount).default([]),
  /** @default false */
  readonlyRootFilesystem: z.boolean().default(false),
  /** Runs an init process that forwards signals and reaps children. @default false */
  initProcess: z.boolean().default(false),
  /** Folders in memory. @default [] */
  tmpfs: z.array(tmpfs).default([]),
  /** Linux capabilities to add; Fargate knows `SYS_PTRACE` alone. @default [] */
  addCapabilities: z.array(z.string()).default([]),
  /** Linux capabilities to drop: `["ALL"]`. @default [] */
  dropCapabilities: z.array(z.string()).default([]),
  /** Resource limits; on Fargate `nofile` alone takes effect. @default {} */
  ulimits: z.record(z.string(), ulimit).default({}),
  /** Seconds between SIGTERM and SIGKILL, 2 to 120. @default - 30, ECS's own */
  stopTimeoutSeconds: z.number().optional(),
  /** Seconds until a dependency is given up, 2 to 120. @default - ECS's own */
  startTimeoutSeconds: z.number().optional(),
  /** Restarts the container within its task. @default - the task is replaced */
  restartPolicy: restartPolicy.optional(),
  /** @default {} */
  dockerLabels: z.record(z.string(), z.string()).default({}),
};

const sidecar = z.strictObject({
  ...containerFields,
  /** Whether the task ends when this container does. @default true */
  essential: z.boolean().default(true),
  /** CPU units kept for this container, of the task's. @default - shared */
  cpuUnits: z.number().optional(),
  /** Hard limit in MiB, of the task's. @default - shared */
  memoryMiB: z.number().optional(),
  /** Soft limit in MiB. @default - none */
  memoryReservationMiB: z.number().optional(),
});

export const sidecars = z.record(z.string(), sidecar).default({});

export type Image = z.output<typeof image>;
export type OwnOutput = z.output<typeof ownOutput>;
export type SecretReference = z.output<typeof secretReference>;
export type Mount = z.output<typeof mount>;
export type HealthCheck = z.output<typeof healthCheck>;
export type DependencyCondition = (typeof dependencyConditions)[number];
export type Container = Omit<z.output<z.ZodObject<typeof containerFields>>, "ports"> & { readonly ports: Readonly<Record<string, Port>> };
export type Sidecar = Omit<z.output<typeof sidecar>, "ports"> & { readonly ports: Readonly<Record<string, Port>> };

/** A port with every default resolved. */
export interface Port {
  readonly containerPort: number;
  readonly protocol: "tcp" | "udp";
  readonly appProtocol?: "http" | "http2" | "grpc" | undefined;
}

/** A port as written, with every default resolved. */
export function resolvePort(written: z.output<typeof port>): Port {
  return typeof written === "number" ? { containerPort: written, protocol: "tcp" } : written;
}
