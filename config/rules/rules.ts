import { backupRules } from "./backup";
import { capacityRules } from "./capacity";
import { connectionRules } from "./connections";
import { containerRules } from "./containers";
import { discoveryRules } from "./discovery";
import { environmentRules } from "./environment";
import { fargateRules } from "./fargate";
import { mountRules } from "./mounts";
import { nameRules } from "./names";
import { networkRules } from "./network";
import { oneZoneMounts } from "./one-zone-mounts";
import { registryRules } from "./registry";
import { routeRules } from "./routes";
import { routingRules } from "./routing";
import type { Rule } from "./rule";
import { secretReferenceRules } from "./secret-references";
import { secretRules } from "./secrets";
import { serviceRules } from "./services";
import { storageRules } from "./storage";

/** Every rule there is, in the order of the file's sections. */
export const rules: readonly Rule[] = [
  ...environmentRules,
  ...networkRules,
  ...storageRules,
  ...secretRules,
  ...backupRules,
  ...registryRules,
  ...routingRules,
  ...capacityRules,
  ...serviceRules,
  ...fargateRules,
  ...containerRules,
  ...secretReferenceRules,
  ...mountRules,
  oneZoneMounts,
  ...routeRules,
  ...connectionRules,
  ...discoveryRules,
  ...nameRules,
];
