import { parseVolume } from "../../../compose/read/volume-syntax";

test.each([
  // Anonymous volumes.
  ["/data", { type: "volume", target: "/data" }],
  ["/a", { type: "volume", target: "/a" }],
  ["a", { type: "volume", target: "a" }],
  // Named ones.
  ["data:/data", { type: "volume", source: "data", target: "/data" }],
  ["data:/data:ro", { type: "volume", source: "data", target: "/data", read_only: true }],
  ["data:/data:rw", { type: "volume", source: "data", target: "/data" }],
  ["data:/data:ro,rw", { type: "volume", source: "data", target: "/data" }],
  ["data:/data:nocopy", { type: "volume", source: "data", target: "/data", volume: { nocopy: true } }],
  ["data:/data:ro,nocopy", { type: "volume", source: "data", target: "/data", read_only: true, volume: { nocopy: true } }],
  ["data:/data:z", { type: "volume", source: "data", target: "/data", bind: { selinux: "z" } }],
  ["data/sub:/data", { type: "volume", source: "data/sub", target: "/data" }],
  ["data:/data/", { type: "volume", source: "data", target: "/data" }],
  ["data:/data//a/../b/.", { type: "volume", source: "data", target: "/data/b" }],
  ["data:/", { type: "volume", source: "data", target: "/" }],
  ["data:relative/", { type: "volume", source: "data", target: "relative" }],
  // Paths of the host.
  ["./src:/app", { type: "bind", source: "./src", target: "/app" }],
  ["../src:/app", { type: "bind", source: "../src", target: "/app" }],
  [".:/app", { type: "bind", source: ".", target: "/app" }],
  [".env:/app/.env:ro", { type: "bind", source: ".env", target: "/app/.env", read_only: true }],
  ["~/keys:/keys:ro", { type: "bind", source: "~/keys", target: "/keys", read_only: true }],
  ["~:/home", { type: "bind", source: "~", target: "/home" }],
  ["/var/run/docker.sock:/var/run/docker.sock", { type: "bind", source: "/var/run/docker.sock", target: "/var/run/docker.sock" }],
  ["./a:/a:Z", { type: "bind", source: "./a", target: "/a", bind: { selinux: "Z" } }],
  ["./a:/a:ro,z", { type: "bind", source: "./a", target: "/a", read_only: true, bind: { selinux: "z" } }],
  ["./a:/a:rshared", { type: "bind", source: "./a", target: "/a", bind: { propagation: "rshared" } }],
  ["./a:/a:z,private,slave", { type: "bind", source: "./a", target: "/a", bind: { propagation: "slave", selinux: "z" } }],
  ["./a:/a:nocopy", { type: "bind", source: "./a", target: "/a", volume: { nocopy: true } }],
  // Paths of Windows.
  ["C:\\src:/app", { type: "bind", source: "C:\\src", target: "/app" }],
  ["C:\\src:D:\\app:ro", { type: "bind", source: "C:\\src", target: "D:\\app", read_only: true }],
  ["\\\\.\\pipe\\docker:\\\\.\\pipe\\docker", { type: "bind", source: "\\\\.\\pipe\\docker", target: "\\\\.\\pipe\\docker" }],
  ["a:/data", { type: "volume", target: "a:/data" }],
])("reads %s", (text, item) => {
  expect(parseVolume(text)).toEqual(item);
});

/** Compose accepts these and drops them. */
test.each(["cached", "consistent", "delegated", "default"])("keeps the option %s", (consistency) => {
  expect(parseVolume(`.:/app:ro,${consistency}`)).toEqual({ type: "bind", source: ".", target: "/app", read_only: true, consistency });
});

test.each(["", ":/data", "data:", "data::ro", "data:/data:"])("refuses %j for its empty part", (given) => {
  expect(parseVolume(given)).toEqual({ problem: { given, allowed: "no empty part between, before or after colons", remedy: "take out the colon, or write what is missing" } });
});

test("refuses a fourth part", () => {
  expect(parseVolume("data:/data:ro:z")).toEqual({
    problem: { given: "data:/data:ro:z", allowed: "at most three parts: source, target and options", remedy: "take out the others, or use the long syntax" },
  });
});

test("refuses an option that Compose drops in silence", () => {
  expect(parseVolume("data:/data:readonly")).toEqual({
    problem: {
      given: "data:/data:readonly",
      allowed:
        'the options "ro", "rw", "nocopy", "z", "Z", "rprivate", "private", "rshared", "shared", "rslave", "slave", "cached", "consistent", "delegated" and "default"',
      remedy: 'correct "readonly": Compose drops an option it does not know',
    },
  });
});
