import { z } from "zod";
import { backend } from "./backend";
import type { StackSettings } from "./stack-settings";

/** Where a list and one of its stacks may differ: a stack of one's own can stand in another region. */
const place = {
  account: z.string(),
  region: z.string(),
  profile: z.string(),
  assumeRoleArn: z.string(),
  backend,
};

const keptStack = z.strictObject({
  layer: z.string(),
  stateKey: z.string(),
  workspace: z.string(),
  /** Ids of the stacks it stands behind. */
  dependencies: z.array(z.string()),
  /** Addresses of the resources that hold what nobody can make again. */
  protected: z.array(z.string()),
  /** What is not as the list has it. */
  ...z.object(place).partial().shape,
});

/** `environments/kept/<environment>.json`, or `account-<account>.json`: what is needed to know a stack when its file is gone. */
export const kept = z.strictObject({
  /** The product; none in an account's list. */
  platform: z.string().optional(),
  /** Name of the environment, or `account-<account>`. */
  environment: z.string(),
  account: place.account,
  region: place.region,
  profile: place.profile.optional(),
  assumeRoleArn: place.assumeRoleArn.optional(),
  backend: place.backend,
  /** Whether GitHub's workflows deliver it: without its file they still know that it is theirs to destroy. */
  delivery: z.literal(true).optional(),
  /** By id. */
  stacks: z.record(z.string(), keptStack),
  /** Stacks that are no longer synthesized, and whose states may still hold something. */
  left: z.record(z.string(), keptStack).default({}),
});

export type Kept = z.output<typeof kept>;
export type KeptStack = z.output<typeof keptStack>;

/** What a list says once for all its stacks. */
export const sharedSettings = Object.keys(place) as (keyof typeof place)[];

/** The settings of a kept stack, there or left. Its tags are not kept: what is only destroyed needs none. */
export function settingsOfKept(list: Kept, id: string): StackSettings {
  const stack = list.stacks[id] ?? list.left[id];
  if (stack === undefined) throw new Error(`${list.environment} keeps no stack ${id}`);
  const { layer, stateKey, workspace } = stack;
  const { account, region, profile, assumeRoleArn, backend: keptIn } = { ...list, ...stack };
  return { id, layer, account, region, profile, assumeRoleArn, tags: {}, backend: keptIn, stateKey, workspace };
}
