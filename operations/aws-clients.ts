import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromIni, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { Platform } from "../config/platform";
import { Refusal } from "../engine/refusal";
import { answerOf } from "./aws-failure";

/** What decides where and as whom we ask AWS. */
export type AwsAccess = Pick<Platform, "environment" | "account" | "region" | "profile" | "assumeRoleArn">;

/** How clients talk to an environment's account, as the provider does; AWS_ENDPOINT_URL and the rest of AWS's variables they hear themselves. */
export function clientSettings(access: AwsAccess) {
  // Clients tell on standard error which Node they will need one day; that is not the user's concern.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const credentials = credentialsOf(access);
  // What is followed for hours should outlive a connection that is gone for seconds.
  return { region: access.region, maxAttempts: 10, ...(credentials === undefined ? {} : { credentials }) };
}

/** Of the profile, by the role; without either, AWS's own chain. */
function credentialsOf({ profile, assumeRoleArn, region }: AwsAccess) {
  const ofProfile = profile === undefined ? undefined : fromIni({ profile, clientConfig: { region } });
  if (assumeRoleArn === undefined) return ofProfile;
  return fromTemporaryCredentials({
    ...(ofProfile === undefined ? {} : { masterCredentials: ofProfile }),
    params: { RoleArn: assumeRoleArn, RoleSessionName: "gantry" },
    clientConfig: { region },
  });
}

/** Refuses unless the credentials are of the environment's account. */
export async function requireAccount(access: AwsAccess, abortSignal: AbortSignal): Promise<void> {
  const client = new STSClient({ ...clientSettings(access), maxAttempts: 3 });
  try {
    const { Account } = await answerOf(client.send(new GetCallerIdentityCommand({}), { abortSignal }), "say whose credentials these are", access);
    if (Account !== access.account) throw new Refusal(otherAccount(access, Account));
  } finally {
    client.destroy();
  }
}

function otherAccount({ environment, account, profile, assumeRoleArn }: AwsAccess, found: string | undefined): string {
  const remedy =
    profile === undefined && assumeRoleArn === undefined
      ? `Use credentials of account ${account}, for example by AWS_PROFILE.`
      : `Correct profile or assumeRoleArn in environments/${environment}.ts, or what the profile says.`;
  return `The environment ${environment} belongs to account ${account}, but the credentials are of account ${found ?? "unknown"}. Nothing was done.\n${remedy}`;
}
