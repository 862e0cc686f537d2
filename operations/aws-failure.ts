import { Refusal } from "../engine/refusal";
import type { AwsAccess } from "./aws-clients";

const noCredentials = new Set(["CredentialsProviderError", "TokenProviderError", "ProviderError"]);
const badCredentials = new Set([
  "AuthFailure",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
]);

/** What a call gives. What AWS refuses, or a connection that fails, becomes a refusal; `what` says what AWS was to do. */
export async function answerOf<T>(call: Promise<T>, what: string, access: AwsAccess): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Refusal || error.name === "AbortError") throw error;
    throw new Refusal(describeAwsFailure(error, what, access));
  }
}

/** Why AWS did not do what it was asked, and what to do. */
export function describeAwsFailure(error: Error, what: string, access: AwsAccess): string {
  const message = messageOf(error);
  if (noCredentials.has(error.name)) return `There are no credentials for ${whom(access)}: ${message}\n${signIn(access)}`;
  if (badCredentials.has(error.name)) return `AWS does not accept the credentials for ${whom(access)}: ${error.name}: ${message}\n${signIn(access)}`;
  if (!isOfConnection(error)) return `AWS did not ${what}: ${error.name}: ${message}`;
  const endpoints = Object.entries(process.env).filter(([name, value]) => name.startsWith("AWS_ENDPOINT_URL") && value !== undefined && value !== "");
  const told = endpoints.map(([name, value]) => `\n${name} is ${value}.`).join("");
  return `AWS could not be reached to ${what}: ${message}${told}`;
}

/** Node gives what fails on the way a code, and several failures in one error. */
function isOfConnection(error: Error): boolean {
  return !("$fault" in error) && ("code" in error || error instanceof AggregateError || error.name === "TimeoutError");
}

function whom({ environment, account, profile, assumeRoleArn }: AwsAccess): string {
  const by = [profile === undefined ? [] : [`profile ${profile}`], assumeRoleArn === undefined ? [] : [`role ${assumeRoleArn}`]].flat();
  return `account ${account} of ${environment}${by.length === 0 ? "" : ` (${by.join(", ")})`}`;
}

function signIn({ profile }: AwsAccess): string {
  const named = profile === undefined ? "" : ` --profile ${profile}`;
  const otherwise = profile === undefined ? ", or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" : "";
  return `Sign in (aws sso login${named})${otherwise}; then this shows the account: aws sts get-caller-identity${named}`;
}

/** A refused connection to a name with several addresses has an empty message and several errors. */
function messageOf(error: Error): string {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const message = error.message === "" && inner instanceof Error ? inner.message : error.message;
  return message === "" ? error.name : message;
}
