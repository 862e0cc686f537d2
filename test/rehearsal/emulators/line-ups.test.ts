import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseLineUp } from "../../../rehearsal/emulators/line-ups";

/** An environment whose PATH has these programs. */
function having(...programs: string[]): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), "gantry-path-"));
  for (const program of programs) writeFileSync(join(folder, program), "", { mode: 0o755 });
  return { PATH: folder };
}

function chosen(environment: NodeJS.ProcessEnv, name?: string): unknown[] {
  const { main, elsewhere } = chooseLineUp(environment, name);
  return [main.name, ...elsewhere.map(({ emulator, services }) => `${emulator.name}: ${services.join(" ")}`)];
}

test("the most faithful emulator that is there, with those that serve something better", () => {
  expect(chosen(having("fakecloud", "ministack", "moto_server"))).toEqual(["fakecloud", "ministack: S3 S3_CONTROL"]);
  expect(chosen(having("fakecloud", "moto_server"))).toEqual(["fakecloud"]);
  expect(chosen(having("ministack", "moto_server"))).toEqual(["ministack", "moto: SERVICEDISCOVERY"]);
  expect(chosen(having("moto_server"))).toEqual(["moto"]);
});

test("the one that is named", () => {
  expect(chosen(having("fakecloud", "ministack"), "ministack")).toEqual(["ministack"]);
  expect(chosen(having("fakecloud", "moto_server"), "moto")).toEqual(["moto"]);
});

test("says what to install when there is none", () => {
  expect(() => chooseLineUp(having())).toThrow(
    expect.objectContaining({
      exitCode: 4,
      message: `There is no AWS emulator on PATH. Install one of them, the first is the most faithful:
  fakecloud  cargo install fakecloud; for S3 and S3_CONTROL also: pip install ministack
  ministack  pip install ministack; for SERVICEDISCOVERY also: pip install 'moto[server]'
  moto       pip install 'moto[server]'
Or start an emulator on this machine yourself and set AWS_ENDPOINT_URL to its address.`,
    }) as Error,
  );
});

test("says what to install when the named one is not there", () => {
  expect(() => chooseLineUp(having("fakecloud"), "moto")).toThrow(
    expect.objectContaining({
      exitCode: 4,
      message: `The emulator moto is not on PATH. Install it:
  moto       pip install 'moto[server]'
Or start an emulator on this machine yourself and set AWS_ENDPOINT_URL to its address.`,
    }) as Error,
  );
});

test("refuses a name it does not know", () => {
  expect(() => chooseLineUp(having("fakecloud"), "localstack")).toThrow(
    expect.objectContaining({ exitCode: 1, message: 'There is no emulator "localstack". Name one of fakecloud, ministack, moto.' }) as Error,
  );
});
