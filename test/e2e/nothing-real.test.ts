import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import type { Stack } from "../../engine/stack";
import { endpointsIn } from "../../rehearsal/workspace/endpoints";
import { engineEnvironment } from "../../rehearsal/workspace/engine-environment";
import { checkInstalled } from "../../rehearsal/workspace/installed";
import { statesOf } from "../../rehearsal/workspace/states";
import { prepareWorkspace } from "../../rehearsal/workspace/workspace";
import { limitMinutes } from "./support/limit";
import { Recorder, Trap } from "./support/recorded-requests";
import { runLimited } from "./support/run-limited";
import { requireEmulator, Workspace, type Outcome } from "./support/workspace";

requireEmulator();
limitMinutes(12);

const account = "111122223333";
const region = "eu-west-1";
const live: EnvironmentFile = {
  platform: "shop",
  environment: "live",
  account,
  region,
  profile: "production",
  assumeRoleArn: `arn:aws:iam::${account}:role/deploy`,
  protected: true,
  backend: { type: "s3", bucket: "shop-states-of-production", region: "eu-central-1" },
  network: { cidr: "10.70.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: {
    fileSystems: { data: { accessPoints: { db: { path: "/db", uid: 1000, gid: 1000 } } } },
    secrets: { token: {} },
    backup: { retentionDays: 14 },
  },
  registry: { repositories: { web: {} } },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512, desiredTasks: 0, mounts: [{ fileSystem: "data", accessPoint: "db", containerPath: "/data" }] } },
};
const environments: Record<string, EnvironmentFile> = {
  live,
  hcp: { ...live, environment: "hcp", backend: { type: "cloud", organization: "shop", hostname: "app.terraform.io" } },
  files: { ...live, environment: "files", backend: { type: "local" } },
};
const engines = ["terraform", "tofu"].filter((name) => (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, name))));
const [engine = ""] = engines;

const user = new Workspace();
const trap = new Trap();
const recorder = new Recorder(process.env["AWS_ENDPOINT_URL"] ?? "");
const config = ["[profile production]", "region = eu-west-1", "[default]", "region = eu-west-1", ""].join("\n");
const credentials = ["production", "default"].map((profile) => `[${profile}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY\n`).join("");
let variables: NodeJS.ProcessEnv = {};
let rehearsalVariables: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  for (const [name, file] of Object.entries(environments)) user.addEnvironment(name, file);
  user.synth(...Object.keys(environments));
  mkdirSync(join(user.folder, "home", ".aws"), { recursive: true });
  user.write("home/.aws/config", config);
  user.write("home/.aws/credentials", credentials);

  const proxy = await trap.listen();
  const ownConfiguration = join(homedir(), ".terraformrc");
  variables = {
    ...(existsSync(ownConfiguration) ? { TF_CLI_CONFIG_FILE: ownConfiguration } : {}),
    ...process.env,
    HOME: join(user.folder, "home"),
    AWS_PROFILE: "production",
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
    AWS_EC2_METADATA_DISABLED: "true",
    TF_WORKSPACE: "production",
    TF_VAR_token: "of production",
    ...Object.fromEntries(["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].map((name) => [name, proxy])),
    NO_PROXY: "",
    no_proxy: "",
  };
  const endpoints = { ...endpointsIn(process.env), AWS_ENDPOINT_URL: await recorder.listen() };
  rehearsalVariables = engineEnvironment(variables, { account, region, endpoints, folder: join(user.folder, ".rehearsal/live") });
});

afterAll(() => {
  trap.close();
  recorder.close();
  user.remove();
});

/** Not `spawnSync`: the trap is in this process. */
async function run(command: string, args: readonly string[], cwd: string, env = rehearsalVariables): Promise<Outcome> {
  return runLimited(command, args, { cwd, env });
}

async function must(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { exitCode, output } = await run(command, [...args, "-no-color"], cwd);
  if (exitCode !== 0) throw new Error(`${command} ${args.join(" ")} in ${cwd} ended with ${exitCode}:\n${output}`);
  return output;
}

function prepared(environment: string, name = environment): Stack[] {
  const options = { synthesized: join(user.folder, "cdktf.out"), environment, workspace: join(user.folder, ".rehearsal", name), variables: endpointsIn(process.env) };
  return [...prepareWorkspace(options).stacks];
}

function stackOf(stacks: readonly Stack[], layer: string): Stack {
  const found = stacks.find(({ id }) => id.endsWith(`-${layer}`));
  if (found === undefined) throw new Error(`no ${layer} among ${stacks.map(({ id }) => id).join(", ")}`);
  return found;
}

test("the trap catches the same stack when it is not rehearsed", async () => {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_STS, TF_WORKSPACE, ...real } = variables;
  const { exitCode } = await run(engine, ["init", "-input=false"], join(user.folder, user.stackFolder("live-network")), real);
  expect(exitCode).not.toBe(0);
  expect(trap.stopped.join(" ")).toMatch(/amazonaws\.com:443/);
  trap.stopped.length = 0;
});

test.each(engines.flatMap((name) => Object.keys(environments).map((environment) => [name, environment] as const)))(
  "%s takes the overridden stacks of %s",
  async (name, environment) => {
    const stacks = prepared(environment, `${environment}-${name}`);
    for (const layer of ["storage", "compute"]) {
      const { folder } = stackOf(stacks, layer);
      await must(name, ["init", "-input=false"], folder);
      expect(await must(name, ["validate"], folder)).toContain("The configuration is valid");
    }
    const { folder } = stackOf(stacks, "registry");
    await must(name, ["init", "-input=false"], folder);
    expect(await must(name, ["plan", "-input=false"], folder)).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
    checkInstalled(stacks);
  },
);

test("a protected environment in S3, of a profile and a role, is rehearsed in the workspace alone", async () => {
  const endpoints = { ...endpointsIn(process.env), AWS_ENDPOINT_URL: rehearsalVariables["AWS_ENDPOINT_URL"] };
  const { exitCode, output } = await run("node", ["cli/start.mjs", "cli/rehearse.ts", "live"], user.folder, { ...variables, ...endpoints });
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/emulator +│ yours, at http:/);
  expect(existsSync(join(user.folder, ".rehearsal/live/state/live-storage.tfstate"))).toBe(true);
  expect(statesOf(join(user.folder, ".rehearsal/live"))).toEqual({});
});

test("no request went anywhere but to the emulator, none with a key or role of the user's", () => {
  expect(trap.stopped).toEqual([]);
  expect(recorder.requests).toBeGreaterThan(100);
  expect([...recorder.accessKeyIds]).toEqual([account]);
  expect(recorder.rolesTaken).toEqual([]);
});

test("what is the user's is as it was", () => {
  expect(readFileSync(join(user.folder, "home/.aws/config"), "utf8")).toBe(config);
  expect(readFileSync(join(user.folder, "home/.aws/credentials"), "utf8")).toBe(credentials);
  expect(existsSync(join(user.folder, "home/.aws/cli"))).toBe(false);
  expect(existsSync(join(user.folder, "state"))).toBe(false);
});
