import { z } from "zod";

/** A value that a plan was made with although only an apply of another stack tells it. */
export const assumption = z.strictObject({
  /** Id of the stack whose output it is. */
  producer: z.string(),
  output: z.string(),
  /** Where in the output's value. */
  path: z.array(z.string()),
  /** What stood for it in the plan: no other value of the plans contains it. */
  placeholder: z.string(),
});

const plannedStack = z.strictObject({
  id: z.string(),
  /** Stacks it reads, by id. */
  dependencies: z.array(z.string()),
  /**
   * `exact`: made from the states alone; there is a plan file, and that is what is applied.
   * `provisional`: made with outputs that other plans will change; planned anew and compared before it is applied.
   * `unplanned`: could not be planned before the stacks it reads are applied; `problem` says why.
   */
  status: z.enum(["exact", "provisional", "unplanned"]),
  /** Its backend is not there yet, so its state was taken to be empty. */
  assumesEmptyState: z.boolean().optional(),
  /** No longer in the files: every resource goes. */
  isLeaving: z.boolean(),
  /** Whether the plan changes nothing: no resource and no output. */
  isEmpty: z.boolean(),
  /** Canonical digest of the plan (`digest.ts`); of one that is unplanned, none. */
  digest: z.string().optional(),
  /** Digest of the files in the stack's folder of `synth/` that it was planned with; of one that is unplanned, none. */
  configurationDigest: z.string().optional(),
  /** Outputs of other stacks that it reads, `vpc_id`, by the id of the stack. */
  reads: z.record(z.string(), z.array(z.string())),
  assumptions: z.array(assumption),
  /** Addresses of this stack that were accepted as holding what must not be lost. */
  protectedAddresses: z.array(z.string()),
  problem: z.string().optional(),
});

/** `plans/<environment>/index.json`: the plans of all stacks of an environment. Beside it are `<stack>.json`, `<stack>.tfplan` and `synth/`, what was synthesized. */
export const planSet = z.strictObject({
  formatVersion: z.literal(1),
  platform: z.string(),
  environment: z.string(),
  account: z.string(),
  region: z.string(),
  /** As whom, where the environment says so. */
  profile: z.string().optional(),
  assumeRoleArn: z.string().optional(),
  /** The git commit, and the tree it holds; none outside of git. */
  commit: z.string().optional(),
  tree: z.string().optional(),
  /** Whether files were changed that are not in the commit. */
  hasUncommittedChanges: z.boolean(),
  engine: z.strictObject({ name: z.enum(["terraform", "tofu"]), version: z.string() }),
  /** In deploy order; those that are leaving first, in removal order. */
  stacks: z.array(plannedStack),
});

export type PlanSet = z.output<typeof planSet>;
export type PlannedStack = z.output<typeof plannedStack>;
export type Assumption = z.output<typeof assumption>;

/** Name of the file in `plans/<environment>/`. */
export const planSetFile = "index.json";
