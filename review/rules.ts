import type { Rule } from "./rule";
import { encryptionLost } from "./rules/encryption-lost";
import { exposureRules } from "./rules/exposure";
import { iamRules } from "./rules/iam";
import { networkRules } from "./rules/network";
import { outputRules } from "./rules/outputs";
import { protectedAddress } from "./rules/protected-address";
import { protectionLifted } from "./rules/protection-lifted";
import { rename } from "./rules/rename";
import { revisionRules } from "./rules/revisions";
import { ruleFailed } from "./rules/rule-failed";
import { serviceStops } from "./rules/service-stops";
import { stackRules } from "./rules/stacks";
import { statefulRules } from "./rules/stateful";
import { stopsFirst } from "./rules/stops-first";
import { unknownTypeGoes } from "./rules/unknown-type-goes";
import { waiverRules } from "./rules/waivers";

/** All that a review looks for, in the order in which findings of one severity are told. */
export const rules: readonly Rule[] = [
  ...stackRules,
  ...statefulRules,
  protectedAddress,
  ...outputRules,
  serviceStops,
  stopsFirst,
  rename,
  unknownTypeGoes,
  protectionLifted,
  encryptionLost,
  ...iamRules,
  ...networkRules,
  ...exposureRules,
  ...revisionRules,
];

/** What a waiver can name, and the guide has a paragraph of. */
export const ruleIds: readonly string[] = [...rules, ...Object.values(waiverRules), ruleFailed].map(({ id }) => id);
