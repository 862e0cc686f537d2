import { deliveryRoleArn } from "../config/arns";
import type { Platform } from "../config/platform";

/** What a workflow needs to know of an environment. */
export interface DeliveryTarget {
  readonly environment: string;
  readonly region: string;
  readonly planRoleArn: string;
  readonly applyRoleArn: string;
}

/** The environments that workflows deliver. */
export function deliveryTargets(platforms: readonly Platform[]): DeliveryTarget[] {
  return platforms.flatMap((platform) =>
    platform.delivery === undefined
      ? []
      : [{ environment: platform.environment, region: platform.region, planRoleArn: deliveryRoleArn(platform, "plan"), applyRoleArn: deliveryRoleArn(platform, "apply") }],
  );
}
