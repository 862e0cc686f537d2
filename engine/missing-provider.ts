import type { EngineBinary } from "./engine-binary";

/** Whether `init` failed because it could not get a provider. */
export function isMissingProvider(output: string): boolean {
  return /Failed to (query available provider packages|install provider|resolve provider packages)|Could not (retrieve the list of available versions for provider|query provider registry)/.test(output);
}

/** What to do when `init` cannot get a provider. */
export function missingProvider({ name }: EngineBinary, output: string): string {
  const provider = /provider\s+"?([a-z0-9_.-]+\/[a-z0-9_./-]+)"?/i.exec(output.replace(/\s+│?\s*/g, " "))?.[1]?.replace(/[:.]$/, "") ?? "hashicorp/aws";
  return [
    `The provider ${provider} could not be had.`,
    `${name === "tofu" ? "OpenTofu" : "Terraform"} downloads it once: let it reach the provider registry, or name a mirror in its CLI configuration (provider_installation, in the file that TF_CLI_CONFIG_FILE names).`,
    `What ${name} said:`,
    output.replace(/^/gm, "  "),
  ].join("\n");
}
