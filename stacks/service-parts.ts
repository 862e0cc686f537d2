import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { arn, partitionOf } from "../config/arns";
import { capacityProviderStrategy } from "../config/capacity";
import { logGroupName, roleName, scalingPolicyName, targetGroupName, taskFamily } from "../config/names";
import { taskTier } from "../config/network";
import type { Platform } from "../config/platform";
import { containersOf, portsOf, type RouteSpec, type ServiceSpec } from "../config/service";
import { taskZones } from "../config/task-zones";
import { connectedServices, egressOf, loadBalancerFlows, type Flow, type Peer } from "../config/traffic";
import { DnsDiscovery } from "../modules/compute/dns-discovery";
import { ExecutionRole } from "../modules/compute/execution-role";
import { FargateService } from "../modules/compute/fargate-service";
import { InfrastructureRole } from "../modules/compute/infrastructure-role";
import { ServiceRoute } from "../modules/compute/service-route";
import { ServiceScaling } from "../modules/compute/service-scaling";
import type { Opening, RuleEnd, ServiceSecurityGroup } from "../modules/compute/service-security-group";
import { TaskDefinition } from "../modules/compute/task-definition";
import { TaskRole } from "../modules/compute/task-role";
import { containerDefinition, executionNeeds } from "./container-parts";
import type { ServiceInputs, ServiceOutputs } from "./service-inputs";
import { mountedAccessPoints, taskVolumes } from "./volume-parts";

export interface ServicePartsProps {
  readonly platform: Platform;
  readonly spec: ServiceSpec;
  readonly inputs: ServiceInputs;
  /** Security group of this service. */
  readonly securityGroup: ServiceSecurityGroup;
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
    const logGroup = this.addLogGroup();
    const executionRole = this.addExecutionRole(logGroup);
    const taskRole = this.addTaskRole();
    const taskDefinition = this.addTaskDefinition(logGroup, executionRole, taskRole);
    const routes = this.addRoutes();
    this.openPorts();
    this.waitForEarlierServices();
    this.service = this.addService(taskDefinition, routes);
    this.addScaling(routes);
    this.outputs = {
      name: this.service.name,
      securityGroupId: props.securityGroup.id,
      taskDefinitionArn: taskDefinition.arn,
      taskRoleArn: taskRole.arn,
    };
  }

  private addLogGroup(): CloudwatchLogGroup {
    const { platform, spec } = this.props;
    return new CloudwatchLogGroup(this, "log-group", { name: logGroupName(platform, spec.name), retentionInDays: spec.logRetentionDays });
  }

  private addExecutionRole(logGroup: CloudwatchLogGroup): ExecutionRole {
    const { platform, spec, inputs } = this.props;
    const containers = containersOf(spec).map(([, container]) => container);
    const needs = { logGroupArn: logGroup.arn, ...executionNeeds(containers, platform.storage.secrets, inputs) };
    const role = new ExecutionRole(this, "execution-role", { ...this.roleProps("execution"), needs });
    this.needed.push(role.policy);
    return role;
  }

  private addTaskRole(): TaskRole {
    const { spec, inputs } = this.props;
    const needs = { exec: spec.exec, accessPoints: mountedAccessPoints(spec, inputs.storage) };
    const role = new TaskRole(this, "task-role", { ...this.roleProps("task"), needs });
    if (role.policy !== undefined) this.needed.push(role.policy);
    return role;
  }

  private roleProps(role: string) {
    const { platform, spec } = this.props;
    return { name: roleName(platform, spec.name, role), account: platform.account, taskArns: arn(platform, "ecs", "*") };
  }

  private addTaskDefinition(logGroup: CloudwatchLogGroup, executionRole: ExecutionRole, taskRole: TaskRole): TaskDefinition {
    const { platform, spec, inputs } = this.props;
    return new TaskDefinition(this, "task-definition", {
      family: taskFamily(platform, spec.name),
      cpuUnits: spec.cpuUnits,
      memoryMiB: spec.memoryMiB,
      architecture: spec.architecture,
      ephemeralStorageGiB: spec.ephemeralStorageGiB,
      containers: containersOf(spec).map(([name, container]) => containerDefinition(name, container, inputs)),
      volumes: taskVolumes(spec, inputs.storage),
      executionRoleArn: executionRole.arn,
      taskRoleArn: taskRole.arn,
      logGroup,
      region: platform.region,
    });
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

  private openPorts(): void {
    const { platform, spec, inputs, securityGroup } = this.props;
    for (const flow of egressOf(platform, spec)) {
      securityGroup.connectTo(opening(flow, ruleEnd(flow.peer, inputs)), flow.peer.kind === "interface-endpoints");
    }
    for (const flow of loadBalancerFlows(spec)) {
      const loadBalancer = flow.peer.kind === "load-balancer" ? inputs.routing.loadBalancers[flow.peer.loadBalancer] : undefined;
      securityGroup.admit({ ...opening(flow, { securityGroupId: "" }), end: { securityGroupId: loadBalancer?.securityGroupId ?? "" } });
    }
    this.needed.push(...securityGroup.rules);
  }

  /** A task knows only those names of Service Connect that were there when it started. */
  private waitForEarlierServices(): void {
    const { platform, spec, earlier } = this.props;
    const found = connectedServices(spec).filter((name) => platform.services[name]?.discovery.includes("service-connect"));
    this.needed.push(...found.flatMap((name) => earlier.get(name)?.service ?? []));
  }

  private addService(taskDefinition: TaskDefinition, routes: ReadonlyMap<string, ServiceRoute>): FargateService["service"] {
    const { platform, spec, inputs, securityGroup } = this.props;
    const inPublic = taskTier(platform.network) === "public";
    const subnetIds = inPublic ? inputs.network.publicSubnetIds : inputs.network.privateSubnetIds;
    return new FargateService(this, "default", {
      spec,
      clusterArn: inputs.cluster.clusterArn,
      taskDefinitionArn: taskDefinition.arn,
      strategy: capacityProviderStrategy(spec.capacity),
      subnetIds: taskZones(platform, spec).map((zone) => subnetIds[zone] ?? ""),
      assignPublicIp: inPublic,
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

function opening({ id, port, protocol, description }: Flow, end: RuleEnd): Opening {
  return { id, end, port, protocol, description };
}

function ruleEnd(peer: Peer, { network, storage, routing, own, services }: ServiceInputs): RuleEnd {
  switch (peer.kind) {
    case "cidr":
      return { cidr: peer.cidr };
    case "prefix-list":
      return { prefixListId: peer.id };
    case "s3":
      return { prefixListId: network.s3PrefixListId ?? "" };
    case "security-group":
      return { securityGroupId: peer.id };
    case "interface-endpoints":
      return { securityGroupId: network.endpointsSecurityGroupId ?? "" };
    case "file-system":
      return { securityGroupId: storage.fileSystems[peer.fileSystem]?.securityGroupId ?? "" };
    case "load-balancer":
      return { securityGroupId: routing.loadBalancers[peer.loadBalancer]?.securityGroupId ?? "" };
    case "own-stack":
      return { securityGroupId: own[peer.stack]?.securityGroupId ?? "" };
    case "service":
      return { securityGroupId: services[peer.service]?.securityGroupId ?? "" };
  }
}
