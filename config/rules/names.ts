import { deadLetterOfJob, deadLetterOfQueue, deadLetterOfTaskEvents, deadLetterOfWorkflow, hasSchedules, hasStarts } from "../dead-letter-queues";
import { isKnown } from "../known";
import { loadBalancerName, roleName } from "../names";
import type { Platform } from "../platform";
import { all, entries, everyJob, everyLoadBalancer, everyQueue, everyService, everySidecar, everyTask, everyTopic, everyWorkflow, field, keys, type Places } from "./places";
import { pattern, valueRule, type Placed, type Rule } from "./rule";
import { nameSource, safeName, safeNameForm, safeNameRemedy } from "./safe-name";

const fileSystems = ({ storage }: Platform) => [{ path: ["storage", "fileSystems"], value: storage.fileSystems }];
const loadBalancers = ({ routing }: Platform) => [{ path: ["routing", "loadBalancers"], value: routing.loadBalancers }];
const services = ({ services: value }: Platform) => [{ path: ["services"], value }];
const jobs = ({ jobs: value }: Platform) => [{ path: ["jobs"], value }];
const workflows = ({ workflows: value }: Platform) => [{ path: ["workflows"], value }];
const queues = ({ messaging }: Platform) => [{ path: ["messaging", "queues"], value: messaging.queues }];
const topics = ({ messaging }: Platform) => [{ path: ["messaging", "topics"], value: messaging.topics }];
const taskEvents = ({ messaging }: Platform) => [{ path: ["messaging", "taskEvents"], value: messaging.taskEvents }];
const secrets = ({ storage }: Platform) => [{ path: ["storage", "secrets"], value: storage.secrets }];
const everyFileSystem = entries(fileSystems);
const repositories = ({ registry }: Platform) => [{ path: ["registry", "repositories"], value: registry.repositories }];

/** Names that become part of an ARN, a Terraform address, a container's name or a DNS name. */
const plainNames: Places<string | undefined> = all<string | undefined>(
  keys(fileSystems),
  keys(field(everyFileSystem, "accessPoints")),
  keys(loadBalancers),
  keys(field(everyLoadBalancer, "listeners")),
  keys(queues),
  keys(topics),
  keys(field(everyTopic, "subscriptions")),
  keys(taskEvents),
  keys(services),
  keys(jobs),
  keys(field(everyJob, "schedules")),
  keys(workflows),
  keys(field(everyWorkflow, "triggers")),
  field(everyTask, "group"),
  keys(field(everyTask, "sidecars")),
  keys(field(everyService, "ports")),
  keys(field(everySidecar, "ports")),
  keys(field(everyService, "ebsVolumes")),
  keys(field(everyService, "routes")),
);

/** A name, how it is told from its like, and what it becomes among them. */
interface Becoming extends Placed<string> {
  readonly label: string;
  readonly kind: string;
  readonly becomes: string;
}

const address = (kind: string) => ({ path, value }: Placed<string>): Becoming =>
  ({ path, value, kind, label: value, becomes: value.replaceAll(/[^A-Za-z0-9_-]/g, "-") });

/** The name of a target group is that of the service and that of the route, joined. */
function targetGroup({ path, value }: Placed<string>): Becoming {
  const service = String(path[1]);
  return { path, value, kind: "the target groups", label: `${service}, ${value}`, becomes: `${service}-${value}` };
}

const shortened = (kind: string, shorten: (name: string) => string) => ({ path, value }: Placed<string>): Becoming =>
  ({ path, value, kind, label: value, becomes: shorten(value) });

/** Queues that are made for the dead letters of others, each at the place of what it is made for. */
function madeDeadLetterQueues(platform: Platform): Placed<string>[] {
  return [
    ...[...everyQueue(platform)].flatMap(({ path, value: { deadLetter } }) => (deadLetter !== undefined && deadLetter.queue === undefined ? [{ path, value: deadLetterOfQueue(String(path[2])) }] : [])),
    ...(Object.keys(platform.messaging.taskEvents).length > 0 ? [{ path: ["messaging", "taskEvents"], value: deadLetterOfTaskEvents }] : []),
    ...[...everyJob(platform)].flatMap(({ path, value: job }) => (hasSchedules(job) ? [{ path, value: deadLetterOfJob(job.name) }] : [])),
    ...[...everyWorkflow(platform)].flatMap(({ path, value: workflow }) => (hasStarts(workflow) ? [{ path, value: deadLetterOfWorkflow(workflow.name) }] : [])),
  ];
}

/** Names that lose something on their way to an address or a shorter name, or are joined with another. */
function becoming(platform: Platform): Becoming[] {
  return [
    ...[...keys(loadBalancers)(platform)].map(shortened("the names of load balancers", (name) => loadBalancerName(platform, name))),
    ...[...keys(services)(platform), ...[...keys(jobs)(platform)].filter(({ value }) => !Object.hasOwn(platform.services, value))].map(shortened("the names of roles", (name) => roleName(platform, name, "execution"))),
    ...[...keys(queues)(platform), ...madeDeadLetterQueues(platform)].map(shortened("the names of queues", (name) => name)),
    ...[...keys(secrets)(platform)].map(address("the Terraform addresses of secrets")),
    ...[...keys(repositories)(platform)].map(address("the Terraform addresses of repositories")),
    ...[...keys(field(everyService, "routes"))(platform)].map(targetGroup),
  ];
}

export const nameRules: readonly Rule[] = [
  valueRule("name-form", nameSource, plainNames, (name) =>
    safeName.test(name) ? undefined : { allowed: safeNameForm, remedy: safeNameRemedy(name) },
  ),
  pattern(
    "secret-name",
    "API CreateSecret",
    /^[a-z][a-z0-9]*(?:[-_./][a-z0-9]+)*$/,
    "lower-case letters and digits in words joined by single hyphens, underscores, dots or slashes, a letter first",
    "rename it",
    keys(secrets),
  ),
  pattern(
    "security-group-name",
    "API CreateSecurityGroup",
    /^(?!sg$)/,
    `any name but "sg"`,
    "rename the platform: its security groups would be named like the ids that AWS gives",
    ({ platform }) => [{ path: ["platform"], value: platform }],
  ),
  {
    id: "names-collide",
    source: "Gantry guide, Names; API CreateTargetGroup",
    *check(platform) {
      const taken = new Map<string, string>();
      for (const { path, value: given, label, kind, becomes } of becoming(platform)) {
        const key = `${kind} ${becomes}`;
        const first = taken.get(key);
        if (first === undefined) taken.set(key, label);
        else if (isKnown(given)) {
          const allowed = `a name that does not become ${becomes} among ${kind}, as "${first}" does`;
          yield { path, given, allowed, remedy: "rename one of the two" };
        }
      }
    },
  },
];
