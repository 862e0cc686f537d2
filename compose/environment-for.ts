import type { Composition } from "../config/composition";
import type { ComposedEnvironmentFile } from "../config/environment-file";
import { fitName } from "../config/names";
import { safeName } from "../config/rules/safe-name";
import { withSafeName } from "./map/safe-names";

/** Name of the environment that is made for Compose files alone. */
export const composeEnvironmentName = "compose";

/** An environment made for Compose files alone, to check and to rehearse them in. */
export function environmentFor(project: string, services: Composition): ComposedEnvironmentFile {
  return {
    platform: platformName(project),
    environment: composeEnvironmentName,
    account: "111122223333",
    region: "eu-west-1",
    network: { cidr: "10.0.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
    services,
    // Certificates are an environment's own.
    waivers: { "listener-plain-443": "the environment that takes these files has the certificates" },
  };
}

const longest = 40;
/** What the ids of AWS's security groups begin with: see the rule `security-group-name`. */
const taken = "sg";

/** The name of a Compose project as that of a platform. */
function platformName(project: string): string {
  const name = withSafeName(project);
  if (safeName.test(name) && name !== taken) return name;
  return fitName(["app", ...(name === "" ? [] : [name])], longest);
}
