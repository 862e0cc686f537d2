import { z } from "zod";
import { doors } from "./doors";

const share = z.strictObject({
  /** Tasks that run here before the weights count; on one provider alone. @default 0 */
  base: z.number().default(0),
  /** Share of the tasks beyond the base, 0 to 1000. @default 1 */
  weight: z.number().default(1),
});

/** How tasks are spread over Fargate and Fargate Spot. */
export const capacity = z.strictObject({
  /** On-demand capacity. @default - none */
  fargate: share.optional(),
  /** Spare capacity at a discount, taken back with two minutes' notice. @default - none */
  fargateSpot: share.optional(),
});

export const compute = z.strictObject({
  /** The strategy of services and jobs that name none of their own. @default { fargate: { weight: 1 } } */
  capacity: capacity.default({ fargate: { base: 0, weight: 1 } }),
  /** CloudWatch Container Insights of the cluster. @default "enhanced" */
  containerInsights: z.enum(["enhanced", "enabled", "disabled"]).default("enhanced"),
  ...doors,
});

export type Capacity = z.output<typeof capacity>;

/** One entry of a capacity provider strategy, as ECS names it. */
export interface CapacityProviderShare {
  readonly capacityProvider: "FARGATE" | "FARGATE_SPOT";
  readonly base: number;
  readonly weight: number;
}

/** The strategy in ECS's words, on-demand first. */
export function capacityProviderStrategy(capacity: Capacity): CapacityProviderShare[] {
  const shares: CapacityProviderShare[] = [];
  if (capacity.fargate) shares.push({ capacityProvider: "FARGATE", ...capacity.fargate });
  if (capacity.fargateSpot) shares.push({ capacityProvider: "FARGATE_SPOT", ...capacity.fargateSpot });
  return shares;
}
