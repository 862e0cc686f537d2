import { placeOf, stackProblems } from "../../../rehearsal/workspace/refusals";
import type { StackJson } from "../../../engine/stack-json";
import { liveStacks } from "../stacks";

const problems = (parts: Partial<StackJson>) => stackProblems(liveStacks(parts));
const provider = (...blocks: Record<string, unknown>[]) => ({ provider: { aws: blocks } });
const own = { region: "eu-west-1", allowed_account_ids: ["111122223333"] };
const taken = "A rehearsal takes hashicorp/aws and hashicorp/archive, hashicorp/cloudinit, hashicorp/null, hashicorp/random, hashicorp/time, hashicorp/tls";

test("stacks as Gantry writes them are fine", () => {
  expect(problems({})).toEqual([]);
  expect(placeOf(liveStacks())).toEqual({ account: "111122223333", region: "eu-west-1" });
});

test.each([
  ["no provider", { provider: {} }],
  ["no account", provider({ region: "eu-west-1" })],
  ["two accounts", provider({ region: "eu-west-1", allowed_account_ids: ["111122223333", "444455556666"] })],
  ["an account that is not known yet", provider({ region: "eu-west-1", allowed_account_ids: ["${var.account}"] })],
  ["no region", provider({ allowed_account_ids: ["111122223333"] })],
  ["only an alias", provider({ ...own, alias: "us" })],
])("%s", (_name, parts) => {
  expect(problems(parts)).toEqual(["live-storage: its provider aws must say region and allowed_account_ids, one account and literally; a stack that is a PlatformStack does"]);
});

test("another account", () => {
  const elsewhere = { region: "eu-west-1", allowed_account_ids: ["444455556666"] };
  expect(problems(provider(elsewhere))).toEqual(["live-storage: its provider aws is of the account 444455556666, others are of 111122223333; a rehearsal has one account"]);
  expect(problems(provider(own, { ...elsewhere, alias: "dns" }, { alias: "us", region: "us-east-1" }))).toEqual([
    "live-storage: its provider aws.dns is of the account 444455556666, others are of 111122223333; a rehearsal has one account",
  ]);
});

test("harmless providers may be used", () => {
  const required_providers = { aws: { source: "hashicorp/aws" }, chance: { source: "registry.opentofu.org/hashicorp/random" } };
  const resource = { chance_pet: { name: { provider: "${chance}" } }, null_resource: { marker: {} }, terraform_data: { marker: {} }, tls_private_key: { key: {} } };
  expect(problems({ terraform: { ...liveStacks()["live-storage"]?.terraform, required_providers }, resource })).toEqual([]);
});

test("any other is refused, also one that nobody declared", () => {
  const required_providers = { aws: { source: "acme/aws" }, github: { source: "integrations/github" }, google: "~> 6.0" };
  const resource = { local_file: { key: {}, settings: {} }, acme_thing: { one: { provider: "github.org" } } };
  const data = { external: { run: {} }, http: { ask: {} } };
  const parts = { terraform: { ...liveStacks()["live-storage"]?.terraform, required_providers }, resource, data, ephemeral: { vault_secret: { key: {} } } };
  expect(problems(parts)).toEqual([
    "live-storage: its provider aws must say region and allowed_account_ids, one account and literally; a stack that is a PlatformStack does",
    `live-storage: it takes the provider acme/aws: what it reaches is not known. ${taken}`,
    `live-storage: acme_thing.one is of the provider integrations/github: what it reaches is not known. ${taken}`,
    `live-storage: it takes the provider hashicorp/google: what it reaches is not known. ${taken}`,
    `live-storage: local_file.key, local_file.settings are of the provider hashicorp/local: it writes and deletes files of this machine. ${taken}`,
    `live-storage: data.external.run is of the provider hashicorp/external: it runs programs. ${taken}`,
    `live-storage: data.http.ask is of the provider hashicorp/http: it sends requests. ${taken}`,
    `live-storage: ephemeral.vault_secret.key is of the provider hashicorp/vault: what it reaches is not known. ${taken}`,
  ]);
});

test("programs, servers, states and keys elsewhere", () => {
  const network = { backend: "s3", config: { bucket: "states", key: "shop/shared/network.tfstate" } };
  const parts = {
    terraform: { ...liveStacks()["live-storage"]?.terraform, encryption: {} },
    resource: { aws_instance: { web: { provisioner: [{ "local-exec": { command: "true" } }] }, other: { provisioner: [] } } },
    data: { terraform_remote_state: { shared: network }, tls_certificate: { issuer: { url: "https://example.com" }, own: { content: "PEM" } } },
  };
  expect(problems(parts)).toEqual([
    "live-storage: aws_instance.web has a provisioner, which runs a program; move the program out of Terraform",
    "live-storage: data.tls_certificate.issuer asks a server for its certificate; write the certificate's `content`",
    "live-storage: data.terraform_remote_state.shared reads a state of no stack of this environment; take the value from its environment file",
    "live-storage: terraform.encryption asks for a key outside; a rehearsal's states stay in its folder",
  ]);
});
