import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { Interruption } from "../../../engine/interruption";
import { isAlive } from "../../../rehearsal/emulators/emulator-process";
import { emulatorsFor, type Serving } from "../../../rehearsal/emulators/emulators-for";
import { readSession, writeSession } from "../../../rehearsal/session";
import { withEmulators } from "../fake-emulator";
import { folderWith, writeFiles } from "../temporary-folder";

const place = { account: "111122223333", region: "eu-west-1" };
const data = "fakecloud 111122223333 eu-west-1";
const state = { resources: [{ mode: "managed", type: "aws_vpc", name: "main", instances: [{}] }, { mode: "managed", type: "aws_lb", name: "main", instances: [{}] }] };
const stateFile = "state/dev-network.tfstate";
const dataFile = "emulator/fakecloud/mine";

const identity = (account: string) =>
  `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
/** A program that is in this account. */
const inAccount = (account: string) => `createServer((request, response) => response.end(${JSON.stringify(identity(account))})).listen(port, "127.0.0.1")`;
const good = inAccount(place.account);
const clean = Object.fromEntries(Object.keys(process.env).filter((name) => name.startsWith("AWS_")).map((name) => [name, undefined]));

let folder: string;
let variables: NodeJS.ProcessEnv;
const servers: Server[] = [];
const started: Serving[] = [];

beforeAll(() => {
  variables = { ...withEmulators({ fakecloud: good, moto_server: good.replace("(port,", "(process.argv.at(-1),") }), ...clean };
});
beforeEach(() => {
  folder = folderWith({});
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((serving) => serving.stop(true)));
  for (const server of servers.splice(0)) server.close();
});

interface Options {
  readonly keep?: boolean;
  readonly from?: string;
  readonly emulator?: string;
  readonly variables?: NodeJS.ProcessEnv;
}

async function serve({ keep = false, variables: more = {}, ...options }: Options = {}): Promise<Serving> {
  const serving = await emulatorsFor({ environment: "dev", keep, interruption: new Interruption(() => {}), ...options, variables: { ...variables, ...more } }, folder, place);
  started.push(serving);
  return serving;
}
const has = (path: string) => existsSync(join(folder, path));
const pids = () => (readSession(folder).emulators?.processes ?? []).map(({ pid }) => pid);
const refusal = (message: string) => expect.objectContaining({ name: "Refusal", exitCode: 1, message }) as Error;

describe("the user's own emulator", () => {
  /** One that is healthy where that emulator is. */
  async function own(healthPath: string, account = place.account): Promise<string> {
    const server = createServer(({ url, method }, response) => response.writeHead(method === "POST" || url === healthPath ? 200 : 404).end(identity(account))).listen(0, "127.0.0.1");
    servers.push(server);
    await new Promise((resolve) => server.once("listening", resolve));
    return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  test.each([
    ["fakecloud", "/_fakecloud/health", true],
    ["ministack", "/_ministack/health", false],
    ["moto", "/moto-api/data.json", false],
    ["unknown", "/", false],
  ])("%s serves, and goes on", async (main, healthPath, runsContainers) => {
    const url = await own(healthPath);
    const endpoints = { AWS_ENDPOINT_URL: url, AWS_ENDPOINT_URL_S3: url };
    const serving = await serve({ variables: endpoints });
    expect(serving).toMatchObject({ place, endpoints, main, isOurs: false, runsContainers, text: `yours, at ${url}` });
    expect(serving.containerProgram).toBeUndefined();
    await serving.stop(true);
    expect(servers[0]?.listening).toBe(true);
  });

  test("is known by an address with a slash too", async () => {
    expect((await serve({ variables: { AWS_ENDPOINT_URL: `${await own("/_fakecloud/health")}/` } })).main).toBe("fakecloud");
  });

  test("is not named beside one to start", async () => {
    await expect(serve({ emulator: "moto", variables: { AWS_ENDPOINT_URL: "http://127.0.0.1:1" } })).rejects.toThrow(
      refusal("--emulator moto would start an emulator, but AWS_ENDPOINT_URL names one that runs already. Leave out one of the two."),
    );
  });

  test("serves every service", async () => {
    await expect(serve({ variables: { AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1", AWS_ENDPOINT_URL_ECS: "http://127.0.0.1:1" } })).rejects.toThrow(
      refusal("AWS_ENDPOINT_URL_S3 and AWS_ENDPOINT_URL_ECS name an emulator, but AWS_ENDPOINT_URL does not: set it, for all other services."),
    );
  });

  test("has nothing of an earlier rehearsal before an update", async () => {
    const url = await own("/");
    await serve({ variables: { AWS_ENDPOINT_URL: url } });
    await serve({ from: "main", variables: { AWS_ENDPOINT_URL: url } });
    writeFiles(folder, { [stateFile]: state });
    await expect(serve({ from: "main", variables: { AWS_ENDPOINT_URL: url } })).rejects.toThrow(
      refusal(`An earlier rehearsal left resources at ${url}. End it first, with npm run rehearse -- dev, and then rehearse the update.`),
    );
    await serve({ variables: { AWS_ENDPOINT_URL: url } });
    expect(has(stateFile)).toBe(true);
  });

  test("is in the environment's account, and changes nothing otherwise", async () => {
    writeSession(folder, { data });
    writeFiles(folder, { [stateFile]: state });
    const url = await own("/", "000000000000");
    await expect(serve({ variables: { AWS_ENDPOINT_URL: url } })).rejects.toThrow(
      `The environment dev belongs to account 111122223333, but of the emulator's endpoints:\n  ${url} is in account 000000000000\nStart the emulator in that account: `,
    );
    expect([has(stateFile), readSession(folder)]).toEqual([true, { data }]);
  });

  test("knows nothing of states that are of ours, and takes the place of a kept one", async () => {
    await serve({ keep: true });
    const [pid = 0] = pids();
    writeFiles(folder, { [stateFile]: state });
    await serve({ variables: { AWS_ENDPOINT_URL: await own("/") } });
    expect([has(stateFile), isAlive(pid), pids()]).toEqual([false, false, []]);

    writeFiles(folder, { [stateFile]: state });
    const serving = await serve();
    expect(has(stateFile)).toBe(false);
    await serving.stop(true);
  });
});

describe("an emulator of ours", () => {
  test("is started anew, and states of no emulator are forgotten", async () => {
    writeFiles(folder, { [stateFile]: state, [dataFile]: "" });
    const serving = await serve();
    const { AWS_ENDPOINT_URL: url } = serving.endpoints;
    expect(serving).toMatchObject({ place, main: "fakecloud", isOurs: true, runsContainers: true, text: `fakecloud at ${url}` });
    expect([has(stateFile), has(dataFile)]).toEqual([false, false]);
    expect(readSession(folder)).toEqual({ data });
    await serving.stop(false);
    await expect(fetch(url ?? "")).rejects.toThrow();
    expect([has("emulator/fakecloud"), readSession(folder)]).toEqual([true, { data }]);
  });

  test("goes on with what an earlier one kept, until nothing is left", async () => {
    await (await serve()).stop(false);
    writeFiles(folder, { [stateFile]: state, [dataFile]: "" });
    const serving = await serve();
    expect(serving.text).toBe(`fakecloud at ${serving.endpoints["AWS_ENDPOINT_URL"]}, goes on with 2 resources of an earlier run`);
    expect([has(stateFile), has(dataFile)]).toEqual([true, true]);
    await serving.stop(true);
    expect([has("state"), has("emulator")]).toEqual([false, false]);
  });

  test.each<[string, Options, string]>([
    ["for an update", { from: "main" }, data],
    ["in another account", {}, "fakecloud 000000000000 eu-west-1"],
    ["where the emulator keeps nothing", { emulator: "moto" }, "moto 111122223333 eu-west-1"],
  ])("begins anew %s", async (_, options, before) => {
    writeSession(folder, { data: before });
    writeFiles(folder, { [stateFile]: state, [dataFile]: "" });
    const serving = await serve(options);
    expect(serving.text).toBe(`${serving.main} at ${serving.endpoints["AWS_ENDPOINT_URL"]}`);
    expect([has(stateFile), has(dataFile)]).toEqual([false, false]);
    await serving.stop(true);
  });

  test("that is in another account is refused, and ended", async () => {
    const pidFile = join(folder, "pid");
    const wrong = { ...withEmulators({ fakecloud: `writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); ${inAccount("000000000000")}` }), ...clean };
    await expect(serve({ variables: wrong })).rejects.toThrow(/^The environment dev belongs to account 111122223333, but .*\n {2}http:\/\/127\.0\.0\.1:\d+ is in account 000000000000\n/);
    expect(isAlive(Number(readFileSync(pidFile, "utf8")))).toBe(false);
  });

  test("that does not exist is refused", async () => {
    await expect(serve({ emulator: "localcloud" })).rejects.toThrow(refusal('There is no emulator "localcloud". Name one of fakecloud, ministack, moto.'));
  });
});

describe("an emulator that is kept", () => {
  let kept: Serving;
  let pid: number;

  /** Keeps one that holds something. */
  async function keep(options: Options = {}): Promise<void> {
    kept = await serve({ ...options, keep: true });
    [pid = 0] = pids();
    writeFiles(folder, { [stateFile]: state });
  }

  test("is found again by the next, which ends it", async () => {
    await keep();
    expect(readSession(folder)).toEqual({ data, emulators: { environment: kept.endpoints, processes: [{ name: "fakecloud", pid, healthUrl: `${kept.endpoints["AWS_ENDPOINT_URL"]}/_fakecloud/health` }] } });
    const next = await serve();
    expect(next).toMatchObject({ endpoints: kept.endpoints, text: `fakecloud at ${kept.endpoints["AWS_ENDPOINT_URL"]}, kept from before`, isOurs: true });
    expect([has(stateFile), isAlive(pid)]).toEqual([true, true]);
    await next.stop(true);
    expect([has("state"), has("emulator"), isAlive(pid), readSession(folder)]).toEqual([false, false, false, { data }]);
  });

  test("goes on for the next that keeps it", async () => {
    await keep();
    expect((await serve({ keep: true })).endpoints).toEqual(kept.endpoints);
    expect(pids()).toEqual([pid]);
  });

  test("is ours, not the user's, where its addresses are set as the report says", async () => {
    await keep();
    const next = await serve({ variables: kept.endpoints });
    expect(next).toMatchObject({ isOurs: true, text: `fakecloud at ${kept.endpoints["AWS_ENDPOINT_URL"]}, kept from before` });
    await next.stop(true);
    expect(isAlive(pid)).toBe(false);
  });

  test("is found again though another would be started", async () => {
    await keep({ emulator: "moto" });
    const next = await serve();
    expect(next).toMatchObject({ main: "moto", endpoints: kept.endpoints });
    await next.stop(true);
    expect(isAlive(pid)).toBe(false);
  });

  test.each<[string, Options]>([
    ["another is named", { emulator: "moto" }],
    ["an update begins", { from: "main" }],
  ])("ends, and is forgotten, when %s", async (_, options) => {
    await keep();
    const next = await serve(options);
    expect([isAlive(pid), has(stateFile), next.endpoints["AWS_ENDPOINT_URL"] === kept.endpoints["AWS_ENDPOINT_URL"]]).toEqual([false, false, false]);
    await next.stop(true);
  });

  test("and ended meanwhile is started again, with its data", async () => {
    await keep();
    mkdirSync(join(folder, "emulator/fakecloud"), { recursive: true });
    await kept.stop(false);
    writeSession(folder, { data, emulators: { environment: kept.endpoints, processes: [{ name: "fakecloud", pid, healthUrl: `${kept.endpoints["AWS_ENDPOINT_URL"]}/_fakecloud/health` }] } });
    const next = await serve({ variables: kept.endpoints });
    expect(next.text).toBe(`fakecloud at ${next.endpoints["AWS_ENDPOINT_URL"]}, goes on with 2 resources of an earlier run`);
    await next.stop(true);
  });
});
