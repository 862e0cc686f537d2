import { cpSync, readdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Project, repository } from "./project";

/** The environments that come with Gantry; a team that replaces them removes this file with them. */
const example = new Project({});
cpSync(join(repository, "environments"), join(example.folder, "environments"), { recursive: true });
const outcome = example.synth();

test("the example's table has its stacks in deploy order, with what each reads and where its state is", () => {
  expect(outcome).toEqual({
    exitCode: 0,
    stderr: "",
    stdout: `
┌────────────────┬───────────┬───────────────────────────┬───────────────────────────────────────────────┐
│ stack          │ resources │ reads                     │ state                                         │
├────────────────┼───────────┼───────────────────────────┼───────────────────────────────────────────────┤
│ dev-network    │        22 │ -                         │ state/voting/dev/eu-west-1/network.tfstate    │
│ dev-storage    │         8 │ network                   │ state/voting/dev/eu-west-1/storage.tfstate    │
│ dev-registry   │         0 │ -                         │ state/voting/dev/eu-west-1/registry.tfstate   │
│ dev-messaging  │        36 │ -                         │ state/voting/dev/eu-west-1/messaging.tfstate  │
│ dev-routing    │         8 │ network                   │ state/voting/dev/eu-west-1/routing.tfstate    │
│ dev-compute    │        91 │ network, storage, routing │ state/voting/dev/eu-west-1/compute.tfstate    │
│ dev-workflows  │        10 │ compute, messaging        │ state/voting/dev/eu-west-1/workflows.tfstate  │
│ prod-network   │        42 │ -                         │ state/voting/prod/eu-west-1/network.tfstate   │
│ prod-storage   │        15 │ network                   │ state/voting/prod/eu-west-1/storage.tfstate   │
│ prod-registry  │         0 │ -                         │ state/voting/prod/eu-west-1/registry.tfstate  │
│ prod-messaging │        36 │ -                         │ state/voting/prod/eu-west-1/messaging.tfstate │
│ prod-routing   │         8 │ network                   │ state/voting/prod/eu-west-1/routing.tfstate   │
│ prod-compute   │        95 │ network, storage, routing │ state/voting/prod/eu-west-1/compute.tfstate   │
│ prod-workflows │        10 │ compute, messaging        │ state/voting/prod/eu-west-1/workflows.tfstate │
└────────────────┴───────────┴───────────────────────────┴───────────────────────────────────────────────┘
`.trimStart(),
  });
});

test("every stack of the table is written", () => {
  const layers = ["compute", "messaging", "network", "registry", "routing", "storage", "workflows"];
  expect(example.stacks()).toEqual(["dev", "prod"].flatMap((environment) => layers.map((layer) => `${environment}-${layer}`)));
});

test("the JSON names no folder of this machine and keeps its state by a relative path", () => {
  const texts = Object.entries(example.files()).filter(([path]) => path.endsWith("cdk.tf.json"));
  const machine = [example.folder, repository, homedir(), tmpdir()];
  expect(texts).toHaveLength(14);
  for (const [path, text] of texts) {
    expect(machine.filter((folder) => text.includes(folder))).toEqual([]);
    const [environment, layer] = (path.split("/")[1] ?? "").split("-");
    const { terraform } = JSON.parse(text) as { terraform: { backend: unknown } };
    expect(terraform.backend).toEqual({ local: { path: `../../../state/voting/${environment}/eu-west-1/${layer}.tfstate` } });
  }
});

test("the JSON is the same, byte for byte, in another folder and under another locale and time zone", () => {
  const elsewhere = new Project({}, join("some", "deeper folder"));
  cpSync(join(repository, "environments"), join(elsewhere.folder, "environments"), { recursive: true });
  elsewhere.synth([], { LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Auckland", HOME: "/nowhere" });
  expect(elsewhere.files()).toEqual(example.files());
});

test("the JSON is the same, byte for byte, in a second run", () => {
  const first = example.files();
  example.synth();
  expect(example.files()).toEqual(first);
});

test("nothing but the bundle and the JSON is written", () => {
  const before = ["cli", "compare", "compose", "config", "delivery", "engine", "environments", "main.ts", "modules", "node_modules", "operations", "own", "package.json", "rehearsal", "review", "stacks", "tsconfig.json"];
  expect(readdirSync(example.folder).sort()).toEqual([".build", "cdktf.out", ...before].sort());
});
