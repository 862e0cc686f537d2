import { z } from "zod";

/** The two doors that every section, service, job and workflow has, so that nobody is ever stuck. */
export const doors = {
  /**
   * Sets any argument of any resource: address as in the plan, then Terraform's own argument path.
   * Values are Terraform expressions, passed on as they are: `{ "aws_vpc.vpc": { "tags.Team": "web" } }`.
   * @default - nothing is overridden
   */
  overrides: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  /**
   * Rules that do not hold here, by id, with the reason: `{ "efs-elastic": "agreed with AWS support" }`.
   * @default - every rule holds
   */
  waivers: z.record(z.string(), z.string()).optional(),
};
