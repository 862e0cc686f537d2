import { Project, smallEnvironment } from "./project";

const layers = ["compute", "messaging", "network", "registry", "routing", "storage", "workflows"];
const stacksOf = (...environments: string[]) => environments.flatMap((environment) => layers.map((layer) => `${environment}-${layer}`));

const project = new Project({ dev: smallEnvironment("dev"), prod: smallEnvironment("prod") });

test("an environment that is named is synthesized alone, and the folders of the others go", () => {
  project.synth();
  expect(project.stacks()).toEqual(stacksOf("dev", "prod"));
  const { exitCode, stderr, stdout } = project.synth(["dev"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.match(/\w+-[a-z]+ +│ +\d/g)?.map((row) => row.split(" ")[0]).sort()).toEqual(stacksOf("dev"));
  expect(project.stacks()).toEqual(stacksOf("dev"));
});

test("under cdktf, a variable names the environments and cdktf's own the folder", () => {
  expect(project.synthUnderCdktf({ GANTRY_ENVIRONMENTS: "prod", CDKTF_OUTDIR: "prod.out" })).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(project.stacks("prod.out")).toEqual(stacksOf("prod"));
  expect(project.synthUnderCdktf({ CDKTF_OUTDIR: "all.out" })).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(project.stacks("all.out")).toEqual(stacksOf("dev", "prod"));
});

test.each([
  ["npm run synth", () => project.synth(["prdo"])],
  ["cdktf synth", () => project.synthUnderCdktf({ GANTRY_ENVIRONMENTS: "prdo" })],
])("an environment that is not there is refused by %s, with the nearest name", (_, run) => {
  const before = project.files();
  expect(run()).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: `environments/prdo.ts: 1 problem

  (the file itself)
    given    "prdo"
    allowed  dev, prod
    do       did you mean "prod"?
    rule     unknown-environment

`,
  });
  expect(project.files()).toEqual(before);
});

test("the provider lock file is copied to the folder of each stack", () => {
  const lock = `provider "example.com/hashicorp/aws" {\n  version = "6.47.1"\n}\n`;
  project.write(".terraform.lock.hcl", lock);
  project.synth();
  const copies = Object.entries(project.files()).filter(([path]) => path.endsWith(".terraform.lock.hcl"));
  expect(copies).toEqual(stacksOf("dev", "prod").map((stack) => [`stacks/${stack}/.terraform.lock.hcl`, lock]));
});
