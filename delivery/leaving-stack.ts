import { awsProvider } from "../config/aws-provider";
import { backendAlone } from "../config/backend-alone";
import type { StackSettings } from "../config/stack-settings";

/** A configuration without any resource: with it, everything that the stack's state holds goes. */
export function leavingConfiguration(settings: StackSettings, project: string): object {
  const { terraform } = backendAlone(settings, project);
  const { region, account, profile, assumeRoleArn } = settings;
  return {
    terraform: { ...terraform, required_providers: { aws: awsProvider } },
    provider: {
      aws: [
        {
          region,
          allowed_account_ids: [account],
          ...(profile === undefined ? {} : { profile }),
          ...(assumeRoleArn === undefined ? {} : { assume_role: [{ role_arn: assumeRoleArn }] }),
        },
      ],
    },
  };
}
