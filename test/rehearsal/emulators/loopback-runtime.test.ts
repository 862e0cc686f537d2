import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeContainers, writeLoopbackRuntime } from "../../../rehearsal/emulators/loopback-runtime";

/** A runtime in sh that writes down its calls, one argument a line, in a folder whose name needs quotes. */
function setUp(text = "") {
  const folder = mkdtempSync(join(tmpdir(), "gantry it's "));
  const runtime = join(folder, "runtime");
  writeFileSync(runtime, `#!/bin/sh\nfor argument do printf '%s\\n' "[$argument]" >> "${folder}/calls"; done\necho -- >> "${folder}/calls"\n${text}\n`, { mode: 0o755 });
  const loopback = writeLoopbackRuntime(runtime, join(folder, "containers"));
  const calls = () =>
    readFileSync(join(folder, "calls"), "utf8")
      .split("--\n")
      .slice(0, -1)
      .map((call) => [...call.matchAll(/\[([^\]]*)\]/g)].map(([, argument]) => argument));
  return { ...loopback, loopback, calls };
}

test("publishes on 127.0.0.1 alone, and leaves everything else as it is", () => {
  const { program, calls } = setUp();
  const published = ["80/tcp", "53/udp", "8080:80/tcp", "127.0.0.1:8080:80/tcp", ":5432", "9092:9092", "6379", "--loud"].flatMap((port) => ["--publish", port, "-p", port]);
  const other = ["-e", "A=two words", "-e", "B='\"$HOME", "", "80/tcp", "image"];
  execFileSync(program, ["run", ...published, ...other]);
  const expected = ["127.0.0.1::80/tcp", "127.0.0.1::53/udp", "127.0.0.1:8080:80/tcp", "127.0.0.1:8080:80/tcp", "127.0.0.1::5432", "127.0.0.1:9092:9092", "127.0.0.1::6379", "--loud"].flatMap((port) => ["--publish", port, "-p", port]);
  expect(calls()).toEqual([["run", ...expected, ...other]]);
});

test("passes on what the runtime prints and its exit code", () => {
  const { program } = setUp("echo out; exit 7");
  expect(() => execFileSync(program, ["info"], { stdio: "pipe" })).toThrow(expect.objectContaining({ status: 7, stdout: Buffer.from("out\n") }) as Error);
});

test("removes what an emulator left: containers, then networks, then volumes", async () => {
  const { program, loopback, calls } = setUp('case "$1 $2" in "ps -a") printf "c1\\nc2\\n" ;; "network ls") echo n1 ;; esac');
  execFileSync(program, ["run", "-v", "fakecloud-efs-fs-1-data:/data:ro", "-v", "/mine:/mine", "image"]);
  execFileSync(program, ["run", "-v", "fakecloud-efs-fs-1-data:/data", "image"]);
  await removeContainers(loopback, 42, process.env);
  const owned = ["--filter", "label=fakecloud-instance=fakecloud-42"];
  const removal = [
    ["ps", "-a", "-q", ...owned],
    ["rm", "-f", "c1", "c2"],
    ["network", "ls", "-q", ...owned],
    ["network", "rm", "n1"],
    ["volume", "ls", "-q", ...owned],
  ];
  expect(calls().slice(2)).toEqual([...removal, ["volume", "rm", "-f", "fakecloud-efs-fs-1-data"]]);

  await removeContainers(loopback, 42, process.env);
  expect(calls().slice(8)).toEqual(removal);
});

test("a runtime that fails does not keep us from ending", async () => {
  const { loopback } = setUp("exit 1");
  await removeContainers(loopback, 42, process.env);
});
