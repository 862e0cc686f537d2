import { z } from "zod";

/** Where the Terraform states are. Settled before the first apply. */
export const backend = z.discriminatedUnion("type", [
  z.strictObject({
    /** Files in the git-ignored folder `state/` beside `main.ts`. */
    type: z.literal("local"),
  }),
  z.strictObject({
    /** An S3 bucket with Terraform's native lock file. */
    type: z.literal("s3"),
    /**
     * Name of a bucket that exists already.
     * @default - the account's state bucket, made by the stack `state-<account>`
     */
    bucket: z.string().optional(),
    /**
     * Region of the bucket.
     * @default - the environment's region
     */
    region: z.string().optional(),
    /**
     * ARN of the KMS key that encrypts the states.
     * @default - the bucket's own encryption
     */
    kmsKeyArn: z.string().optional(),
  }),
  z.strictObject({
    /** HCP Terraform, one workspace per stack. */
    type: z.literal("cloud"),
    organization: z.string(),
    /** @default "app.terraform.io" */
    hostname: z.string().default("app.terraform.io"),
  }),
]);

export type Backend = z.output<typeof backend>;
