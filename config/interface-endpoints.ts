import { isParameterArn } from "./arns";
import { isEcrImage } from "./image";
import { tasksOf, type Platform } from "./platform";
import { containersOf } from "./task";

/**
 * The interface endpoints an environment without a way to the internet needs, sorted: what its tasks use when they start and
 * run, what is granted to them, and what the file adds. Mounts need none: tasks reach mount targets directly.
 */
export function interfaceEndpoints(platform: Platform): string[] {
  const { network } = platform;
  if (network.vpc === "existing") return [];
  const services = network.egress === "endpoints" ? derivedEndpoints(platform) : [];
  return [...new Set([...services, ...network.interfaceEndpoints])].sort();
}

function derivedEndpoints(platform: Platform): string[] {
  const tasks = tasksOf(platform);
  const containers = tasks.flatMap((task) => containersOf(task).map(([, container]) => container));
  const grants = tasks.map((task) => task.grants);
  const granted = (kind: "queues" | "topics" | "stateMachines" | "fileSystems") => grants.some((each) => Object.keys(each[kind]).length > 0);
  const expressStarts = grants.some(({ stateMachines }) => Object.entries(stateMachines).some(([name, word]) => word !== "answer" && platform.workflows[name]?.type === "EXPRESS"));
  const secrets = containers.flatMap((container) => Object.values(container.secrets));
  // Secrets of this file, and those of a team's own stacks, are Secrets Manager's.
  const parameters = secrets.filter((secret) => (typeof secret === "string" ? isParameterArn(secret) : "arn" in secret && isParameterArn(secret.arn)));
  return [
    ...(tasks.length > 0 ? ["logs"] : []),
    ...(containers.some((container) => isEcrImage(container.image)) ? ["ecr.api", "ecr.dkr"] : []),
    ...(parameters.length < secrets.length ? ["secretsmanager"] : []),
    ...(parameters.length > 0 ? ["ssm"] : []),
    ...(Object.values(platform.services).some((service) => service.exec) ? ["ssmmessages"] : []),
    ...(granted("queues") ? ["sqs"] : []),
    ...(granted("topics") ? ["sns"] : []),
    ...(granted("stateMachines") ? ["states"] : []),
    // StartSyncExecution has an endpoint of its own.
    ...(expressStarts ? ["sync-states"] : []),
    ...(granted("fileSystems") ? ["elasticfilesystem"] : []),
  ];
}
