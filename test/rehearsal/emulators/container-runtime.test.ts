import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findContainerRuntime } from "../../../rehearsal/emulators/container-runtime";

const works = '[ "$1" = info ]';

/** A folder with these programs, in sh. */
function having(programs: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "gantry-runtime-"));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return folder;
}

test("Docker, else Podman, that answers", async () => {
  const both = having({ docker: works, podman: works });
  expect(await findContainerRuntime({ PATH: both })).toBe(join(both, "docker"));
  const stopped = having({ docker: "exit 1", podman: works });
  expect(await findContainerRuntime({ PATH: stopped })).toBe(join(stopped, "podman"));
  expect(await findContainerRuntime({ PATH: having({ docker: "exit 1" }) })).toBeUndefined();
  expect(await findContainerRuntime({ PATH: having({}) })).toBeUndefined();
});

test("the one that is named, and no other", async () => {
  const folder = having({ docker: works, nerdctl: works, broken: "exit 1" });
  expect(await findContainerRuntime({ PATH: folder, FAKECLOUD_CONTAINER_CLI: "nerdctl" })).toBe(join(folder, "nerdctl"));
  expect(await findContainerRuntime({ PATH: "", FAKECLOUD_CONTAINER_CLI: join(folder, "nerdctl") })).toBe(join(folder, "nerdctl"));
  expect(await findContainerRuntime({ PATH: folder, FAKECLOUD_CONTAINER_CLI: "broken" })).toBeUndefined();
  expect(await findContainerRuntime({ PATH: folder, FAKECLOUD_CONTAINER_CLI: "absent" })).toBeUndefined();
});

test("one that hangs is none", async () => {
  const started = Date.now();
  expect(await findContainerRuntime({ PATH: `${having({ docker: "exec sleep 60" })}:/usr/bin:/bin`, FAKECLOUD_CONTAINER_CLI: "docker" }, 0.5)).toBeUndefined();
  expect(Date.now() - started).toBeLessThan(8000);
});
