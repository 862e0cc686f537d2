import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adoptEmulators } from "../../../rehearsal/emulators/adopt-emulators";
import { answers } from "../../../rehearsal/emulators/answers";
import { isAlive } from "../../../rehearsal/emulators/emulator-process";
import { fakecloud, ministack } from "../../../rehearsal/emulators/emulators";
import type { LineUp } from "../../../rehearsal/emulators/line-ups";
import type { RunningEmulators } from "../../../rehearsal/emulators/running-emulators";
import { startEmulators, type StartOptions } from "../../../rehearsal/emulators/start-emulators";
import { withEmulators } from "../fake-emulator";

const alone: LineUp = { main: fakecloud, elsewhere: [] };
const both: LineUp = { main: fakecloud, elsewhere: [{ emulator: ministack, services: ["S3", "S3_CONTROL"] }] };
const started: RunningEmulators[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gantry-start-"));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((emulators) => emulators.stop()));
});

async function start(lineUp: LineUp, env: NodeJS.ProcessEnv, options: Partial<StartOptions> = {}): Promise<RunningEmulators> {
  const emulators = await startEmulators(lineUp, { account: "111122223333", region: "eu-west-1", folder, env, ...options });
  started.push(emulators);
  return emulators;
}

const alive = ({ processes }: RunningEmulators) => processes.map(({ pid }) => isAlive(pid));
const pidsIn = (file: string) => readFileSync(join(folder, file), "utf8").trim().split("\n").map(Number);

test("starts each on a port of its own, waits until it answers, and ends it", async () => {
  const emulators = await start(both, withEmulators({ fakecloud: "setTimeout(serve, 300)", ministack: "serve()" }));
  expect(emulators.names).toEqual(["fakecloud", "ministack"]);
  const { AWS_ENDPOINT_URL: main = "", AWS_ENDPOINT_URL_S3: s3 = "", ...rest } = emulators.environment;
  expect(main).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(s3).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(s3).not.toBe(main);
  expect(rest).toEqual({ AWS_ENDPOINT_URL_S3_CONTROL: s3.replace("127.0.0.1", "localhost") });
  expect([await answers(main), await answers(s3)]).toEqual([true, true]);
  expect(emulators.containers).toBeUndefined();

  await emulators.stop();
  expect(alive(emulators)).toEqual([false, false]);
  expect([await answers(main), await answers(s3)]).toEqual([false, false]);
});

test("gives them nothing of the user's AWS settings, nor what would change how they behave", async () => {
  const env = { ...withEmulators({ fakecloud: 'writeFileSync("env", JSON.stringify(process.env)); serve()' }), AWS_PROFILE: "real", FAKECLOUD_IAM: "strict", MINE: "kept" };
  await start(alone, env);
  const given = JSON.parse(readFileSync(join(folder, "fakecloud/env"), "utf8")) as NodeJS.ProcessEnv;
  expect([given["AWS_PROFILE"], given["FAKECLOUD_IAM"], given["FAKECLOUD_CONTAINER_CLI"], given["MINE"]]).toEqual([undefined, undefined, "false", "kept"]);
});

test("refuses with its last lines when one ends early, and ends the other", async () => {
  const env = withEmulators({ fakecloud: `appendFileSync("${folder}/pids", process.pid + "\\n"); serve()`, ministack: 'console.log("\\u001b[31mno such option\\u001b[0m"); process.exit(2)' });
  await expect(start(both, env)).rejects.toThrow(
    expect.objectContaining({ exitCode: 1, message: `The emulator ministack ended before it answered. The last lines of ${folder}/ministack.log:\n  no such option` }) as Error,
  );
  expect(pidsIn("pids").filter(isAlive)).toEqual([]);
});

test("tells of all that fail", async () => {
  const env = withEmulators({ fakecloud: "process.exit(1)", ministack: "process.exit(1)" });
  await expect(start(both, env)).rejects.toThrow(/emulator fakecloud ended before it answered[^]*emulator ministack ended before it answered/);
});

test("takes another port when its own was taken meanwhile, and gives up in the end", async () => {
  const taken = 'console.log("Address already in use"); process.exit(1);';
  const once = `appendFileSync("${folder}/tries", port + "\\n"); if (readFileSync("${folder}/tries", "utf8").trim().split("\\n").length === 1) { ${taken} } serve()`;
  const emulators = await start(alone, withEmulators({ fakecloud: once }));
  const tries = pidsIn("tries");
  expect(tries).toHaveLength(2);
  expect(emulators.environment["AWS_ENDPOINT_URL"]).toBe(`http://127.0.0.1:${tries[1]}`);

  await expect(start(alone, withEmulators({ fakecloud: taken }))).rejects.toThrow(/ended before it answered[^]*in use/);
});

test("refuses when it does not answer in time, and ends it", async () => {
  const env = withEmulators({ fakecloud: `appendFileSync("${folder}/pids", process.pid + "\\n"); console.log("thinking"); setInterval(() => {}, 1000)` });
  await expect(start(alone, env, { timeoutSeconds: 1 })).rejects.toThrow(
    new RegExp(`^The emulator fakecloud did not answer at http://127\\.0\\.0\\.1:\\d+/_fakecloud/health within 1 seconds\\. The last lines of ${folder}/fakecloud\\.log:\n  thinking$`),
  );
  expect(pidsIn("pids").filter(isAlive)).toEqual([]);
});

test("stops waiting when it is told to", async () => {
  const env = withEmulators({ fakecloud: `appendFileSync("${folder}/pids", process.pid + "\\n"); setInterval(() => {}, 1000)` });
  await expect(start(alone, env, { signal: AbortSignal.timeout(500) })).rejects.toThrow("The emulator fakecloud was stopped before it answered.");
  expect(pidsIn("pids").filter(isAlive)).toEqual([]);
});

test("says what to install when a program is missing", async () => {
  await expect(start(alone, { PATH: folder, FAKECLOUD_CONTAINER_CLI: "false" })).rejects.toThrow(
    expect.objectContaining({ exitCode: 4, message: "The emulator fakecloud is not on PATH. Install it: cargo install fakecloud" }) as Error,
  );
});

test("one that is kept is found again by what was written down, and can be ended then", async () => {
  const kept = await start(both, withEmulators({ fakecloud: "serve()", ministack: "serve()" }), { keep: true });
  const record = JSON.parse(JSON.stringify(kept)) as RunningEmulators;
  const found = await adoptEmulators(record);
  expect({ names: found?.names, environment: found?.environment, processes: found?.processes }).toEqual({ names: kept.names, environment: kept.environment, processes: kept.processes });
  await found?.stop();
  expect(alive(kept)).toEqual([false, false]);
});

test("of kept ones that are not all there, the rest is ended", async () => {
  const kept = await start(both, withEmulators({ fakecloud: "serve()", ministack: "serve()" }), { keep: true });
  process.kill(kept.processes[0]?.pid ?? 0, "SIGKILL");
  for (let attempt = 0; attempt < 100 && alive(kept)[0]; attempt++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await adoptEmulators(kept)).toBeUndefined();
  expect(alive(kept)).toEqual([false, false]);
});

test("a process that does not answer is not ours to end", async () => {
  const server = createServer((_, response) => response.writeHead(404).end()).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const record = { processes: [{ name: "fakecloud", pid: process.pid, healthUrl: `http://127.0.0.1:${port}/` }], environment: {} };
  expect(await adoptEmulators(record)).toBeUndefined();
  server.close();
});

test("its data stays in a folder of its own", async () => {
  await start(alone, withEmulators({ fakecloud: 'writeFileSync("here", ""); serve()' }));
  expect(existsSync(join(folder, "fakecloud/here"))).toBe(true);
});
