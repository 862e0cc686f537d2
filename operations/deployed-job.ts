import { z } from "zod";
import { computeLayer, layerOf } from "../config/deploy-order";
import type { JobSpec } from "../config/job";
import { describeState, stackSettings, type StackSettings } from "../config/stack-settings";
import { Refusal } from "../engine/refusal";
import type { Operation } from "./operation";
import { stackOutputs } from "./stack-outputs";

const jobOutputs = z.object({
  task_definition_arn: z.string(),
  security_group_id: z.string(),
  /** By zone. */
  subnet_ids: z.record(z.string(), z.string()),
  assign_public_ip: z.enum(["true", "false"]),
});

/** What the states say of a job. */
export interface DeployedJob {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly securityGroupId: string;
  readonly subnetIds: readonly string[];
  readonly assignPublicIp: boolean;
}

/** Reads from the states what it takes to run a job. Refuses when it has not been deployed. */
export async function deployedJob(job: JobSpec, operation: Operation): Promise<DeployedJob> {
  const shared = stackSettings(operation.platform, computeLayer);
  const own = stackSettings(operation.platform, layerOf(job));
  const ofShared = stackOutputs(shared, operation);
  const [cluster, jobs] = await Promise.all([ofShared, own.id === shared.id ? ofShared : stackOutputs(own, operation)]);

  const clusterArn = cluster["cluster_arn"];
  if (typeof clusterArn !== "string") throw new Refusal(notDeployed(shared, operation.platform.environment));
  const { success, data } = jobOutputs.safeParse((jobs["jobs"] as Record<string, unknown> | undefined)?.[job.name]);
  if (!success) throw new Refusal(Object.keys(jobs).length === 0 ? notDeployed(own, operation.platform.environment) : jobNotDeployed(job, own, operation.platform.environment));
  return {
    clusterArn,
    taskDefinitionArn: data.task_definition_arn,
    securityGroupId: data.security_group_id,
    subnetIds: Object.keys(data.subnet_ids).sort().flatMap((zone) => data.subnet_ids[zone] ?? []),
    assignPublicIp: data.assign_public_ip === "true",
  };
}

function notDeployed(settings: StackSettings, environment: string): string {
  return `${settings.id} has not been deployed: there is nothing in its state, ${describeState(settings)}.\n${deployFirst(environment)}`;
}

function jobNotDeployed({ name }: JobSpec, settings: StackSettings, environment: string): string {
  return `The job ${name} has not been deployed: the state of ${settings.id}, ${describeState(settings)}, does not know it.\n${deployFirst(environment)}`;
}

/** What to do about something that is not there yet. */
export function deployFirst(environment: string): string {
  return `Deploy it first: npx cdktf deploy '${environment}-*'`;
}
