import { z } from "zod";

/** Pull requests that are planned, and merges that are applied, by GitHub's workflows. */
export const delivery = z.strictObject({
  /**
   * The GitHub repository whose workflows plan and apply: `acme/shop`. One whose tokens name ids, as those of all repositories made since
   * July 2026 do, with them: `acme@123456/shop@456789`.
   */
  repository: z.string(),
  /** Whether the account has an OIDC provider for GitHub already; there can be one. @default false */
  existingOidcProvider: z.boolean().default(false),
});
