import type { StateMachine } from "../../config/states-language";
import { resolveWorkflow, workflow, type WorkflowSpec } from "../../config/workflow";
import type { WorkflowTargets } from "../../config/workflow-definition";

/** What names stand for: ARNs that are easily told apart. */
export const targets: WorkflowTargets = {
  partition: "aws",
  job: (name) => ({
    clusterArn: "cluster-arn",
    taskDefinitionArn: `${name}-arn`,
    containerName: name,
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupId: `sg-${name}`,
    assignPublicIp: name === "public",
    capacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 1, weight: 2 }],
  }),
  topicArn: (name) => `${name}-arn`,
  queueUrl: (name) => `${name}-url`,
  functionArn: (name) => `${name}-arn`,
};

/** A workflow called `nightly` with every default resolved. */
export function sampleWorkflow(definition: StateMachine, type: "STANDARD" | "EXPRESS" = "STANDARD"): WorkflowSpec {
  return resolveWorkflow(workflow.parse({ type, definition }), "nightly");
}
