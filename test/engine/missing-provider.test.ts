import { isMissingProvider, missingProvider } from "../../engine/missing-provider";

const finding = 'Initializing the backend...\nInitializing provider plugins...\n- Finding hashicorp/aws versions matching "~> 6.47"...\n';
const outputs = {
  "terraform, with an empty mirror": `${finding}Error: Failed to query available provider packages
Could not retrieve the list of available versions for provider hashicorp/aws:
provider registry.terraform.io/hashicorp/aws was not found in any of the
search locations
  - /mirror`,
  "terraform, with a mirror that does not answer": `${finding}Error: Failed to query available provider packages
Could not retrieve the list of available versions for provider hashicorp/aws:
failed to query provider mirror https://127.0.0.1:9/ for
registry.terraform.io/hashicorp/aws: the request failed after 2 attempts,
please try again later: Get
"https://127.0.0.1:9/registry.terraform.io/hashicorp/aws/index.json": dial
tcp 127.0.0.1:9: connect: connection refused`,
  "terraform, without a network": `${finding}Error: Failed to query available provider packages
Could not retrieve the list of available versions for provider hashicorp/aws:
could not connect to registry.terraform.io: failed to request discovery
document: Get "https://registry.terraform.io/.well-known/terraform.json":
dial tcp: lookup registry.terraform.io on 10.0.0.2:53: no such host`,
  "tofu, with an empty mirror": `${finding}Error: Failed to query available provider packages
Could not retrieve the list of available versions for provider hashicorp/aws:
provider registry.opentofu.org/hashicorp/aws was not found in any of the
search locations
  - /mirror`,
  "tofu, with a mirror that does not answer": `${finding}Error: Failed to resolve provider packages
Could not resolve provider hashicorp/aws: failed to query provider mirror
https://127.0.0.1:9/ for registry.opentofu.org/hashicorp/aws: request failed:
Get "https://127.0.0.1:9/registry.opentofu.org/hashicorp/aws/index.json":
dial tcp 127.0.0.1:9: connect: connection refused`,
  "tofu, without a network": `${finding}Error: Failed to resolve provider packages
Could not resolve provider hashicorp/aws: could not connect to
registry.opentofu.org: failed to request discovery document: Get
"https://registry.opentofu.org/.well-known/terraform.json": dial tcp: lookup
registry.opentofu.org on 10.0.0.2:53: no such host`,
};

test.each(Object.entries(outputs))("%s: names the provider and what to do", (who, output) => {
  const name = who.startsWith("tofu") ? "tofu" : "terraform";
  expect(isMissingProvider(output)).toBe(true);
  expect(missingProvider({ name, path: `/bin/${name}`, version: "1" }, output)).toBe(
    [
      "The provider hashicorp/aws could not be had.",
      `${name === "tofu" ? "OpenTofu" : "Terraform"} downloads it once: let it reach the provider registry, or name a mirror in its CLI configuration (provider_installation, in the file that TF_CLI_CONFIG_FILE names).`,
      `What ${name} said:`,
      ...output.split("\n").map((line) => `  ${line}`),
    ].join("\n"),
  );
});

test.each(["", "Error: Missing block label", "Error: Failed to get existing workspaces: NoSuchBucket", "Error: Error acquiring the state lock"])("%j is another failure", (output) => {
  expect(isMissingProvider(output)).toBe(false);
});
