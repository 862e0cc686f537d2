import { Project, smallEnvironment } from "./project";

const project = new Project({ dev: smallEnvironment("dev"), prod: smallEnvironment("prod") });
project.synth();
const earlier = project.files();

/** Synthesizes with this as `environments/dev.ts`, and tells what was printed. */
function refusal(text: string): string {
  project.write("environments/dev.ts", text);
  const { exitCode, stdout, stderr } = project.synth();
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).not.toContain("    at ");
  expect(project.files()).toEqual(earlier);
  return stderr;
}

test("every problem of every file is told in one run", () => {
  project.write("environments/prod.ts", smallEnvironment("production"));
  const report = refusal(`export default {
  platform: "shop",
  environment: "dev",
  account: "1111-2222-3333",
  region: "eu-west-1",
  ownr: "shop-team",
  network: { cidr: "10.20.0.0/26", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "nat-gateway" },
  services: {
    web: { image: "nginx:1.27", cpuUnits: 256, memoryMiB: 4096, connectsTo: ["apj"] },
    api: { image: "nginx:1.27", cpuUnits: 256, memoryMiB: 512, ports: { http: 8080 }, desiredTasks: "two", architecture: "ARM46" },
  },
};
`);
  project.write("environments/prod.ts", smallEnvironment("prod"));
  expect(report).toBe(`environments/dev.ts: 7 problems

  account
    given    "1111-2222-3333"
    allowed  twelve digits
    do       write the account's id, without hyphens, as \`aws sts get-caller-identity\` shows it
    rule     account-id

  ownr
    given    "shop-team"
    allowed  "platform", "environment", "account", "region", "owner", "protected", "profile", "assumeRoleArn", "tags", "backend", "delivery", "network", "storage", "registry", "messaging", "routing", "compute", "services", "jobs", "workflows", "moved", "consumers" or "waivers"
    do       did you mean "owner"?
    rule     unknown-key

  network.cidr
    given    "10.20.0.0/26"
    allowed  /16 to /23: each zone owns an eighth of it in three subnets, and AWS has none smaller than /28
    do       choose a range with a prefix length of 23
    rule     vpc-cidr-size

  services.web.memoryMiB
    given    4096
    allowed  512, 1024 or 2048 MiB, with 256 CPU units
    do       set cpuUnits to 512 and memoryMiB to 4096
    rule     fargate-memory

  services.web.connectsTo[0]
    given    "apj"
    allowed  the name of another service
    do       did you mean "api"?
    rule     unknown-service

  services.api.desiredTasks
    given    "two"
    allowed  a number
    do       write a number
    rule     shape

  services.api.architecture
    given    "ARM46"
    allowed  "X86_64" or "ARM64"
    do       did you mean "ARM64"?
    rule     shape

environments/prod.ts: 1 problem

  environment
    given    "production"
    allowed  "prod", the name of its file
    do       rename the file, or the environment if it was never applied
    rule     file-name

`);
});

test("a file that is no TypeScript is told by its line", () => {
  expect(refusal("export default {\n  platform: ,\n};\n")).toBe(`environments/dev.ts:2:13: Unexpected ","\n    platform: ,\n`);
});

test("an import that leads nowhere is told by its line", () => {
  expect(refusal(`import "./nowhere";\n`)).toBe(`environments/dev.ts:1:8: Could not resolve "./nowhere"\n    import "./nowhere";\n`);
});

test("a file that throws is told with what it threw", () => {
  expect(refusal(`throw new Error("no DATABASE_URL");\n`)).toBe(`environments/dev.ts: 1 problem

  (the file itself)
    given    "no DATABASE_URL"
    allowed  a file that exports an environment
    do       mend the code: it failed before there was anything to check
    rule     file

`);
});

test("a file that exports nothing is told what to export", () => {
  expect(refusal("export const dev = {};\n")).toBe(`environments/dev.ts: 1 problem

  (the file itself)
    given    nothing
    allowed  a default export
    do       write "export default defineEnvironment({ ... })"; what environments share goes into a folder below
    rule     file

`);
});
