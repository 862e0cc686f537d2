import { z } from "zod";
import { doors } from "./doors";

const lifecycleRule = z.strictObject({
  /** @default - no description */
  description: z.string().optional(),
  /** Which images the rule is for. A rule for `any` comes last, and once. */
  tagStatus: z.enum(["tagged", "untagged", "any"]),
  /** Tags begin with every one of these; with `tagged` alone, instead of `tagPatterns`. */
  tagPrefixes: z.array(z.string()).optional(),
  /** Tags match every one of these, at most four `*` each; with `tagged` alone, instead of `tagPrefixes`. */
  tagPatterns: z.array(z.string()).optional(),
  /** Expires images that are older than this. Exactly one of `olderThanDays` and `moreThanCount`. */
  olderThanDays: z.number().optional(),
  /** Expires the oldest images beyond this number. */
  moreThanCount: z.number().optional(),
});

const repository = z.strictObject({
  /** Whether a tag can be moved to another image. @default "IMMUTABLE" */
  tagMutability: z.enum(["IMMUTABLE", "MUTABLE"]).default("IMMUTABLE"),
  /** @default true */
  scanOnPush: z.boolean().default(true),
  /** ARN of the KMS key. @default - AES-256 with a key of S3's */
  kmsKeyArn: z.string().optional(),
  /** Which images expire; numbered in this order. @default - untagged images after 14 days */
  lifecycle: z.array(lifecycleRule).default([{ description: "Untagged images", tagStatus: "untagged", olderThanDays: 14 }]),
});

export const registry = z.strictObject({
  /** ECR repositories by name; the whole name is `<platform>/<environment>/<name>`. */
  repositories: z.record(z.string(), repository).default({}),
  ...doors,
});

export type RepositorySpec = z.output<typeof repository>;
export type LifecycleRule = z.output<typeof lifecycleRule>;
