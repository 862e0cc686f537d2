import type { Container, Port, Sidecar } from "../../config/container";

/** A container with everything that is somebody else's filled in. */
export interface ContainerDefinition {
  readonly name: string;
  readonly spec: Container | Sidecar;
  readonly image: string;
  /** ARN of the secret with the credentials of a private registry. */
  readonly credentialsSecretArn: string | undefined;
  readonly environmentVariables: Readonly<Record<string, string>>;
  /** ARNs as ECS takes them. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface LogConfiguration {
  readonly logGroupName: string;
  readonly region: string;
}

/**
 * The JSON of a task definition's containers. Sorted where ECS gives lists back in an order of its own, and nothing empty:
 * both would make a difference in the next plan.
 */
export function containerDefinitions(containers: readonly ContainerDefinition[], log: LogConfiguration): string {
  return JSON.stringify(sortBy(containers, (container) => container.name).map((container) => definition(container, log)));
}

/** Name of the volume that a mount refers to. */
export function volumeName(mount: Container["mounts"][number]): string {
  if ("fileSystem" in mount) return `${mount.fileSystem}_${mount.accessPoint}`;
  return "ebsVolume" in mount ? mount.ebsVolume : mount.ephemeralVolume;
}

function definition(container: ContainerDefinition, log: LogConfiguration): object {
  const { spec } = container;
  return withoutEmpty({
    name: container.name,
    image: container.image,
    repositoryCredentials: container.credentialsSecretArn === undefined ? undefined : { credentialsParameter: container.credentialsSecretArn },
    ...share(spec),
    entryPoint: spec.entryPoint,
    command: spec.command,
    workingDirectory: spec.workingDirectory,
    user: spec.user,
    environment: pairs(container.environmentVariables, (name, value) => ({ name, value })),
    secrets: pairs(container.secrets, (name, valueFrom) => ({ name, valueFrom })),
    portMappings: portMappings(spec.ports),
    healthCheck: healthCheck(spec),
    dependsOn: pairs(spec.dependsOn, (containerName, condition) => ({ containerName, condition })),
    mountPoints: sortBy(spec.mounts, (mount) => mount.containerPath).map((mount) => ({
      sourceVolume: volumeName(mount),
      containerPath: mount.containerPath,
      readOnly: mount.readOnly,
    })),
    readonlyRootFilesystem: spec.readonlyRootFilesystem || undefined,
    linuxParameters: linuxParameters(spec),
    ulimits: pairs(spec.ulimits, (name, { soft, hard }) => ({ name, softLimit: soft, hardLimit: hard })),
    stopTimeout: spec.stopTimeoutSeconds,
    startTimeout: spec.startTimeoutSeconds,
    restartPolicy: restartPolicy(spec),
    dockerLabels: spec.dockerLabels,
    logConfiguration: logConfiguration(container.name, log),
  });
}

/** A service's own container has what its sidecars leave of the task. */
function share(spec: Container | Sidecar) {
  if (!("essential" in spec)) return { essential: true };
  return { essential: spec.essential, cpu: spec.cpuUnits, memory: spec.memoryMiB, memoryReservation: spec.memoryReservationMiB };
}

function portMappings(ports: Readonly<Record<string, Port>>): object[] {
  const sorted = sortBy(Object.entries(ports), ([, port]) => `${String(port.containerPort).padStart(5, "0")} ${port.protocol}`);
  return sorted.map(([name, { containerPort, protocol, appProtocol }]) =>
    withoutEmpty({ name, containerPort, hostPort: containerPort, protocol, appProtocol }),
  );
}

function healthCheck({ healthCheck: check }: Container | Sidecar): object | undefined {
  if (check === undefined) return undefined;
  return withoutEmpty({
    command: check.command,
    interval: check.intervalSeconds,
    timeout: check.timeoutSeconds,
    retries: check.retries,
    startPeriod: check.startPeriodSeconds || undefined,
  });
}

function linuxParameters(spec: Container | Sidecar): object {
  return withoutEmpty({
    initProcessEnabled: spec.initProcess || undefined,
    capabilities: withoutEmpty({ add: [...spec.addCapabilities].sort(), drop: [...spec.dropCapabilities].sort() }),
    tmpfs: sortBy(spec.tmpfs, (each) => each.containerPath).map(({ containerPath, sizeMiB, mountOptions }) =>
      withoutEmpty({ containerPath, size: sizeMiB, mountOptions }),
    ),
  });
}

function restartPolicy({ restartPolicy: policy }: Container | Sidecar): object | undefined {
  if (policy === undefined) return undefined;
  return withoutEmpty({
    enabled: true,
    ignoredExitCodes: [...policy.ignoredExitCodes].sort((a, b) => a - b),
    restartAttemptPeriod: policy.restartAttemptPeriodSeconds,
  });
}

/** The mode is said because an account's default may be either; a full buffer drops lines rather than stop the container. */
function logConfiguration(container: string, { logGroupName, region }: LogConfiguration): object {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroupName,
      "awslogs-region": region,
      "awslogs-stream-prefix": container,
      "max-buffer-size": "25m",
      mode: "non-blocking",
    },
  };
}

function pairs<T, U>(record: Readonly<Record<string, T>>, make: (key: string, value: T) => U): U[] {
  return sortBy(Object.entries(record), ([key]) => key).map(([key, value]) => make(key, value));
}

/** By code point, so that no machine's language changes the order. */
function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function withoutEmpty(fields: Readonly<Record<string, unknown>>): object {
  const isEmpty = (value: unknown) => value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}
