import type { Construct } from "constructs";
import type { JobSpec } from "../config/job";
import { mapValues } from "../config/map-values";
import type { Platform } from "../config/platform";
import { JobParts } from "./job-parts";
import type { JobOutputs, ServiceInputs } from "./service-inputs";
import { addSecurityGroup } from "./services";

/** Builds jobs; they stand behind the services of their state, which they may connect to. */
export function buildJobs(scope: Construct, platform: Platform, members: readonly JobSpec[], inputs: ServiceInputs): Record<string, JobOutputs> {
  const byName = Object.fromEntries(members.map((spec) => [spec.name, spec]));
  return mapValues(byName, (spec, name) => {
    const securityGroup = addSecurityGroup(scope, platform, "job", name, inputs);
    return new JobParts(scope, name, { platform, spec, inputs, securityGroup }).outputs;
  });
}
