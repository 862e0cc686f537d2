import type { EnvironmentFile } from "../../config/environment-file";

type Service = EnvironmentFile["services"][string];
type Job = NonNullable<EnvironmentFile["jobs"]>[string];

/** Every `<source> -> <target> <protocol> <port>` that an environment file asks for, read from the file and nothing else. */
export function declaredTraffic(file: EnvironmentFile): string[] {
  const all = [...fromClients(file), ...toAws(file), ...ofTasks(file, "service", file.services), ...ofTasks(file, "job", file.jobs ?? {}), ...fromLoadBalancers(file)];
  return [...new Set(all)].sort();
}

function fromClients({ routing, network }: EnvironmentFile): string[] {
  return Object.entries(routing?.loadBalancers ?? {}).flatMap(([name, spec]) => {
    const secure = (spec.certificateArns ?? []).length > 0;
    const listeners = Object.values(spec.listeners ?? { main: { port: secure ? 443 : 80 } }).map(({ port }) => port);
    const cidrs = spec.allowedCidrs ?? [spec.scheme === "internal" ? network.cidr : "0.0.0.0/0"];
    return cidrs.flatMap((cidr) => [...listeners, ...(secure ? [80] : [])].map((port) => `${cidr} -> load balancer ${name} tcp ${port}`));
  });
}

/** What the network itself lets pass. */
function toAws({ network, services, jobs = {} }: EnvironmentFile): string[] {
  if (network.vpc === "existing") return [];
  const endpoints = (network.interfaceEndpoints ?? []).length > 0 || (network.egress === "endpoints" && Object.keys({ ...services, ...jobs }).length > 0);
  return [
    ...(endpoints ? [`${network.cidr} -> endpoints tcp 443`] : []),
    ...(network.egress === "nat-instance" ? [`${network.cidr} -> NAT instance all`, "NAT instance -> 0.0.0.0/0 all"] : []),
  ];
}

/** Where the tasks of services or jobs connect to. */
function ofTasks({ services, network, region }: EnvironmentFile, kind: "service" | "job", tasks: Readonly<Record<string, Service | Job>>): string[] {
  const onlyEndpoints = network.vpc !== "existing" && network.egress === "endpoints";
  const start = (task: Service | Job) => (onlyEndpoints ? ["endpoints tcp 443", `com.amazonaws.${region}.s3 tcp 443`] : registries(task));
  return Object.entries(tasks).flatMap(([name, task]) => [...start(task), ...mounts(task), ...connections(task, services)].map((target) => `${kind} ${name} -> ${target}`));
}

function fromLoadBalancers({ services }: EnvironmentFile): string[] {
  return Object.entries(services).flatMap(([name, service]) =>
    Object.values(service.routes ?? {}).map(({ loadBalancer, port }) => `load balancer ${loadBalancer} -> service ${name} ${only(ports(service), port)}`),
  );
}

/** Images from a registry with a port of its own are pulled there. */
function registries(task: Service | Job): string[] {
  const images = [task, ...Object.values(task.sidecars ?? {})].map(({ image }) => (typeof image === "string" ? image : "reference" in image ? image.reference : ""));
  return [443, ...images.flatMap((image) => /^[^/]+:(\d+)\//.exec(image)?.[1] ?? [])].map((port) => `0.0.0.0/0 tcp ${port}`);
}

function connections(task: Service | Job, services: EnvironmentFile["services"]): string[] {
  return (task.connectsTo ?? []).flatMap((to) => {
    if (typeof to === "string") return Object.values(ports(services[to])).map((port) => `service ${to} ${port}`);
    if ("service" in to) return to.ports.map((port) => `service ${to.service} ${only(ports(services[to.service]), port)}`);
    const end = "cidr" in to ? to.cidr : "prefixListId" in to ? to.prefixListId : "stack" in to ? `stack ${to.stack}` : to.securityGroupId;
    return to.ports.map((port) => `${end} ${to.protocol ?? "tcp"} ${port}`);
  });
}

function mounts(task: Service | Job): string[] {
  const all = [task, ...Object.values(task.sidecars ?? {})].flatMap((container) => container.mounts ?? []);
  return all.flatMap((mount) => ("fileSystem" in mount ? [`file system ${mount.fileSystem} tcp 2049`] : []));
}

/** `<protocol> <port>` by name, of all containers. */
function ports(service: Service | undefined): Record<string, string> {
  const all = [service, ...Object.values(service?.sidecars ?? {})].flatMap((container) => Object.entries(container?.ports ?? {}));
  return Object.fromEntries(all.map(([name, port]) => [name, typeof port === "number" ? `tcp ${port}` : `${port.protocol ?? "tcp"} ${port.containerPort}`]));
}

function only(found: Record<string, string>, name: string | undefined): string {
  return String(name === undefined ? Object.values(found)[0] : found[name]);
}
