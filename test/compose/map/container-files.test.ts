import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { composeProject, inFolder, problemsOf, rowText, sectionsOf, type ProjectFiles, type Reading } from "../support/compose-project";

const busybox = "public.ecr.aws/docker/library/busybox:1.37";

function webOf(files: string | ProjectFiles, reading: Reading = {}) {
  const { web } = sectionsOf(files, reading).services;
  if (web === undefined) throw new Error("no web");
  return web;
}

const text = (keys: string, more = "") => `services:\n  web:\n    image: nginx\n    ${keys}\n${more}`;

test("files of the image's folders are written by a container of the image, secrets by one of busybox", () => {
  const web = webOf({
    "compose.yaml": text('volumes: ["./a.conf:/etc/nginx/conf.d/a.conf:ro"]\n    secrets: [password]', "secrets: { password: { file: b } }\n"),
    "a.conf": "it's ${HOME} $1 %{x}\n",
  });
  expect(web.dependsOn).toEqual({ files: "SUCCESS", secrets: "SUCCESS" });
  expect(web.mounts).toEqual([
    { ephemeralVolume: "files-1", containerPath: "/etc/nginx/conf.d" },
    { ephemeralVolume: "secrets-1", containerPath: "/run/secrets" },
  ]);
  expect(web.sidecars).toEqual({
    files: {
      image: "nginx",
      essential: false,
      user: "0",
      entryPoint: ["sh", "-c"],
      command: [
        [
          "set -e",
          "if [ -d '/etc/nginx/conf.d' ]; then cp -a '/etc/nginx/conf.d/.' /gantry/files-1/; fi",
          "rm -f '/gantry/files-1/a.conf'",
          `printf '%s' "$FILE_1" > '/gantry/files-1/a.conf'`,
          "chmod 0444 '/gantry/files-1/a.conf'",
        ].join("\n"),
      ],
      mounts: [{ ephemeralVolume: "files-1", containerPath: "/gantry/files-1" }],
      environmentVariables: { FILE_1: "it's ${HOME} $1 %{x}\n" },
    },
    secrets: {
      image: busybox,
      essential: false,
      user: "0",
      entryPoint: ["sh", "-c"],
      command: [["set -e", "rm -f '/gantry/secrets-1/password'", `printf '%s' "$FILE_1" > '/gantry/secrets-1/password'`, "chmod 0444 '/gantry/secrets-1/password'"].join("\n")],
      mounts: [{ ephemeralVolume: "secrets-1", containerPath: "/gantry/secrets-1" }],
      secrets: { FILE_1: { secret: "password" } },
    },
  });
});

test("the root of a container that is read-only makes its files read-only too", () => {
  const web = webOf({ "compose.yaml": text('read_only: true\n    volumes: ["./a:/etc/a/a:ro"]'), a: "a" });
  expect(web.mounts).toEqual([{ ephemeralVolume: "files-1", containerPath: "/etc/a", readOnly: true }]);
});

test("writers give way to services and sidecars of their names", () => {
  const files = { "compose.yaml": "services: { files: { image: nginx, volumes: ['./a:/etc/a/a:ro'], depends_on: { files-written: { condition: service_completed_successfully } } }, files-written: { image: app } }", a: "a" };
  expect(Object.keys(sectionsOf(files).services["files"]?.sidecars ?? {})).toEqual(["files-written-written", "files-written"]);
  expect(problemsOf(files)).toEqual([]);
});

test.each<[string, string | Buffer, unknown, boolean]>([
  ["plain text", "a\r\nb\n", "a\r\nb\n", false],
  ["bytes that are no text", Buffer.from([0xff, 0x00, 0x0a]), "/wAK", true],
  ["text in normal form D", "e\u0301", "ZcyB", true],
  ["text in normal form C", "\u00e9", "\u00e9", false],
  ["NUL", "a\u0000b", "YQBi", true],
  ["nothing", "", undefined, false],
])("%s is carried letter by letter", (_, content, variable, isEncoded) => {
  const { sidecars } = webOf({ "compose.yaml": text('volumes: ["./a:/etc/a/a:ro"]'), a: content });
  expect(sidecars?.["files"]?.environmentVariables?.["FILE_1"]).toBe(variable);
  expect(sidecars?.["files"]?.command?.[0]?.includes("base64 -d")).toBe(isEncoded);
});

test.each([
  ["content", "content: 'a ${B} b'", "a x b"],
  ["a file", "file: a", "from a file"],
  ["a variable", "environment: B", "x"],
])("a config by %s", (_, definition, expected) => {
  const files = { "compose.yaml": text("configs: [{ source: c, target: etc/app/c }]", `configs: { c: { ${definition} } }\n`), a: "from a file" };
  const web = webOf(files, { variables: { B: "x" } });
  expect(web.sidecars?.["files"]?.environmentVariables).toEqual({ FILE_1: expected });
  expect(web.mounts).toEqual([{ ephemeralVolume: "files-1", containerPath: "/etc/app" }]);
});

test.each([
  ["", "0444", undefined],
  ["mode: 0400", "0400", undefined],
  ["mode: 256", "0400", undefined],
  ["mode: '0640'", "0640", undefined],
  ["mode: 288", "0440", undefined],
  ["mode: 04755", "4755", undefined],
  ["uid: '5'", "0444", "5:0"],
  ["gid: '6'", "0444", "0:6"],
  ["uid: '5', gid: '6'", "0444", "5:6"],
  ["uid: 'a b'", "0444", "a b:0"],
])("a secret with %p has the mode %s and the owner %s", (more, mode, owner) => {
  const web = webOf(text(`secrets: [{ source: s${more === "" ? "" : `, ${more}`} }]`, "secrets: { s: { file: a } }\n"));
  const lines = web.sidecars?.["secrets"]?.command?.[0]?.split("\n").slice(3);
  expect(lines).toEqual([`chmod ${mode} '/gantry/secrets-1/s'`, ...(owner === undefined ? [] : [`chown '${owner}' '/gantry/secrets-1/s'`])]);
});

test("a script of the project stays executable", () => {
  expect(webOf({ "compose.yaml": text('volumes: ["./a.sh:/opt/a.sh:ro"]'), "a.sh": "#!/bin/sh\n" }).sidecars?.["files"]?.command?.[0]).toContain("chmod 0555 '/gantry/files-1/a.sh'");
});

const refusals = (files: ProjectFiles) => composeProject(files).rows.filter(({ verdict }) => verdict === "refused").map(rowText);

test("two files at one place are refused, and what a rule finds at one place is told at the mount", () => {
  const configs = "configs: { c: { content: a } }\n";
  expect(refusals({ "compose.yaml": text('volumes: ["./a:/etc/a/c:ro"]\n    configs: [{ source: c, target: /etc/a/c }]', configs), a: "a" })).toEqual([
    "5:15 services.web.configs[0] refused: there is another file at /etc/a/c -> remove one of the two, or give it another target",
  ]);
  expect(problemsOf(text('volumes: ["data:/etc/a"]\n    configs: [{ source: c, target: /etc/a/c }]', `${configs}volumes: { data: }\n`))).toEqual(["5:15 container-path-taken services.web.mounts[1].containerPath"]);
  expect(problemsOf(text("shm_size: 64m\n    tmpfs: [/dev/shm]"))).toEqual(["5:13 container-path-taken services.web.tmpfs[1].containerPath"]);
});

test("more than a task definition holds is refused at the file that is too much, those of what runs first counted in", () => {
  const tooMuch = "the files of a service are part of its task definition, which holds 64 KiB: 40 KiB of files -> copy it in the Dockerfile";
  expect(refusals({ "compose.yaml": text("volumes: ['./a:/etc/a/a:ro', './b:/etc/a/b:ro']"), a: "a".repeat(40 * 1024), b: "b" })).toEqual([`4:34 services.web.volumes[1] refused: ${tooMuch}`]);
  expect(refusals({ "compose.yaml": text("volumes: ['./a:/etc/a/a:ro']"), a: "a".repeat(40 * 1024) })).toEqual([]);
  expect(refusals({ "compose.yaml": text("volumes: ['./a:/etc/a/a:ro']"), a: "é".repeat(21 * 1024) })).toHaveLength(1);
  const first = "depends_on: { seed: { condition: service_completed_successfully } }\n    volumes: ['./a:/etc/a/a:ro']\n  seed: { image: app, volumes: ['./b:/etc/b/b:ro'] }";
  expect(refusals({ "compose.yaml": text(first), a: "a".repeat(40 * 1024), b: "b" })).toEqual([`6:33 services.seed.volumes[0] refused: ${tooMuch}`]);
});

const hasShell = existsSync("/bin/sh");

/** Runs what a writer runs, in a folder that stands for the root of its container; whoever owns a file is written to a list. */
(hasShell ? test : test.skip)("the script keeps what the image has, and writes each file as it is, with its mode and owner", () => {
  inFolder({}, (root) => {
    const folder = join(root, "it's here");
    const target = (file: string) => JSON.stringify(join(folder, file));
    const files: ProjectFiles = {
      "compose.yaml": text(
        `volumes: [{ type: bind, source: ./odd, target: ${target("odd")}, read_only: true }, { type: bind, source: ./binary, target: ${target("binary")}, read_only: true }]\n    configs: [{ source: c, target: ${target("empty")} }, { source: d, target: ${target("quoted'name")}, mode: 0640, uid: "7" }]`,
        "configs: { c: { content: '' }, d: { content: 'new' } }\n",
      ),
      odd: "%s $HOME `id` \\n 'x' \"y\"\n\n",
      binary: Buffer.from([0, 255, 10, 13, 0]),
    };
    const { sidecars, mounts } = webOf(files);
    const { command, environmentVariables } = sidecars?.["files"] ?? {};
    expect(mounts).toEqual([{ ephemeralVolume: "files-1", containerPath: folder }]);
    mkdirSync(folder);
    writeFileSync(join(folder, "kept"), "kept");
    chmodSync(join(folder, "kept"), 0o751);
    writeFileSync(join(folder, "quoted'name"), "old");
    const volume = join(root, "gantry", "files-1");
    mkdirSync(volume, { recursive: true });
    const bin = join(root, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "chown"), `#!/bin/sh\nprintf '%s\\n' "$*" >> '${root}/owners'\n`);
    chmodSync(join(bin, "chown"), 0o755);
    const variables = environmentVariables as Readonly<Record<string, string>>;
    execFileSync("/bin/sh", ["-c", (command?.[0] ?? "").replaceAll("/gantry/", `${root}/gantry/`)], { env: { ...variables, PATH: `${bin}:${process.env["PATH"]}` } });
    const written = (name: string) => ({ bytes: [...readFileSync(join(volume, name))], mode: (statSync(join(volume, name)).mode & 0o7777).toString(8) });
    expect(written("kept")).toEqual({ bytes: [...Buffer.from("kept")], mode: "751" });
    expect(written("odd")).toEqual({ bytes: [...Buffer.from("%s $HOME `id` \\n 'x' \"y\"\n\n")], mode: "444" });
    expect(written("binary")).toEqual({ bytes: [0, 255, 10, 13, 0], mode: "444" });
    expect(written("empty")).toEqual({ bytes: [], mode: "444" });
    expect(written("quoted'name")).toEqual({ bytes: [...Buffer.from("new")], mode: "640" });
    expect(readFileSync(join(root, "owners"), "utf8")).toBe(`7:0 ${join(volume, "quoted'name")}\n`);
  });
});
