import { z } from "zod";
import { backend } from "./backend";
import { compute } from "./capacity";
import type { Composition } from "./composition";
import { consumers } from "./consumers";
import { delivery } from "./delivery";
import { job } from "./job";
import { messaging } from "./messaging";
import { moved } from "./moved";
import { network } from "./network";
import { registry } from "./registry";
import { routing } from "./routing";
import { service } from "./service";
import { storage } from "./storage";
import { workflow } from "./workflow";

/** What an operator writes: one file per environment. Unknown keys are refused. */
export const environmentFile = z.strictObject({
  /** The product. Part of every name and of the state's key; it never changes. */
  platform: z.string(),
  /** The stage: `dev`, `prod`. Part of every name and of the state's key; it never changes. */
  environment: z.string(),
  /** The AWS account, twelve digits. Terraform refuses to work in any other. */
  account: z.string(),
  /** The AWS region: `eu-west-1`. */
  region: z.string(),
  /** Who answers for it; becomes a tag. @default - no such tag */
  owner: z.string().optional(),
  /** Keeps file systems, repositories, secrets and backups from being destroyed, and load balancers from deletion. @default false */
  protected: z.boolean().default(false),
  /** Profile of the AWS configuration to use. @default - the credentials of the shell */
  profile: z.string().optional(),
  /** ARN of a role to assume. @default - none */
  assumeRoleArn: z.string().optional(),
  /** Tags of every resource, beside platform, environment, stack and owner. @default {} */
  tags: z.record(z.string(), z.string()).default({}),
  /** Where the states are. @default { type: "local" } */
  backend: backend.default({ type: "local" }),
  /** Pull requests planned, and merges applied, by GitHub's workflows. @default - by hand alone */
  delivery: delivery.optional(),
  network,
  /** @default - no file systems and no secrets */
  storage: storage.prefault({}),
  /** @default - no repositories */
  registry: registry.prefault({}),
  /** @default - no queues and no topics */
  messaging: messaging.prefault({}),
  /** @default - no load balancers */
  routing: routing.prefault({}),
  /** @default - a cluster on Fargate */
  compute: compute.prefault({}),
  /** The services by name: the name others reach them under. */
  services: z.record(z.string(), service),
  /** What runs to its end, by name. @default {} */
  jobs: z.record(z.string(), job).default({}),
  /** Step Functions state machines by name. @default {} */
  workflows: z.record(z.string(), workflow).default({}),
  /**
   * Resources that have another address than before, by layer, the old address first: `{ storage: { "aws_efs_file_system.data": "aws_efs_file_system.files" } }`.
   * Terraform then renames what is there instead of making it anew. @default {}
   */
  moved: moved.default({}),
  /**
   * Who reads outputs of these states from outside, by any name, with what it reads by layer: `{ billing: { network: { vpc_id: "string" } } }`.
   * Such an output can't go unnoticed. @default {}
   */
  consumers: consumers.default({}),
  /** Rules that do not hold in this file, by id, with the reason. @default - every rule holds */
  waivers: z.record(z.string(), z.string()).optional(),
});

/** An environment as written. */
export type EnvironmentFile = z.input<typeof environmentFile>;

/** An environment as written, with services from other files. */
export type ComposedEnvironmentFile = Omit<EnvironmentFile, "services"> & { readonly services: Composition };

/** An environment as written, with the defaults that depend on nothing else. */
export type ParsedEnvironment = z.output<typeof environmentFile>;
