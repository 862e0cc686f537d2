import { arn, clusterArn, lambdaFunctionArn, partitionOf } from "../arns";
import { queueName, taskFamily, topicName } from "../names";
import { taskTier, zonesOf } from "../network";
import type { Platform } from "../platform";
import type { WorkflowSpec } from "../workflow";
import { renderDefinition } from "../workflow-definition";
import { lookup } from "./places";

/** A workflow's definition with ARNs and ids such as it will have. */
export function sampleDefinition(workflow: WorkflowSpec, platform: Platform): object {
  const { queues, topics } = platform.messaging;
  return renderDefinition(workflow, {
    partition: partitionOf(platform.region),
    job: (name) => ({
      clusterArn: clusterArn(platform),
      taskDefinitionArn: arn(platform, "ecs", `task-definition/${taskFamily(platform, name)}:1`),
      containerName: name,
      subnetIds: zonesOf(platform.network, taskTier(platform.network)).map((_, index) => `subnet-${`${index}`.padStart(17, "0")}`),
      securityGroupId: `sg-${"0".repeat(17)}`,
      assignPublicIp: false,
      capacityProviderStrategy: [
        { capacityProvider: "FARGATE", base: 1, weight: 1 },
        { capacityProvider: "FARGATE_SPOT", base: 0, weight: 1 },
      ],
    }),
    topicArn: (name) => arn(platform, "sns", topicName(platform, name, lookup(topics, name)?.type ?? "standard")),
    queueUrl: (name) => `https://sqs.${platform.region}.amazonaws.com/${platform.account}/${queueName(platform, name, lookup(queues, name)?.type ?? "standard")}`,
    functionArn: (name) => lambdaFunctionArn(platform, name),
  });
}
