import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { arn } from "../config/arns";
import { logGroupName, roleName, taskFamily } from "../config/names";
import { taskTier } from "../config/network";
import type { Platform } from "../config/platform";
import { containersOf, type TaskSpec } from "../config/task";
import { taskZones } from "../config/task-zones";
import { egressOf, type Flow, type Peer } from "../config/traffic";
import { ExecutionRole } from "../modules/compute/execution-role";
import type { Opening, RuleEnd, TaskSecurityGroup } from "../modules/compute/task-security-group";
import { TaskDefinition } from "../modules/compute/task-definition";
import { TaskRole } from "../modules/compute/task-role";
import { containerDefinition, executionNeeds } from "./container-parts";
import { grantedVariables, grantStatements } from "./grant-parts";
import type { NetworkOutputs } from "./network-stack";
import type { ServiceInputs } from "./service-inputs";
import { mountedAccessPoints, taskVolumes } from "./volume-parts";

export interface TaskPartsProps {
  readonly platform: Platform;
  readonly spec: TaskSpec;
  readonly inputs: ServiceInputs;
  /** Security group of the tasks; it is opened for all they may connect to. */
  readonly securityGroup: TaskSecurityGroup;
  /** Whether somebody may look into its containers. */
  readonly exec: boolean;
  /** Whether others start its tasks, at any time. */
  readonly startedByOthers: boolean;
}

/** What a service and a job have alike, in the scope of theirs: log group, roles, task definition, ways out. */
export class TaskParts {
  readonly taskDefinition: TaskDefinition;
  readonly executionRole: ExecutionRole;
  readonly taskRole: TaskRole;
  /** What must be there before a task starts, beside the rules of the security group. */
  readonly needed: ITerraformDependable[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly props: TaskPartsProps,
  ) {
    const logGroup = this.addLogGroup();
    this.executionRole = this.addExecutionRole(logGroup);
    this.taskRole = this.addTaskRole();
    this.taskDefinition = this.addTaskDefinition(logGroup);
    this.openWaysOut();
  }

  private addLogGroup(): CloudwatchLogGroup {
    const { platform, spec } = this.props;
    return new CloudwatchLogGroup(this.scope, "log-group", { name: logGroupName(platform, spec.name), retentionInDays: spec.logRetentionDays });
  }

  private addExecutionRole(logGroup: CloudwatchLogGroup): ExecutionRole {
    const { platform, spec, inputs } = this.props;
    const containers = containersOf(spec).map(([, container]) => container);
    const needs = { logGroupArn: logGroup.arn, ...executionNeeds(containers, platform.storage.secrets, inputs) };
    const role = new ExecutionRole(this.scope, "execution-role", { ...this.roleProps("execution"), needs });
    this.needed.push(role.policy);
    return role;
  }

  private addTaskRole(): TaskRole {
    const { platform, spec, inputs, exec } = this.props;
    const needs = { exec, accessPoints: mountedAccessPoints(spec, inputs.storage), granted: grantStatements(platform, spec.grants, inputs) };
    const role = new TaskRole(this.scope, "task-role", { ...this.roleProps("task"), needs });
    if (role.policy !== undefined) this.needed.push(role.policy);
    return role;
  }

  private roleProps(role: string) {
    const { platform, spec } = this.props;
    return { name: roleName(platform, spec.name, role), account: platform.account, taskArns: arn(platform, "ecs", "*") };
  }

  private addTaskDefinition(logGroup: CloudwatchLogGroup): TaskDefinition {
    const { platform, spec, inputs, startedByOthers } = this.props;
    const granted = grantedVariables(platform, spec.grants, inputs);
    return new TaskDefinition(this.scope, "task-definition", {
      family: taskFamily(platform, spec.name),
      cpuUnits: spec.cpuUnits,
      memoryMiB: spec.memoryMiB,
      architecture: spec.architecture,
      ephemeralStorageGiB: spec.ephemeralStorageGiB,
      containers: containersOf(spec).map(([name, container]) => containerDefinition(name, container, granted, inputs)),
      volumes: taskVolumes(spec, inputs.storage),
      executionRoleArn: this.executionRole.arn,
      taskRoleArn: this.taskRole.arn,
      logGroup,
      region: platform.region,
      alwaysThere: startedByOthers,
    });
  }

  private openWaysOut(): void {
    const { platform, spec, inputs, securityGroup } = this.props;
    for (const flow of egressOf(platform, spec)) {
      securityGroup.connectTo(opening(flow, ruleEnd(flow.peer, inputs)), flow.peer.kind === "interface-endpoints");
    }
  }
}

/** Where tasks run: the subnets by zone, and whether they get public addresses. */
export function taskPlace(platform: Platform, spec: TaskSpec, network: NetworkOutputs): { subnetIds: Record<string, string>; assignPublicIp: boolean } {
  const inPublic = taskTier(platform.network) === "public";
  const subnetIds = inPublic ? network.publicSubnetIds : network.privateSubnetIds;
  return { subnetIds: Object.fromEntries(taskZones(platform, spec).map((zone) => [zone, subnetIds[zone] ?? ""])), assignPublicIp: inPublic };
}

export function opening({ id, port, protocol, description }: Flow, end: RuleEnd): Opening {
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
