import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { applyStacks, destroyStacks, planStacks } from "../../engine/apply-stacks";
import { Engine } from "../../engine/engine";
import { findProgram, type EngineBinary } from "../../engine/engine-binary";
import { Interruption } from "../../engine/interruption";
import { Interrupted, PhaseFailure } from "../../engine/phase";
import type { TargetStack } from "../../engine/two-passes";
import { failure } from "../support/failure";

// The real engine on stacks that need no provider but the one that is built in.

jest.setTimeout(25_000);
beforeAll(() => void jest.spyOn(console, "log").mockImplementation());

const engines = (["terraform", "tofu"] as const).flatMap((name) => {
  const path = findProgram(name, process.env);
  return path === undefined ? [] : [{ name, path, version: "any" } satisfies EngineBinary];
});

test("there is an engine", () => {
  expect(engines).not.toEqual([]);
});

const run = promisify(execFile);

const projects: Project[] = [];
// What a test that took too long left running: three interrupts kill it.
afterEach(() => projects.splice(0).forEach(({ interruption }) => [1, 2, 3].forEach(() => interruption.interrupt())));

type Resources = Readonly<Record<string, object>>;

interface Description {
  readonly reads?: readonly string[];
  readonly resources?: Resources;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly backend?: object;
  readonly left?: boolean;
}

/** Stacks in a folder of their own, each with its state in `states/`. */
class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "gantry-engine-"));
  readonly steps: string[] = [];
  readonly interruption = new Interruption(() => {});

  constructor(
    private readonly binary: EngineBinary,
    private readonly lockTimeoutSeconds = 1,
  ) {
    projects.push(this);
  }

  get engine(): Engine {
    return new Engine({ binary: this.binary, env: process.env, interruption: this.interruption, lockTimeoutSeconds: this.lockTimeoutSeconds });
  }

  /** Writes a stack as it is to be from now on, and gets it ready. */
  async stack(id: string, { reads = [], resources = {}, outputs = {}, backend, left = false }: Description, name = id): Promise<TargetStack> {
    const stack = { id, folder: join(this.folder, name), dependencies: reads, left };
    const state = (each: string) => ({ path: join(this.folder, "states", `${each}.tfstate`) });
    mkdirSync(stack.folder, { recursive: true });
    const configuration = {
      terraform: { backend: backend ?? { local: state(id) } },
      ...block("data", "terraform_remote_state", Object.fromEntries(reads.map((each) => [each, { backend: "local", config: state(each) }]))),
      ...block("resource", "terraform_data", resources),
      ...(Object.keys(outputs).length === 0 ? {} : { output: Object.fromEntries(Object.entries(outputs).map(([output, value]) => [output, { value }])) }),
    };
    writeFileSync(join(stack.folder, "cdk.tf.json"), JSON.stringify(configuration, null, 2));
    await this.engine.init(stack);
    return stack;
  }

  graph(stacks: readonly TargetStack[]) {
    return { stacks, parallelism: 2, signal: this.interruption.signal };
  }

  /** Applies, and gives what ended in order: `network.vpc created`. */
  async apply(...stacks: readonly TargetStack[]): Promise<string[]> {
    const steps: string[] = [];
    await applyStacks(this.engine, this.graph(stacks), (stack, { phase, action, address }) => {
      this.steps.push(`${stack}.${address} ${action} ${phase}`);
      if (phase === "complete" && action !== "read") steps.push(`${action} ${stack}.${address.replace("terraform_data.", "")}`);
    });
    return steps;
  }

  /** What another plan would change. */
  async changes(...stacks: readonly TargetStack[]): Promise<string[]> {
    const plans = await planStacks(this.engine, this.graph(stacks));
    return [...plans].flatMap(([id, { changes, outputs }]) => [...changes.map(({ address, action }) => `${action} ${id}.${address}`), ...outputs.map((output) => `${id} output ${output}`)]);
  }

  /** Addresses in the state of a stack. */
  async state(stack: TargetStack): Promise<string[]> {
    const { stdout } = await run(this.binary.path, ["state", "list"], { cwd: stack.folder, timeout: 20_000, killSignal: "SIGKILL" });
    return stdout.split("\n").filter((line) => line !== "");
  }

  async until(isTrue: () => boolean): Promise<void> {
    for (let attempt = 0; attempt < 200 && !isTrue(); attempt++) await sleep(50);
    expect(isTrue()).toBe(true);
  }
}

const block = (kind: string, type: string, named: Resources) => (Object.keys(named).length === 0 ? {} : { [kind]: { [type]: named } });
const from = (stack: string, output: string) => `\${data.terraform_remote_state.${stack}.outputs.${output}}`;
const holds = "${path.module != \"\"}";
const fails = "${path.module == \"\"}";
const sleeping = (seconds: number) => ({ input: "x", provisioner: [{ "local-exec": { command: `sleep ${seconds}` } }] });

describe.each(engines)("$name", (binary) => {
  test("applies in order, changes nothing the second time, destroys in reverse order, and leaves empty states", async () => {
    const project = new Project(binary);
    const stacks = [
      await project.stack("compute", { reads: ["storage", "network"], resources: { service: { input: [from("network", "id"), from("storage", "id")] } } }),
      await project.stack("storage", { reads: ["network"], resources: { files: { input: from("network", "id") } }, outputs: { id: "${terraform_data.files.id}" } }),
      await project.stack("network", { resources: { vpc: { input: "10.0.0.0/16" } }, outputs: { id: "${terraform_data.vpc.id}" } }),
    ];
    expect(await project.apply(...stacks)).toEqual(["create network.vpc", "create storage.files", "create compute.service"]);
    expect(await project.changes(...stacks)).toEqual([]);
    expect(await project.apply(...stacks)).toEqual([]);

    const gone: string[] = [];
    await destroyStacks(project.engine, project.graph(stacks), (stack, { phase, action }) => void (phase === "complete" && gone.push(`${action} ${stack}`)));
    expect(gone).toEqual(["delete compute", "delete storage", "delete network"]);
    expect((await Promise.all(stacks.map((stack) => project.state(stack)))).flat()).toEqual([]);
  });

  describe("updates", () => {
    test("a resource goes when nothing reads it any more", async () => {
      const project = new Project(binary);
      const producer = (resources: Resources, ids: unknown) => project.stack("producer", { resources, outputs: { ids } });
      const consumer = () => project.stack("consumer", { reads: ["producer"], resources: { reader: { input: `\${join(" ", ${from("producer", "ids").slice(2, -1)})}` } } });
      await project.apply(await producer({ old: { input: "o" }, kept: { input: "k" } }, ["${terraform_data.old.output}", "${terraform_data.kept.output}"]), await consumer());

      const stacks = [await producer({ kept: { input: "k" } }, ["${terraform_data.kept.output}"]), await consumer()];
      expect(await project.apply(...stacks)).toEqual(["update consumer.reader", "delete producer.old"]);
      expect(await project.changes(...stacks)).toEqual([]);
    });

    test("so does the last one, whose output is an empty list from then on", async () => {
      const project = new Project(binary);
      const consumer = () => project.stack("consumer", { reads: ["producer"], resources: { reader: { input: `\${join(" ", ${from("producer", "ids").slice(2, -1)})}` } } });
      await project.apply(await project.stack("producer", { resources: { old: { input: "o" } }, outputs: { ids: ["${terraform_data.old.output}"] } }), await consumer());

      const stacks = [await project.stack("producer", { outputs: { ids: [] } }), await consumer()];
      expect(await project.apply(...stacks)).toEqual(["update consumer.reader", "delete producer.old"]);
      expect(await project.changes(...stacks)).toEqual([]);
    });

    test("what is new is there before the consumer needs it, be it a resource or a mere text", async () => {
      const project = new Project(binary);
      await project.apply(
        await project.stack("producer", { resources: { old: { input: "o" } }, outputs: { old: "${terraform_data.old.output}" } }),
        await project.stack("consumer", { reads: ["producer"], resources: { reader: { input: from("producer", "old") } } }),
      );
      const stacks = [
        await project.stack("producer", { resources: { new: { input: "n" } }, outputs: { new: "${terraform_data.new.output}", text: "t" } }),
        await project.stack("consumer", { reads: ["producer"], resources: { reader: { input: [from("producer", "new"), from("producer", "text")] } } }),
      ];
      expect(await project.apply(...stacks)).toEqual(["create producer.new", "update consumer.reader", "delete producer.old"]);
      expect(await project.changes(...stacks)).toEqual([]);
    });

    test.each([
      ["a stack that left goes before what it read", {}],
      ["so it does when the output it read is gone", { kept: "${terraform_data.kept.output}" }],
    ])("%s", async (_, outputs) => {
      const project = new Project(binary);
      const gone = { reads: ["producer"], resources: { reader: { input: from("producer", "old") } } };
      await project.apply(
        await project.stack("producer", { resources: { old: { input: "o" }, kept: { input: "k" } }, outputs: { old: "${terraform_data.old.output}" } }),
        await project.stack("gone", gone),
      );
      const stacks = [await project.stack("producer", { resources: { kept: { input: "k" } }, outputs }), await project.stack("gone", { ...gone, left: true })];
      expect(await project.apply(...stacks)).toEqual(["delete gone.reader", "delete producer.old"]);
      expect(await Promise.all(stacks.map((stack) => project.state(stack)))).toEqual([["terraform_data.kept"], []]);
    });

    test("destroys stacks that an update left half done", async () => {
      const project = new Project(binary);
      const consumer = (output: string) => project.stack("consumer", { reads: ["producer"], resources: { reader: { input: from("producer", output) } } });
      const producer = (condition: string, outputs: object) =>
        project.stack("producer", { resources: { vpc: { input: "v", lifecycle: { precondition: [{ condition, error_message: "The range is taken." }] } } }, outputs: { ...outputs } });
      await project.apply(await producer(holds, { id: "${terraform_data.vpc.id}" }), await consumer("id"));
      const stacks = [await producer(fails, { id: "${terraform_data.vpc.id}", arn: "${terraform_data.vpc.id}" }), await consumer("arn")];
      await failure(project.apply(...stacks));
      await destroyStacks(project.engine, project.graph(stacks));
      expect((await Promise.all(stacks.map((stack) => project.state(stack)))).flat()).toEqual([]);
    });
  });

  test("one that fails leaves the independent ones applied, and withholds what they removed", async () => {
    const project = new Project(binary);
    const producer = (resources: Resources) => project.stack("producer", { resources, outputs: { id: "${terraform_data.kept.id}" } });
    const consumer = (condition: string) =>
      project.stack("consumer", { reads: ["producer"], resources: { reader: { input: from("producer", "id"), lifecycle: { precondition: [{ condition, error_message: "The port is taken." }] } } } });
    await project.apply(await producer({ old: {}, kept: {} }), await consumer(holds));

    const stacks = [await producer({ kept: {} }), await consumer(fails), await project.stack("after", { reads: ["consumer"] }), await project.stack("other", { resources: { alone: {} } })] as const;
    const error = await failure(project.apply(...stacks));
    expect(error).toBeInstanceOf(PhaseFailure);
    expect(error.message).toMatch(/^consumer:\n {2}terraform_data\.reader\S*: Resource precondition failed: The port is taken\.\n {2}cdk\.tf\.json:\d+: "condition": /);
    expect(Object.fromEntries([...(error as PhaseFailure).outcomes].map(([id, { status }]) => [id, status]))).toEqual({ producer: "done", consumer: "failed", after: "skipped", other: "done" });
    expect(await project.state(stacks[0])).toEqual(["terraform_data.kept", "terraform_data.old"]);
    expect(await project.state(stacks[3])).toEqual(["terraform_data.alone"]);

    const mended = [stacks[0], await consumer(holds), ...stacks.slice(2)];
    expect(await project.apply(...mended)).toEqual(["delete producer.old"]);
  });

  describe("two applies at once", () => {
    const both = async (lockTimeoutSeconds: number) => {
      const project = new Project(binary, lockTimeoutSeconds);
      const [first, second] = [await project.stack("stack", { resources: { slow: sleeping(3) } }), await project.stack("stack", { resources: { slow: sleeping(3) } }, "elsewhere")];
      const firstApply = project.apply(first);
      await project.until(() => project.steps.length > 0);
      const secondApply = project.apply(second).then(
        (steps) => steps.join(),
        (error: Error) => error.message,
      );
      return { first: await firstApply, second: await secondApply, state: await project.state(first) };
    };

    test("the second is refused with the holder's name", async () => {
      const { first, second, state } = await both(1);
      expect(first).toEqual(["create stack.slow"]);
      expect(second).toMatch(new RegExp(`^stack:\n {2}The state .*stack\\.tfstate is locked by ${userInfo().username}@\\S+ \\(OperationTypeApply, since \\d{4}-.*\\)\\.\n {2}Wait until`));
      expect(second).toMatch(new RegExp(`: ${binary.name} force-unlock [0-9a-f-]{36}$`));
      expect(state).toEqual(["terraform_data.slow"]);
    });

    test("the second waits when it may, and finds everything done", async () => {
      expect(await both(20)).toEqual({ first: ["create stack.slow"], second: "", state: ["terraform_data.slow"] });
    });
  });

  describe("interrupts", () => {
    test("the state holds what was begun, nothing new begins or runs on, and the next apply does the rest", async () => {
      const project = new Project(binary);
      const marker = join(project.folder, "ran");
      const slow = (command: string) => ({ slow: { input: "x", provisioner: [{ "local-exec": { command } }] }, next: { input: "${terraform_data.slow.output}" } });
      const stacks = [await project.stack("first", { resources: slow(`sleep 2; touch ${marker}`) }), await project.stack("second", { reads: ["first"], resources: { other: {} } })] as const;
      const applied = failure(project.apply(...stacks));
      await project.until(() => project.steps.some((step) => step.endsWith("create start")));
      await sleep(300);
      project.interruption.interrupt();
      const error = await applied;
      expect(error).toBeInstanceOf(Interrupted);
      expect(error.message).toMatch(/^Interrupted: Apply\n\nfirst:\n {2}terraform_data\.slow: local-exec provisioner error/);
      await sleep(2500);
      expect(existsSync(marker)).toBe(false);
      expect(await project.state(stacks[0])).toEqual(["terraform_data.slow"]);
      expect(existsSync(join(project.folder, "states", "second.tfstate"))).toBe(false);

      const next = new Project(binary);
      const again = await applyStacks(next.engine, next.graph([{ ...stacks[0] }, stacks[1]]));
      expect([...again].map(([id, changes]) => [id, changes.map(({ address, action }) => `${action} ${address}`)])).toEqual([
        ["first", ["create terraform_data.next", "replace terraform_data.slow"]],
        ["second", ["create terraform_data.other"]],
      ]);
      expect(existsSync(marker)).toBe(true);
    });

    test.each([
      ["the second stops an engine that waits for its backend", 2, 15],
      ["the third kills it", 3, 3],
    ])("%s", async (_, interrupts, seconds) => {
      const backend = await StateServer.start();
      try {
        const project = new Project(binary);
        const stack = await project.stack("stack", { resources: { one: {} }, backend: backend.block });
        backend.onWrite = "hang";
        const applied = failure(project.apply(stack));
        await project.until(() => backend.writes > 0);
        const start = Date.now();
        for (let count = 0; count < interrupts; count++) {
          project.interruption.interrupt();
          await sleep(300);
        }
        expect(await applied).toBeInstanceOf(Interrupted);
        expect(Date.now() - start).toBeLessThan(seconds * 1000);
      } finally {
        await backend.stop();
      }
    });
  });

  test("a state that could not be written is found, explained, and in the way until it is pushed", async () => {
    const backend = await StateServer.start();
    try {
      const project = new Project(binary);
      const stack = await project.stack("stack", { resources: { one: {} }, backend: backend.block });
      backend.onWrite = "fail";
      const file = join(stack.folder, "errored.tfstate");
      const error = await failure(project.apply(stack));
      const explained = [
        `The state of stack could not be written to its backend. It is kept in ${file}, and knows of resources the backend does not.`,
        `When the backend answers again, push it in ${stack.folder} and remove the file: ${binary.name} state push errored.tfstate && rm errored.tfstate`,
        `If the push says that the state is still locked by that apply, free it first, with the ID it shows: ${binary.name} force-unlock <ID>`,
        "Until then nothing is applied to this stack: it would make those resources a second time.",
      ];
      expect(error.message).toContain("Failed to save state");
      expect(error.message.endsWith(explained.map((line) => `  ${line}`).join("\n"))).toBe(true);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ resources: [{ name: "one" }] });

      backend.onWrite = "keep";
      expect((await failure(project.apply(stack))).message).toBe(`stack:\n${explained.map((line) => `  ${line}`).join("\n")}`);
      const command = /remove the file: (.*)$/m.exec(error.message)?.[1] ?? "";
      await run("sh", ["-c", command], { cwd: stack.folder, env: { ...process.env, PATH: `${join(binary.path, "..")}:${process.env["PATH"]}` } });
      expect(await project.changes(stack)).toEqual([]);
      expect(await project.state(stack)).toEqual(["terraform_data.one"]);
    } finally {
      await backend.stop();
    }
  });
});

/** An http backend that keeps a state, refuses to, or never answers. */
class StateServer {
  onWrite: "keep" | "fail" | "hang" = "keep";
  writes = 0;
  private state = "";

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StateServer> {
    const server = createServer((request, response) => {
      if (request.method === "GET") return void (made.state === "" ? response.writeHead(404).end() : response.end(made.state));
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        made.writes += 1;
        if (made.onWrite === "fail") response.writeHead(500).end();
        if (made.onWrite === "keep") {
          made.state = Buffer.concat(parts).toString();
          response.end();
        }
      });
    });
    const made = new StateServer(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return made;
  }

  get block(): object {
    return { http: { address: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`, retry_max: 0 } };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
