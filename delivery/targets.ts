import { deliveryRoleArn } from "../config/arns";
import type { Kept } from "../config/kept";
import type { Platform } from "../config/platform";

/** What a workflow needs to know of an environment. */
export interface DeliveryTarget {
  readonly environment: string;
  readonly region: string;
  readonly planRoleArn: string;
  readonly applyRoleArn: string;
}

/** Those environments that workflows deliver; of one whose file is gone, what is kept tells. */
export function deliveryTargets(environments: readonly (Platform | Kept)[]): DeliveryTarget[] {
  return environments.flatMap(({ platform = "", environment, account, region, delivery }) => {
    const scope = { platform, environment, account, region };
    return delivery === undefined ? [] : [{ environment, region, planRoleArn: deliveryRoleArn(scope, "plan"), applyRoleArn: deliveryRoleArn(scope, "apply") }];
  });
}
