import { createHash } from "node:crypto";

/** What every name begins with. */
export interface NameScope {
  readonly platform: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
}

const hashLength = 8;

/** Eight hexadecimal digits that stand for a text. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, hashLength);
}

/** The parts joined by hyphens; when longer than `maximum`, cut and closed with a hash of the whole, so that no two names meet. */
export function fitName(parts: readonly string[], maximum: number): string {
  const name = parts.join("-");
  if (name.length <= maximum) return name;
  return `${cut(name, maximum)}-${shortHash(name)}`;
}

/** What stays of a name before its hash. */
function cut(name: string, maximum: number): string {
  return name.slice(0, maximum - hashLength - 1).replace(/-+$/, "");
}

function withFifo(parts: readonly string[], type: "standard" | "fifo", maximum: number): string {
  return type === "fifo" ? `${fitName(parts, maximum - 5)}.fifo` : fitName(parts, maximum);
}

function prefix({ platform, environment }: NameScope): string {
  return `${platform}-${environment}`;
}

// Each name with the limit of its kind. Sources: the service model of the call that creates it.

/** CreateCluster: 255. */
export const clusterName = (scope: NameScope) => fitName([prefix(scope)], 255);
/** RegisterTaskDefinition: family, 255. */
export const taskFamily = (scope: NameScope, service: string) => fitName([prefix(scope), service], 255);
/** CreateRole: 64, unique in the account across regions. */
export const roleName = (scope: NameScope, owner: string, role: string) => fitName([prefix(scope), scope.region, owner, role], 64);
/** CreateLoadBalancer: 32, `[A-Za-z0-9-]`. */
export const loadBalancerName = (scope: NameScope, loadBalancer: string) => fitName([prefix(scope), loadBalancer], 32);
/** CreateTargetGroup: 32. What can't be changed in place is in the name, so that a successor can stand beside it. */
export const targetGroupName = (scope: NameScope, service: string, route: string, replacedWith: readonly unknown[]) =>
  fitName([prefix(scope), service, route, shortHash(JSON.stringify(replacedWith))], 32);
/** CreateSecurityGroup: name prefix, 255 less the 26 characters Terraform appends. */
export const securityGroupNamePrefix = (scope: NameScope, owner: string) => `${fitName([prefix(scope), owner], 228)}-`;
/** CreateFileSystem: creation token, 64. */
export const creationToken = (scope: NameScope, fileSystem: string) => fitName([prefix(scope), fileSystem], 64);
/** CreateRepository: 256. */
export const repositoryName = (scope: NameScope, repository: string) => `${scope.platform}/${scope.environment}/${repository}`;
/** CreateSecret: 512. */
export const secretName = (scope: NameScope, secret: string) => `${scope.platform}/${scope.environment}/${secret}`;
/** CreateBackupVault: 50. */
export const backupVaultName = (scope: NameScope) => fitName([prefix(scope), "backup"], 50);
/** CreateLogGroup: 512. */
export const logGroupName = (scope: NameScope, service: string) => `/ecs/${scope.platform}/${scope.environment}/${service}`;
/** CreateLogGroup: 512. */
export const flowLogGroupName = (scope: NameScope) => `/vpc/${scope.platform}/${scope.environment}/flow-logs`;
/** CreateHttpNamespace: 1024; Service Connect finds services in it. */
export const serviceConnectNamespace = (scope: NameScope) => prefix(scope);
/** CreateService, ServiceConnectService: 64, no dots. No service and no port has a `_`, so no other port is called so. */
export function aliasDiscoveryName(service: string, port: string, alias: string): string {
  const name = `${service}-${port}_${alias}`;
  return name.includes(".") ? `${cut(name.replaceAll(".", "_"), 64)}-${shortHash(name)}` : fitName([name], 64);
}
/** PutScalingPolicy: 256. */
export const scalingPolicyName = (scope: NameScope, service: string, metric: string) => fitName([prefix(scope), service, metric], 256);
/** CreateQueue: 80, a FIFO queue's with its ending. */
export const queueName = (scope: NameScope, queue: string, type: "standard" | "fifo") => withFifo([prefix(scope), queue], type, 80);
/** CreateTopic: 256, a FIFO topic's with its ending. */
export const topicName = (scope: NameScope, topic: string, type: "standard" | "fifo") => withFifo([prefix(scope), topic], type, 256);
/** CreateStateMachine: 80, for logs `[A-Za-z0-9_-]`. */
export const stateMachineName = (scope: NameScope, workflow: string) => fitName([prefix(scope), workflow], 80);
/** CreateLogGroup: 512. Under this prefix the resource policy of CloudWatch Logs, which holds only so many names, needs no entry of its own. */
export const workflowLogGroupName = (scope: NameScope, workflow: string) => `/aws/vendedlogs/states/${scope.platform}/${scope.environment}/${workflow}`;
/** PutRule: 64. Joined by dots, which no name has, so that no two meet. */
export const eventRuleName = (scope: NameScope, owner: string, rule: string) => fitName([[prefix(scope), owner, rule].join(".")], 64);
/** What the names of an environment's rules begin with, those that are cut too. Up to the dot, so that `test` does not stand for `test2`. */
export const eventRulePrefix = (scope: NameScope) => cut(`${prefix(scope)}.`, 64);
/** CreateScheduleGroup: 64. One for each job and workflow: a role trusts a group. */
export const scheduleGroupName = (scope: NameScope, kind: "job" | "workflow", owner: string) => fitName([prefix(scope), kind, owner], 64);
/** CreateSchedule: 64, unique in its group. */
export const scheduleName = (schedule: string) => fitName([schedule], 64);
/** PutRule: 64. */
export const triggerRuleName = (scope: NameScope, workflow: string, trigger: string) => fitName([[prefix(scope), "workflow", workflow, trigger].join(".")], 64);
/** CreatePipe: 64. */
export const pipeName = (scope: NameScope, workflow: string, trigger: string) => fitName([[prefix(scope), workflow, trigger].join(".")], 64);
/** PutMetricAlarm: 255. */
export const alarmName = (scope: NameScope, what: string) => fitName([prefix(scope), what], 255);
/** CreateAlias: 256. */
export const keyAliasName = (scope: NameScope, owner: string) => `alias/${fitName([prefix(scope), owner], 250)}`;
/** CreateRole: 64. `delivery-` and `-apply` stand around it, so that none of these names is ever cut. */
export const longestDeliveryPrefix = 49;
/** CreateRole: 64; CreatePolicy: 128. */
export const deliveryName = (scope: NameScope, ...parts: readonly string[]) => ["delivery", prefix(scope), ...parts].join("-");
/** CreateBucket: 63, unique in all of AWS. */
export const stateBucketName = ({ account, region }: Pick<NameScope, "account" | "region">) => fitName(["gantry", "state", account, region], 63);
