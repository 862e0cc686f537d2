import { partitionOf } from "../../config/arns";
import type { Statement } from "../iam/policy-document";

/** Who says what a workflow of GitHub is. */
export const githubHost = "token.actions.githubusercontent.com";
/** Whom it says it to. */
export const githubAudience = "sts.amazonaws.com";

/** ARN of the OIDC provider for GitHub, of which an account has one. */
export function githubProviderArn({ account, region }: { readonly account: string; readonly region: string }): string {
  return `arn:${partitionOf(region)}:iam::${account}:oidc-provider/${githubHost}`;
}

/** Lets jobs of a repository act as a role, and only those that are bound to one environment of GitHub's. */
export function workflowTrust(providerArn: string, repository: string, githubEnvironment: string): Statement {
  return {
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { [`${githubHost}:aud`]: githubAudience, [`${githubHost}:sub`]: `repo:${repository}:environment:${githubEnvironment}` } },
  };
}
