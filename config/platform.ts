import { resolvePort } from "./container";
import type { ParsedEnvironment } from "./environment-file";
import { mapValues } from "./map-values";
import type { JobSpec, WrittenJob } from "./job";
import { resolveMessaging, type Messaging } from "./messaging";
import { derivedPriority } from "./route-priority";
import type { LoadBalancerSpec, Routing } from "./routing";
import type { RouteSpec, ServiceSpec, WrittenService } from "./service";
import { portsOf, type TaskSpec } from "./task";
import { resolveWorkflow, type WorkflowSpec } from "./workflow";

/** One environment with every default resolved: what the stacks are built from. */
export type Platform = Readonly<Omit<ParsedEnvironment, "messaging" | "routing" | "services" | "jobs" | "workflows">> & {
  readonly messaging: Messaging;
  readonly routing: Routing;
  readonly services: Readonly<Record<string, ServiceSpec>>;
  readonly jobs: Readonly<Record<string, JobSpec>>;
  readonly workflows: Readonly<Record<string, WorkflowSpec>>;
};

/** Services and jobs: whatever has a task definition. */
export function tasksOf({ services, jobs }: Platform): TaskSpec[] {
  return [...Object.values(services), ...Object.values(jobs)];
}

/** Fills in the defaults that depend on other parts of the file. What can't be resolved stays empty, for a rule to refuse. */
export function resolvePlatform(parsed: ParsedEnvironment): Platform {
  const routing = resolveRouting(parsed);
  const services = mapValues(parsed.services, (service, name) => resolveService(service, name, parsed, routing));
  return {
    ...parsed,
    messaging: resolveMessaging(parsed.messaging),
    routing,
    services,
    jobs: mapValues(parsed.jobs, (job, name) => resolveJob(job, name, parsed)),
    workflows: mapValues(parsed.workflows, resolveWorkflow),
  };
}

function resolveRouting(parsed: ParsedEnvironment): Routing {
  const loadBalancers = mapValues(parsed.routing.loadBalancers, (loadBalancer): LoadBalancerSpec => {
    const secure = loadBalancer.certificateArns.length > 0;
    return {
      ...loadBalancer,
      listeners: loadBalancer.listeners ?? { main: { port: secure ? 443 : 80 } },
      allowedCidrs: loadBalancer.allowedCidrs ?? [loadBalancer.scheme === "internal" ? parsed.network.cidr : "0.0.0.0/0"],
    };
  });
  return { ...parsed.routing, loadBalancers };
}

function resolveJob(written: WrittenJob, name: string, parsed: ParsedEnvironment): JobSpec {
  return {
    ...written,
    name,
    ports: {},
    sidecars: mapValues(written.sidecars, (sidecar) => ({ ...sidecar, ports: mapValues(sidecar.ports, resolvePort) })),
    capacity: written.capacity ?? parsed.compute.capacity,
  };
}

function resolveService(written: WrittenService, name: string, parsed: ParsedEnvironment, routing: Routing): ServiceSpec {
  const ports = mapValues(written.ports, resolvePort);
  const sidecars = mapValues(written.sidecars, (sidecar) => ({ ...sidecar, ports: mapValues(sidecar.ports, resolvePort) }));
  const withPorts = { ...written, name, ports, sidecars };
  const allPorts = portsOf({ ...withPorts } as unknown as ServiceSpec);
  const hasTcpPort = Object.values(allPorts).some((port) => port.protocol === "tcp");
  const routed = Object.keys(written.routes).length > 0;
  return {
    ...withPorts,
    desiredTasks: written.desiredTasks ?? written.scaling?.minimumTasks ?? 1,
    capacity: written.capacity ?? parsed.compute.capacity,
    discovery: written.discovery ?? (hasTcpPort ? ["service-connect"] : []),
    healthCheckGracePeriodSeconds: written.healthCheckGracePeriodSeconds ?? (routed ? 60 : undefined),
    routes: mapValues(written.routes, (route, routeName): RouteSpec => {
      const listeners = Object.keys(routing.loadBalancers[route.loadBalancer]?.listeners ?? {});
      return {
        ...route,
        healthCheck: { ...route.healthCheck, matcher: route.healthCheck.matcher ?? (route.protocolVersion === "GRPC" ? "0" : "200") },
        listener: route.listener ?? only(listeners),
        port: route.port ?? only(Object.keys(allPorts)),
        priority: route.priority ?? derivedPriority(route, `${name}/${routeName}`),
      };
    }),
  };
}

/** The only name there is, else an empty one. */
function only(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? "") : "";
}
