import { registryPort } from "./image";
import { shortHash } from "./names";
import type { Platform } from "./platform";
import type { ServiceSpec } from "./service";
import { containersOf, mountsOf, portsOf, type Connection, type TaskSpec } from "./task";

type Protocol = "tcp" | "udp";

/** The far end of a connection. */
export type Peer =
  | { readonly kind: "service"; readonly service: string }
  | { readonly kind: "load-balancer"; readonly loadBalancer: string }
  | { readonly kind: "file-system"; readonly fileSystem: string }
  | { readonly kind: "own-stack"; readonly stack: string }
  | { readonly kind: "security-group"; readonly id: string }
  | { readonly kind: "prefix-list"; readonly id: string }
  | { readonly kind: "cidr"; readonly cidr: string }
  | { readonly kind: "interface-endpoints" }
  | { readonly kind: "s3" };

/** One port that may be reached, and why: a security group rule at each end that has a group. */
export interface Flow {
  /** Stable, readable, unique within its service: becomes part of the rules' addresses. */
  readonly id: string;
  readonly peer: Peer;
  readonly port: number;
  readonly protocol: Protocol;
  readonly description: string;
}

const nfsPort = 2049;
const httpsPort = 443;

/** Everything the tasks of a service or job may connect to: what it names, what it mounts, and what they need to start and log. */
export function egressOf(platform: Platform, task: TaskSpec): Flow[] {
  return unique([
    ...task.connectsTo.flatMap((connection) => connectionFlows(platform, connection)),
    ...fileSystemFlows(task),
    ...startFlows(platform, task),
  ]);
}

/** Everything a service is reached from by load balancers. What other services add stands with them. */
export function loadBalancerFlows(service: ServiceSpec): Flow[] {
  const ports = portsOf(service);
  return unique(
    Object.values(service.routes).map((route) => {
      const port = ports[route.port]?.containerPort ?? 0;
      const { loadBalancer } = route;
      return flow(`from_${loadBalancer}`, { kind: "load-balancer", loadBalancer }, port, "tcp", `Requests of the load balancer ${loadBalancer}`);
    }),
  );
}

/** The service that a connection names, and whether who connects is deployed behind it. */
export function serviceOf(connection: Connection): { readonly service: string; readonly startsAfter: boolean } | undefined {
  if (typeof connection === "string") return { service: connection, startsAfter: true };
  return "service" in connection ? connection : undefined;
}

/** The services that `connectsTo` names, each once. */
export function connectedServices({ connectsTo }: Pick<TaskSpec, "connectsTo">): string[] {
  return [...new Set(connectsTo.flatMap((connection) => serviceOf(connection)?.service ?? []))];
}

/** Those of them that it is deployed behind, where it finds them through Service Connect. */
export function startsAfter({ connectsTo }: Pick<TaskSpec, "connectsTo">): string[] {
  return connectedServices({ connectsTo: connectsTo.filter((connection) => serviceOf(connection)?.startsAfter) });
}

function connectionFlows(platform: Platform, connection: Connection): Flow[] {
  if (typeof connection === "string") return serviceFlows(platform, connection);
  if ("service" in connection) return serviceFlows(platform, connection.service, connection.ports);
  const { ports, protocol } = connection;
  const [id, peer, description] = farEnd(connection);
  return ports.map((port) => flow(`to_${id}`, peer, port, protocol, description));
}

function serviceFlows(platform: Platform, service: string, names?: readonly string[]): Flow[] {
  const target = Object.hasOwn(platform.services, service) ? platform.services[service] : undefined;
  if (target === undefined) return [];
  const ports = Object.entries(portsOf(target)).filter(([name]) => names === undefined || names.includes(name));
  return ports.map(([name, { containerPort, protocol }]) =>
    flow(`to_${service}`, { kind: "service", service }, containerPort, protocol, `${name} of ${service}`),
  );
}

function farEnd(connection: Exclude<Connection, string | { service: string }>): [string, Peer, string] {
  if ("cidr" in connection) return [connection.cidr, { kind: "cidr", cidr: connection.cidr }, `Addresses ${connection.cidr}`];
  if ("stack" in connection) return [`stack_${connection.stack}`, { kind: "own-stack", stack: connection.stack }, `Stack ${connection.stack}`];
  if ("prefixListId" in connection) {
    return [connection.prefixListId, { kind: "prefix-list", id: connection.prefixListId }, `Prefix list ${connection.prefixListId}`];
  }
  const id = connection.securityGroupId;
  return [id, { kind: "security-group", id }, `Security group ${id}`];
}

function fileSystemFlows(task: TaskSpec): Flow[] {
  const fileSystems = mountsOf(task).flatMap((mount) => ("fileSystem" in mount ? [mount.fileSystem] : []));
  return fileSystems.map((fileSystem) =>
    flow(`to_file-system_${fileSystem}`, { kind: "file-system", fileSystem }, nfsPort, "tcp", `NFS of the file system ${fileSystem}`),
  );
}

/** A Fargate task pulls its image, reads its secrets and writes its logs through its own network interface. */
function startFlows(platform: Platform, task: TaskSpec): Flow[] {
  const { network } = platform;
  if (network.vpc === "existing" || network.egress !== "endpoints") {
    const ports = [httpsPort, ...containersOf(task).map(([, container]) => registryPort(container.image))];
    const description = "Images, secrets, logs: AWS and registries have no fixed addresses";
    return ports.map((port) => flow("to_0.0.0.0/0", { kind: "cidr", cidr: "0.0.0.0/0" }, port, "tcp", description));
  }
  return [
    flow("to_interface_endpoints", { kind: "interface-endpoints" }, httpsPort, "tcp", "Images, secrets and logs through interface endpoints"),
    flow("to_gateway_s3", { kind: "s3" }, httpsPort, "tcp", "Layers of images through the gateway endpoint of S3"),
  ];
}

function flow(id: string, peer: Peer, port: number, protocol: Protocol, description: string): Flow {
  return { id: `${id}_${protocol}-${port}`, peer, port, protocol, description: fitDescription(description) };
}

/** EC2 AuthorizeSecurityGroupEgress: at most 255 of a few characters. */
function fitDescription(text: string): string {
  const allowed = text.replace(/[^A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, " ");
  return allowed.length <= 255 ? allowed : `${allowed.slice(0, 246)} ${shortHash(text)}`;
}

function unique(flows: readonly Flow[]): Flow[] {
  return [...new Map(flows.map((each) => [each.id, each])).values()];
}
