import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Project, smallEnvironment, type Outcome } from "./project";

const account = "111122223333";
const project = new Project({ dev: smallEnvironment("dev"), broken: smallEnvironment("broken").replace(account, "1111") });
const rehearsals = join(project.folder, ".rehearsal");
const folders: string[] = [];
const missingProvider = `Initializing provider plugins...
- Finding hashicorp/aws versions matching "~> 6.47"...
Error: Failed to query available provider packages
Could not retrieve the list of available versions for provider hashicorp/aws:
provider registry.terraform.io/hashicorp/aws was not found in any of the
search locations`;
const engine = (version: string) => `#!/bin/sh
case "$1" in
version) printf '{"terraform_version":"${version}"}' ;;
init) printf '%s\\n' '${missingProvider}' >&2; exit 1 ;;
*) printf 'not known\\n'; exit 9 ;;
esac
`;
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const emulator = `#!${process.execPath}
require("node:http").createServer((request, response) => response.end('${identity}')).listen(process.argv.at(-1), "127.0.0.1");
`;
const installEngine =
  "Install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu 1.10 or newer (https://opentofu.org/docs/intro/install/), and put it on PATH.";
const installEmulator = `There is no AWS emulator on PATH. Install one of them, the first is the most faithful:
  fakecloud  cargo install fakecloud; for S3 and S3_CONTROL also: pip install ministack
  ministack  pip install ministack; for SERVICEDISCOVERY also: pip install 'moto[server]'
  moto       pip install 'moto[server]'
Or start an emulator on this machine yourself and set AWS_ENDPOINT_URL to its address.`;

/** A PATH with these programs, a shell, and no others. */
function path(programs: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gantry-path-")));
  folders.push(folder);
  symlinkSync("/bin/sh", join(folder, "sh"));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text, { mode: 0o755 });
  return folder;
}
const all = path({ terraform: engine("1.11.4"), moto_server: emulator });

/** Rehearses; in every case no trace is shown and the folder is given back. */
function rehearse(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Outcome {
  const outcome = project.rehearse(args, { PATH: all, ...variables });
  expect(outcome.stdout + outcome.stderr).not.toMatch(/^\s+at .+:\d+|Node\.js v/m);
  const claims = existsSync(rehearsals) ? readdirSync(rehearsals).filter((name) => existsSync(join(rehearsals, name, "running"))) : [];
  expect(claims).toEqual([]);
  return outcome;
}
const refused = (exitCode: number, stderr: string) => ({ exitCode, stdout: "", stderr: `${stderr}\n\n` });

beforeEach(() => rmSync(rehearsals, { recursive: true, force: true }));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe("before anything is written", () => {
  afterEach(() => expect(existsSync(rehearsals)).toBe(false));

  test("no environment", () => {
    expect(rehearse([])).toEqual({ exitCode: 1, stdout: "", stderr: "error: missing required argument 'environment'\n" });
  });

  test("an option that is none", () => {
    expect(rehearse(["dev", "--kep"])).toEqual({ exitCode: 1, stdout: "", stderr: "error: unknown option '--kep'\n(Did you mean --keep?)\n" });
  });

  test("a name that leads elsewhere", () => {
    expect(rehearse(["../dev"])).toEqual(refused(1, 'There is no environment "../dev". Name a file in environments/, without .ts.'));
    expect(existsSync(join(project.folder, "dev"))).toBe(false);
  });

  test("no engine, and an emulator", () => {
    expect(rehearse(["dev"], { PATH: path({ moto_server: emulator }) })).toEqual(refused(4, `There is no engine to run. ${installEngine}`));
  });

  test("an engine that is too old", () => {
    const old = path({ terraform: engine("1.10.5"), moto_server: emulator });
    expect(rehearse(["dev"], { PATH: old })).toEqual(refused(4, `There is no engine to run. ${old}/terraform is version 1.10.5. ${installEngine}`));
  });

  test("no emulator", () => {
    expect(rehearse(["dev"], { PATH: path({ terraform: engine("1.11.4") }) })).toEqual(refused(4, installEmulator));
  });

  test("neither, in one message", () => {
    expect(rehearse(["dev"], { PATH: path({}) })).toEqual(refused(4, `There is no engine to run. ${installEngine}\n\n${installEmulator}`));
  });

  test("an emulator that is none of ours", () => {
    expect(rehearse(["dev", "--emulator", "localcloud"])).toEqual(refused(1, 'There is no emulator "localcloud". Name one of fakecloud, ministack, moto.'));
  });

  test("an endpoint that is not of this machine", () => {
    const url = "https://ecs.eu-west-1.amazonaws.com";
    expect(rehearse(["dev"], { AWS_ENDPOINT_URL: url })).toEqual(
      refused(
        1,
        `A rehearsal touches nothing real, and so does not begin:\n- AWS_ENDPOINT_URL is "${url}"; a rehearsal takes an http address of this machine alone: localhost, 127.0.0.1 or [::1]. Set it to your emulator, or remove it and let the rehearsal start one.`,
      ),
    );
  });
});

test("an environment that is not there is refused, with the nearest name", () => {
  const { exitCode, stderr, stdout } = rehearse(["devv"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toBe(`devv can't be synthesized:

environments/devv.ts: 1 problem

  (the file itself)
    given    "devv"
    allowed  broken, dev
    do       did you mean "dev"?
    rule     unknown-environment

`);
});

test("an environment with problems is refused, with all of them", () => {
  expect(rehearse(["broken"])).toEqual(
    refused(
      1,
      `broken can't be synthesized:

environments/broken.ts: 1 problem

  account
    given    "1111"
    allowed  twelve digits
    do       write the account's id, without hyphens, as \`aws sts get-caller-identity\` shows it
    rule     account-id`,
    ),
  );
});

test("another rehearsal that runs keeps its folder", () => {
  const running = join(rehearsals, "dev", "running");
  mkdirSync(join(rehearsals, "dev"), { recursive: true });
  writeFileSync(running, String(process.pid));
  expect(project.rehearse(["dev"], { PATH: all })).toEqual(refused(1, `Another rehearsal of dev is running (process ${process.pid}). Wait until it has ended, or interrupt it. If that process is none, remove ${join(project.folder, ".rehearsal/dev/running")}.`));
  expect(readdirSync(join(rehearsals, "dev"))).toEqual(["running"]);
});

test("an engine that cannot get its provider says what to do", () => {
  const { exitCode, stderr, stdout } = rehearse(["dev"]);
  expect(stderr).toBe(`The provider hashicorp/aws could not be had.
Terraform downloads it once: let it reach the provider registry, or name a mirror in its CLI configuration (provider_installation, in the file that TF_CLI_CONFIG_FILE names).
What terraform said:
${missingProvider.replace(/^/gm, "  ")}

`);
  expect(exitCode).toBe(4);
  expect(stdout.split("\n").filter((line) => line !== "" && !line.startsWith("  "))).toEqual(["Init"]);
});
