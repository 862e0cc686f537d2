import { checkInstalled, lockedProviders, moduleFileProblems } from "../../../rehearsal/workspace/installed";
import { folderWith } from "../temporary-folder";

const lock = (...providers: string[]) => ["# This file is maintained", ...providers.map((provider) => `provider "${provider}" {\n  version = "1.0.0"\n}\n`)].join("\n");
const stackIn = (files: Record<string, unknown>) => ({ id: "dev-database", folder: folderWith(files), dependencies: [] });

test("providers of a lock file, whatever registry they come from", () => {
  expect(lockedProviders(lock("registry.terraform.io/hashicorp/aws", "registry.opentofu.org/hashicorp/random", "registry.acme.example/acme/dns"))).toEqual([
    "hashicorp/aws",
    "hashicorp/random",
    "registry.acme.example/acme/dns",
  ]);
});

test.each([
  ['  provisioner "local-exec" {\n', "has a provisioner, which runs a program"],
  ["provisioner local-exec {\n", "has a provisioner, which runs a program"],
  ['{"resource":{"null_resource":{"a":{"provisioner":[{"local-exec":{}}]}}}}', "has a provisioner, which runs a program"],
  ['provider "aws" {\n', "configures a provider of its own; give it the stack's"],
  ['{"provider": {"aws": {}}}', "configures a provider of its own; give it the stack's"],
  ['data "terraform_remote_state" "network" {', "reads a state of its own choice; give it the value"],
  ['data "tls_certificate" "issuer" {', "asks a server for its certificate"],
])("%s", (text, problem) => expect(moduleFileProblems(text)).toEqual([problem]));

test.each(['# provisioner "local-exec" {', "  provider = aws.us", '{"resource":{"aws_vpc":{"a":{"provider":"aws.us"}}}}', 'description = "the provider \\"aws\\" {"', "provisioner_name = 1"])(
  "%s is nothing",
  (text) => expect(moduleFileProblems(text)).toEqual([]),
);

test("what init brought is told at once; where it brought nothing, there is nothing to tell", () => {
  const modules = { Modules: [{ Key: "", Dir: "." }, { Key: "database", Dir: "assets/database" }, { Key: "database.inner", Dir: ".terraform/modules/database.inner" }, { Key: "gone", Dir: "gone" }] };
  const stack = stackIn({
    ".terraform.lock.hcl": lock("registry.terraform.io/hashicorp/aws", "registry.terraform.io/hashicorp/http"),
    ".terraform/modules/modules.json": modules,
    ".terraform/modules/database.inner/main.tf": 'provider "aws" {\n}\n',
    "assets/database/main.tf": 'resource "null_resource" "a" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n}\n',
    "assets/database/notes.txt": 'provider "aws" {',
    "main.tf": 'provider "aws" {\n}\n',
  });
  expect(() => checkInstalled([stack, stackIn({})])).toThrow(
    [
      "A rehearsal touches nothing real, and so does not begin:",
      "- dev-database: a module takes the provider hashicorp/http: it sends requests. A rehearsal takes hashicorp/aws and hashicorp/archive, hashicorp/cloudinit, hashicorp/null, hashicorp/random, hashicorp/time, hashicorp/tls.",
      "- dev-database: main.tf of module.database has a provisioner, which runs a program.",
      "- dev-database: main.tf of module.database.module.inner configures a provider of its own; give it the stack's.",
    ].join("\n"),
  );
  expect(() => checkInstalled([stackIn({}), stackIn({ ".terraform.lock.hcl": lock("registry.opentofu.org/hashicorp/aws") })])).not.toThrow();
});
