import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Engine, EngineFailure } from "../../engine/engine";
import type { EngineEvent } from "../../engine/events";
import { Interruption } from "../../engine/interruption";
import type { Plan } from "../../engine/plan";
import { Refusal } from "../../engine/refusal";
import { failure } from "../support/failure";

const planJson = JSON.stringify({ resource_changes: [{ address: "a.b", mode: "managed", type: "a", change: { actions: ["create"], before: null, after: {} } }] });
const plan: Plan = { file: ".terraform/plan", changes: [], outputs: [], resources: [] };
const diagnostic = (summary: string, severity = "error") => JSON.stringify({ type: "diagnostic", diagnostic: { severity, summary, detail: "why" } });
const step = JSON.stringify({ type: "apply_start", hook: { resource: { addr: "a.b" }, action: "create" } });

/** An engine that notes how it was called and does what the body of a Node program says. */
function fakeEngine(body = "") {
  const folder = mkdtempSync(join(tmpdir(), "gantry-fake-"));
  const path = join(folder, "terraform");
  const calls = join(folder, "calls");
  const head = `#!${process.execPath}
    const fs = require("node:fs");
    const args = process.argv.slice(2);
    const { TF_IN_AUTOMATION, CHECKPOINT_DISABLE, MINE } = process.env;
    fs.appendFileSync(${JSON.stringify(calls)}, JSON.stringify({ args, folder: process.cwd(), variables: { TF_IN_AUTOMATION, CHECKPOINT_DISABLE, MINE } }) + "\\n");\n`;
  writeFileSync(path, `${head}${body}\nif (args[0] === "show") console.log(${JSON.stringify(planJson)});`, { mode: 0o755 });
  const interruption = new Interruption(() => {});
  const engine = new Engine({ binary: { name: "terraform", path, version: "1.11.4" }, env: { ...process.env, MINE: "m" }, interruption, lockTimeoutSeconds: 7 });
  return {
    engine,
    interruption,
    stack: { id: "dev-network", folder, dependencies: [] },
    calls: () => readFileSync(calls, "utf8").trim().split("\n").map((line) => JSON.parse(line) as { args: string[]; folder: string; variables: object }),
  };
}

const says = (...lines: string[]) => lines.map((line) => `console.log(${JSON.stringify(line)});`).join("\n");

describe("calls", () => {
  test("in the stack's folder, with the given environment, without questions or calls home", async () => {
    const { engine, stack, calls } = fakeEngine();
    await engine.init(stack);
    expect(calls()).toEqual([
      { args: ["init", "-input=false", "-no-color", "-reconfigure"], folder: stack.folder, variables: { TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1", MINE: "m" } },
    ]);
  });

  test.each([
    ["everything", {}, []],
    ["targets", { targets: ["a.b", 'a.c["x y"]'] }, ["-target=a.b", '-target=a.c["x y"]']],
    ["a destruction", { destroy: true }, ["-destroy", "-refresh=false"]],
    ["outputs alone", { outputsOnly: true }, ["-refresh-only"]],
  ])("plans %s", async (_, options, more) => {
    const { engine, stack, calls } = fakeEngine();
    expect(await engine.plan(stack, options)).toMatchObject({ file: ".terraform/plan", changes: [{ address: "a.b", action: "create" }] });
    expect(calls().map(({ args }) => args)).toEqual([
      ["plan", "-json", "-input=false", "-lock-timeout=7s", "-out=.terraform/plan", ...more],
      ["show", "-json", "-no-color", ".terraform/plan"],
    ]);
  });

  test("shows no plan that changes nothing", async () => {
    const { engine, stack, calls } = fakeEngine(says(JSON.stringify({ type: "change_summary", changes: {} })));
    expect(await engine.plan(stack)).toEqual({ file: ".terraform/plan", changes: [], outputs: [], applyable: false, resources: [] });
    expect(calls().map(({ args }) => args[0])).toEqual(["plan"]);
  });

  test.each([
    ["resources", says("aws_vpc.main"), true],
    ["none", "", false],
    ["no state", `console.error("No state file was found!"); process.exitCode = 1;`, false],
    ["a state that cannot be read", `console.error("Error: Access Denied"); process.exitCode = 1;`, true],
  ])("asks the state for resources: %s", async (_, body, has) => {
    const { engine, stack, calls } = fakeEngine(body);
    expect(await engine.hasResources(stack)).toBe(has);
    expect(calls().map(({ args }) => args)).toEqual([["state", "list"]]);
  });

  test.each([
    ["applyNew", []],
    ["destroy", ["-destroy", "-refresh=false"]],
  ] as const)("%s plans and applies in one, and tells what it did", async (method, more) => {
    const steps = [["create", 'module.m["k.l"].aws_lb.public["a.b"]'], ["delete", "aws_vpc.main"], ["update", "aws_vpc.other"]].map(([action, addr]) => JSON.stringify({ type: "apply_complete", hook: { resource: { addr }, action } }));
    const { engine, stack, calls } = fakeEngine(says(...steps));
    expect((await engine[method](stack)).map(({ action, type, address }) => [action, type, address])).toEqual([
      ["create", "aws_lb", 'module.m["k.l"].aws_lb.public["a.b"]'],
      ["delete", "aws_vpc", "aws_vpc.main"],
    ]);
    expect(calls().map(({ args }) => args)).toEqual([["apply", "-json", "-input=false", "-lock-timeout=7s", "-auto-approve", ...more]]);
  });

  test("applies the plan, and tells events in their order", async () => {
    const { engine, stack, calls } = fakeEngine(says(step, "no event", diagnostic("careful", "warning")));
    const events: EngineEvent[] = [];
    await engine.apply(stack, plan, (event) => events.push(event));
    expect(calls().map(({ args }) => args)).toEqual([["apply", "-json", "-input=false", "-lock-timeout=7s", ".terraform/plan"]]);
    expect(events.map(({ type }) => type)).toEqual(["step", "diagnostic"]);
  });
});

describe("failures", () => {
  test("tell each error once, and no warning", async () => {
    const { engine, stack } = fakeEngine(`${says(diagnostic("careful", "warning"), diagnostic("first"), diagnostic("second"), diagnostic("first"), "noise")} process.exit(1);`);
    const error = await failure(engine.apply(stack, plan));
    expect(error).toBeInstanceOf(EngineFailure);
    expect(error).toMatchObject({ stackId: "dev-network", command: "apply", message: "first: why\n\nsecond: why" });
    expect(error.stack).toContain("first: why");
  });

  test("tell what there is when nothing explains them", async () => {
    const { engine, stack } = fakeEngine(`console.log("{}"); console.error("panic: no\\n\\ngoroutine 1"); process.exit(2);`);
    expect((await failure(engine.plan(stack))).message).toBe("The engine ended with 2.\npanic: no\ngoroutine 1");
  });

  test("of a plan that cannot be shown", async () => {
    const { engine, stack } = fakeEngine('if (args[0] === "show") { console.error("no such plan"); process.exit(1); }');
    expect(await failure(engine.plan(stack))).toMatchObject({ command: "show", message: "no such plan" });
  });

  test("of validate tell each error with its place, over many lines of JSON", async () => {
    const report = { valid: false, diagnostics: [{ severity: "error", summary: "Extraneous JSON object property", detail: 'No argument is named "x".', range: { filename: "cdk.tf.json", start: { line: 7 } }, snippet: { context: "resource.aws_lb.public", code: '  "x": 1' } }, { severity: "warning", summary: "old" }] };
    const { engine, stack, calls } = fakeEngine(`console.log(${JSON.stringify(JSON.stringify(report, null, 2))}); console.error("Warning: no CLI configuration"); process.exitCode = 1;`);
    const error = await failure(engine.validate(stack));
    expect(error.message).toBe('aws_lb.public: Extraneous JSON object property: No argument is named "x".\ncdk.tf.json:7: "x": 1');
    expect(calls()[0]?.args).toEqual(["validate", "-json"]);
  });

  test("of validate that says nothing of use", async () => {
    const { engine, stack } = fakeEngine(`console.log("out of memory"); process.exitCode = 2;`);
    expect((await failure(engine.validate(stack))).message).toBe("out of memory");
  });

  test("of init tell its output; a missing provider asks to be installed", async () => {
    const broken = fakeEngine('console.log("Initializing\\n"); console.error("Error: broken"); process.exit(1);');
    const message = (await failure(broken.engine.init(broken.stack))).message;
    expect(message.split("\n").sort()).toEqual(["Error: broken", "Initializing"]);

    const missing = fakeEngine(`${says("Error: Failed to query available provider packages", "for provider hashicorp/aws: none")} process.exit(1);`);
    const error = await failure(missing.engine.init(missing.stack));
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ exitCode: 4, message: expect.stringMatching(/^The provider hashicorp\/aws could not be had\.\n/) as string });
  });
});

describe("errored.tfstate", () => {
  test("is in the way of a plan, before the engine is called", async () => {
    const { engine, stack, calls } = fakeEngine();
    writeFileSync(join(stack.folder, "errored.tfstate"), "{}");
    const error = await failure(engine.plan(stack));
    expect(error).toBeInstanceOf(Refusal);
    expect(error.message).toMatch(/^The state of dev-network could not be written to its backend\. /);
    expect(calls).toThrow("ENOENT");
  });

  test("is explained after an apply that left it", async () => {
    const { engine, stack } = fakeEngine(`fs.writeFileSync("errored.tfstate", "{}"); ${says(diagnostic("Failed to save state"))} process.exit(1);`);
    expect((await failure(engine.apply(stack, plan))).message).toMatch(/^Failed to save state: why\n\nThe state of dev-network could not be written/);
  });
});

describe("interrupts", () => {
  test("the engine hears of one, once, and finishes its step", async () => {
    const { engine, stack, interruption } = fakeEngine(`
      let count = 0;
      process.on("SIGINT", () => { count += 1; setTimeout(() => { fs.writeFileSync("finished", String(count)); process.exit(1); }, 200); });
      setTimeout(() => {}, 5000);
      console.log(${JSON.stringify(step)});`);
    const events: EngineEvent[] = [];
    const applied = failure(engine.apply(stack, plan, (event) => events.push(event)));
    for (let attempt = 0; attempt < 100 && events.length === 0; attempt++) await sleep(20);
    interruption.interrupt();
    await applied;
    expect(readFileSync(join(stack.folder, "finished"), "utf8")).toBe("1");
  });

  test("nothing is begun after one, not even the apply of a plan that was just made", async () => {
    const { engine, stack, interruption, calls } = fakeEngine();
    const made = await engine.plan(stack);
    interruption.interrupt();
    expect((await failure(engine.apply(stack, made))).message).toBe("Interrupted before apply.");
    expect(calls().map(({ args }) => args[0])).toEqual(["plan", "show"]);
  });
});
