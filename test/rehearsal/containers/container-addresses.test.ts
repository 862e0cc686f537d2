import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressesOf, parsePorts } from "../../../rehearsal/containers/container-addresses";

test("reads what docker and podman print", () => {
  expect(parsePorts("80/tcp -> 127.0.0.1:49153\n53/udp -> [::1]:49154\n")).toEqual(["80/tcp at 127.0.0.1:49153", "53/udp at [::1]:49154"]);
  expect(parsePorts("")).toEqual([]);
});

test("asks the container that holds the network, then the container itself", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gantry-addresses-"));
  const program = join(folder, "runtime");
  const print = (id: string, port: number) => `if [ "$*" = "port ${id}" ]; then echo "80/tcp -> 127.0.0.1:${port}"; exit 0; fi\n`;
  writeFileSync(program, `#!/bin/sh\n${print("fakecloud-ecs-netns-t1-app", 1)}${print("r1", 2)}${print("r2", 3)}exit 1\n`, { mode: 0o755 });
  expect(await addressesOf({ taskId: "t1", name: "app", runtimeId: "r1" }, program, {})).toEqual(["80/tcp at 127.0.0.1:1"]);
  expect(await addressesOf({ taskId: "t2", name: "app", runtimeId: "r2" }, program, {})).toEqual(["80/tcp at 127.0.0.1:3"]);
  expect(await addressesOf({ taskId: "t3", name: "app", runtimeId: "r3" }, program, {})).toEqual([]);
  expect(await addressesOf({ taskId: "t3", name: "app", runtimeId: undefined }, program, {})).toEqual([]);
});
