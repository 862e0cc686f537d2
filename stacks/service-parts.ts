import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { partitionOf } from "../config/arns";
import { capacityProviderStrategy } from "../config/capacity";
import { queueName, roleName, scalingPolicyName, targetGroupName } from "../config/names";
import type { Platform } from "../config/platform";
import type { RouteSpec, ServiceSpec } from "../config/service";
import { containersOf, portsOf } from "../config/task";
import { loadBalancerFlows, startsAfter } from "../config/traffic";
import { DnsDiscovery } from "../modules/compute/dns-discovery";
import { FargateService } from "../modules/compute/fargate-service";
import { InfrastructureRole } from "../modules/compute/infrastructure-role";
import { ServiceRoute } from "../modules/compute/service-route";
import { ServiceScaling } from "../modules/compute/service-scaling";
import type { TaskSecurityGroup } from "../modules/compute/task-security-group";
import type { ServiceInputs, ServiceOutputs } from "./service-inputs";
import { opening, taskPlace, TaskParts } from "./task-parts";

export interface ServicePartsProps {
  readonly platform: Platform;
  readonly spec: ServiceSpec;
  readonly inputs: ServiceInputs;
  /** Security group of this service. */
  readonly securityGroup: TaskSecurityGroup;
  /** Services of the same state that stand already, by name. */
  readonly earlier: ReadonlyMap<string, ServiceParts>;
}

/** All that lives and dies with one service. */
export class ServiceParts extends Construct {
  readonly outputs: ServiceOutputs;
  readonly service: FargateService["service"];

  private readonly needed: ITerraformDependable[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServicePartsProps,
  ) {
    super(scope, id);
    const task = this.addTask();
    const routes = this.addRoutes();
    this.admitLoadBalancers();
    this.waitForEarlierServices();
    this.service = this.addService(task, routes);
    this.addScaling(routes);
    this.outputs = {
      name: this.service.name,
      securityGroupId: props.securityGroup.id,
      taskDefinitionArn: task.taskDefinition.arn,
      taskRoleArn: task.taskRole.arn,
    };
  }

  private addTask(): TaskParts {
    const { platform, spec, inputs, securityGroup } = this.props;
    const task = new TaskParts(this, { platform, spec, inputs, securityGroup, exec: spec.exec, startedByOthers: false });
    this.needed.push(...task.needed);
    return task;
  }

  private addRoutes(): Map<string, ServiceRoute> {
    const routes = new Map(Object.entries(this.props.spec.routes).map(([name, route]) => [name, this.addRoute(name, route)]));
    this.needed.push(...[...routes.values()].map((route) => route.rule));
    return routes;
  }

  private addRoute(name: string, spec: RouteSpec): ServiceRoute {
    const { platform, spec: service, inputs } = this.props;
    const [containerName, container] = containersOf(service).find(([, each]) => spec.port in each.ports) ?? [service.name, service];
    const containerPort = container.ports[spec.port]?.containerPort ?? 0;
    return new ServiceRoute(this, `route_${name}`, {
      targetGroupName: targetGroupName(platform, service.name, name, [spec.loadBalancer, containerPort, spec.protocolVersion]),
      spec,
      vpcId: inputs.network.vpcId,
      listenerArn: inputs.routing.loadBalancers[spec.loadBalancer]?.listenerArns[spec.listener] ?? "",
      containerName,
      containerPort,
    });
  }

  private admitLoadBalancers(): void {
    const { spec, inputs, securityGroup } = this.props;
    for (const flow of loadBalancerFlows(spec)) {
      const loadBalancer = flow.peer.kind === "load-balancer" ? inputs.routing.loadBalancers[flow.peer.loadBalancer] : undefined;
      securityGroup.admit({ ...opening(flow, { securityGroupId: "" }), end: { securityGroupId: loadBalancer?.securityGroupId ?? "" } });
    }
    this.needed.push(...securityGroup.rules);
  }

  /** A task knows only those names of Service Connect that were there when it started. */
  private waitForEarlierServices(): void {
    const { platform, spec, earlier } = this.props;
    const found = startsAfter(spec).filter((name) => platform.services[name]?.discovery.includes("service-connect"));
    this.needed.push(...found.flatMap((name) => earlier.get(name)?.service ?? []));
  }

  private addService({ taskDefinition }: TaskParts, routes: ReadonlyMap<string, ServiceRoute>): FargateService["service"] {
    const { platform, spec, inputs, securityGroup } = this.props;
    const place = taskPlace(platform, spec, inputs.network);
    return new FargateService(this, "default", {
      spec,
      clusterArn: inputs.cluster.clusterArn,
      taskDefinitionArn: taskDefinition.arn,
      strategy: capacityProviderStrategy(spec.capacity),
      subnetIds: Object.values(place.subnetIds),
      assignPublicIp: place.assignPublicIp,
      securityGroupId: securityGroup.id,
      routes: [...routes.values()],
      serviceConnectNamespaceArn: inputs.routing.serviceConnectNamespaceArn,
      serviceConnectPorts: serviceConnectPorts(spec),
      dnsDiscoveryArn: this.addDnsDiscovery()?.arn,
      ebs: this.addEbs(),
      dependsOn: this.needed,
    }).service;
  }

  private addDnsDiscovery(): DnsDiscovery | undefined {
    const { spec, inputs } = this.props;
    const namespaceId = inputs.routing.dnsNamespaceId;
    if (!spec.discovery.includes("dns") || namespaceId === undefined) return undefined;
    return new DnsDiscovery(this, "dns-discovery", { service: spec.name, namespaceId });
  }

  private addEbs() {
    const { platform, spec } = this.props;
    const [volume] = Object.entries(spec.ebsVolumes);
    if (volume === undefined) return undefined;
    const role = new InfrastructureRole(this, "infrastructure-role", {
      name: roleName(platform, spec.name, "infrastructure"),
      account: platform.account,
      partition: partitionOf(platform.region),
      kmsKeyArn: volume[1].kmsKeyArn,
    });
    this.needed.push(...role.policies);
    return { name: volume[0], spec: volume[1], roleArn: role.arn };
  }

  private addScaling(routes: ReadonlyMap<string, ServiceRoute>): void {
    const { platform, spec, inputs } = this.props;
    if (spec.scaling === undefined) return;
    const [route] = routes.values();
    const loadBalancer = inputs.routing.loadBalancers[route?.props.spec.loadBalancer ?? ""];
    new ServiceScaling(this, "scaling", {
      clusterName: inputs.cluster.clusterName,
      serviceName: this.service.name,
      spec: spec.scaling,
      backlogQueueName: spec.scaling.backlog && queueName(platform, spec.scaling.backlog.queue, platform.messaging.queues[spec.scaling.backlog.queue]?.type ?? "standard"),
      requestLabel: route && loadBalancer && `${loadBalancer.arnSuffix}/${route.targetGroup.arnSuffix}`,
      policyName: (metric) => scalingPolicyName(platform, spec.name, metric),
    });
  }
}

function serviceConnectPorts(spec: ServiceSpec) {
  if (!spec.discovery.includes("service-connect")) return [];
  const ports = Object.entries(portsOf(spec)).filter(([, port]) => port.protocol === "tcp");
  return ports.sort(([a], [b]) => (a < b ? -1 : 1)).map(([portName, { containerPort }]) => ({ portName, port: containerPort }));
}
