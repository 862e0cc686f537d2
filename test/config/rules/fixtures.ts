import { backlogFixtures } from "./backlog.fixtures";
import { capacityFixtures } from "./capacity.fixtures";
import { connectionFixtures } from "./connections.fixtures";
import { containerFixtures } from "./containers.fixtures";
import { deliveryFixtures } from "./delivery.fixtures";
import { discoveryFixtures } from "./discovery.fixtures";
import { encryptionFixtures } from "./encryption.fixtures";
import { environmentFixtures } from "./environment.fixtures";
import { fargateFixtures } from "./fargate.fixtures";
import type { RuleFixture } from "./fixture";
import { grantFixtures } from "./grants.fixtures";
import { jobFixtures } from "./jobs.fixtures";
import { messagingNameFixtures } from "./messaging-names.fixtures";
import { mountFixtures } from "./mounts.fixtures";
import { movedFixtures } from "./moved.fixtures";
import { namesFixtures } from "./names.fixtures";
import { networkFixtures } from "./network.fixtures";
import { oneZoneMountFixtures } from "./one-zone-mounts.fixtures";
import { queueFixtures } from "./queues.fixtures";
import { registryFixtures } from "./registry.fixtures";
import { routeFixtures } from "./routes.fixtures";
import { routingFixtures } from "./routing.fixtures";
import { scheduleFixtures } from "./schedules.fixtures";
import { secretReferenceFixtures } from "./secret-references.fixtures";
import { serviceFixtures } from "./services.fixtures";
import { storageFixtures } from "./storage.fixtures";
import { taskEventFixtures } from "./task-events.fixtures";
import { textFixtures } from "./text.fixtures";
import { topicFixtures } from "./topics.fixtures";
import { workflowFixtures } from "./workflows.fixtures";
import { workflowFlowFixtures } from "./workflow-flow.fixtures";
import { workflowStateFixtures } from "./workflow-states.fixtures";
import { workflowTaskFixtures } from "./workflow-tasks.fixtures";

/** The fixtures of every rule, by its id. */
export const fixtures: Readonly<Record<string, RuleFixture>> = {
  ...backlogFixtures,
  ...capacityFixtures,
  ...connectionFixtures,
  ...containerFixtures,
  ...deliveryFixtures,
  ...discoveryFixtures,
  ...encryptionFixtures,
  ...environmentFixtures,
  ...fargateFixtures,
  ...grantFixtures,
  ...jobFixtures,
  ...messagingNameFixtures,
  ...mountFixtures,
  ...movedFixtures,
  ...namesFixtures,
  ...networkFixtures,
  ...oneZoneMountFixtures,
  ...queueFixtures,
  ...registryFixtures,
  ...routeFixtures,
  ...routingFixtures,
  ...scheduleFixtures,
  ...secretReferenceFixtures,
  ...serviceFixtures,
  ...storageFixtures,
  ...taskEventFixtures,
  ...textFixtures,
  ...topicFixtures,
  ...workflowFixtures,
  ...workflowFlowFixtures,
  ...workflowStateFixtures,
  ...workflowTaskFixtures,
};
