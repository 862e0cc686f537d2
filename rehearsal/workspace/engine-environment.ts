import { join } from "node:path";
import { Refusal } from "../../engine/refusal";
import { endpointProblems } from "./endpoints";

/** An empty file in the workspace: where the provider looks for profiles, it finds none. */
export const noProfiles = "no-aws-profiles";

/** How the engine is to be told of the emulator. */
export interface EngineEnvironmentOptions {
  readonly account: string;
  readonly region: string;
  /** `AWS_ENDPOINT_URL`, and `AWS_ENDPOINT_URL_<SERVICE>` for services that go elsewhere. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** The workspace. */
  readonly folder: string;
}

/** What tells the engine where its own provider comes from. Any other variable of its own or of AWS could lead it elsewhere. */
const keptVariables = new Set([
  "TF_CLI_CONFIG_FILE",
  "TF_PLUGIN_CACHE_DIR",
  "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE",
  "TF_REGISTRY_CLIENT_TIMEOUT",
  "TF_REGISTRY_DISCOVERY_RETRY",
]);
const ownedPrefix = /^(AWS|TF|TOFU|TERRAFORM)_/i;

/** The variables the engine runs with: nothing real in them, and no way to AWS but the emulator. */
export function engineEnvironment(variables: NodeJS.ProcessEnv, { account, region, endpoints, folder }: EngineEnvironmentOptions): NodeJS.ProcessEnv {
  const problems = Object.keys(endpoints).length === 0 ? ["AWS_ENDPOINT_URL is missing; without it the engine would reach AWS."] : endpointProblems(endpoints);
  if (problems.length > 0) throw new Refusal(problems.join("\n"));

  const kept = Object.entries(variables).filter(([name]) => keptVariables.has(name) || !ownedPrefix.test(name));
  return {
    ...Object.fromEntries(kept),
    ...endpoints,
    // Emulators take the account from the key: this one is of nobody.
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: "rehearsal",
    AWS_REGION: region,
    AWS_CONFIG_FILE: join(folder, noProfiles),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, noProfiles),
    AWS_EC2_METADATA_DISABLED: "true",
    NO_PROXY: pastProxies(variables["NO_PROXY"] ?? variables["no_proxy"]),
    no_proxy: pastProxies(variables["no_proxy"] ?? variables["NO_PROXY"]),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
  };
}

/** Proxies stay, for the provider may be downloaded through one; an emulator is never behind it. */
function pastProxies(given: string | undefined): string {
  return [...(given === undefined || given === "" ? [] : [given]), "localhost", ".localhost", "127.0.0.0/8", "::1"].join(",");
}
