import { backlogRules } from "./backlog";
import { backupRules } from "./backup";
import { capacityRules } from "./capacity";
import { connectionRules } from "./connections";
import { containerRules } from "./containers";
import { discoveryRules } from "./discovery";
import { encryptionRules } from "./encryption";
import { environmentRules } from "./environment";
import { fargateRules } from "./fargate";
import { grantRules } from "./grants";
import { jobRules } from "./jobs";
import { messagingNameRules } from "./messaging-names";
import { mountRules } from "./mounts";
import { movedRules } from "./moved";
import { nameRules } from "./names";
import { networkRules } from "./network";
import { oneZoneMounts } from "./one-zone-mounts";
import { queueRules } from "./queues";
import { registryRules } from "./registry";
import { routeRules } from "./routes";
import { routingRules } from "./routing";
import type { Rule } from "./rule";
import { scheduleRules } from "./schedules";
import { secretReferenceRules } from "./secret-references";
import { secretRules } from "./secrets";
import { serviceRules } from "./services";
import { storageRules } from "./storage";
import { taskEventRules } from "./task-events";
import { topicRules } from "./topics";
import { workflowRules } from "./workflows";

/** Every rule there is, in the order of the file's sections. */
export const rules: readonly Rule[] = [
  ...environmentRules,
  ...networkRules,
  ...storageRules,
  ...secretRules,
  ...backupRules,
  ...registryRules,
  ...queueRules,
  ...topicRules,
  ...taskEventRules,
  ...encryptionRules,
  ...messagingNameRules,
  ...routingRules,
  ...capacityRules,
  ...serviceRules,
  ...backlogRules,
  ...fargateRules,
  ...containerRules,
  ...secretReferenceRules,
  ...mountRules,
  oneZoneMounts,
  ...grantRules,
  ...routeRules,
  ...connectionRules,
  ...discoveryRules,
  ...jobRules,
  ...scheduleRules,
  ...workflowRules,
  ...movedRules,
  ...nameRules,
];
