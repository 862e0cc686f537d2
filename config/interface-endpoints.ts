import { isParameterArn } from "./arns";
import { isEcrImage } from "./image";
import type { Platform } from "./platform";
import { containersOf } from "./service";

/**
 * The interface endpoints an environment without a way to the internet needs, sorted: what its tasks use when they start and
 * run, and what the file adds. EFS is not among them: tasks reach mount targets directly.
 */
export function interfaceEndpoints(platform: Platform): string[] {
  const { network } = platform;
  if (network.vpc === "existing") return [];
  const services = network.egress === "endpoints" ? derivedEndpoints(platform) : [];
  return [...new Set([...services, ...network.interfaceEndpoints])].sort();
}

function derivedEndpoints(platform: Platform): string[] {
  const services = Object.values(platform.services);
  const containers = services.flatMap((service) => containersOf(service).map(([, container]) => container));
  const secrets = containers.flatMap((container) => Object.values(container.secrets));
  // Secrets of this file, and those of a team's own stacks, are Secrets Manager's.
  const parameters = secrets.filter((secret) => (typeof secret === "string" ? isParameterArn(secret) : "arn" in secret && isParameterArn(secret.arn)));
  return [
    ...(services.length > 0 ? ["logs"] : []),
    ...(containers.some((container) => isEcrImage(container.image)) ? ["ecr.api", "ecr.dkr"] : []),
    ...(parameters.length < secrets.length ? ["secretsmanager"] : []),
    ...(parameters.length > 0 ? ["ssm"] : []),
    ...(services.some((service) => service.exec) ? ["ssmmessages"] : []),
  ];
}
