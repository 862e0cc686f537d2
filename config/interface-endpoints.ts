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
  const arns = secrets.map((secret) => (typeof secret === "string" ? secret : "arn" in secret ? secret.arn : ""));
  const isParameter = (arn: string) => /^arn:[^:]+:ssm:/.test(arn);
  const usesParameter = arns.some(isParameter);
  const usesSecret = secrets.some((secret, index) => typeof secret === "object" && !("arn" in secret) ? true : !isParameter(arns[index] ?? ""));
  return [
    ...(services.length > 0 ? ["logs"] : []),
    ...(containers.some((container) => isEcrImage(container.image)) ? ["ecr.api", "ecr.dkr"] : []),
    ...(usesSecret ? ["secretsmanager"] : []),
    ...(usesParameter ? ["ssm"] : []),
    ...(services.some((service) => service.exec) ? ["ssmmessages"] : []),
  ];
}
