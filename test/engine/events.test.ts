import * as fc from "fast-check";
import { parseEvent } from "../../engine/events";

const resource = { addr: "terraform_data.one", module: "", resource: "terraform_data.one", implied_provider: "terraform", resource_type: "terraform_data", resource_name: "one", resource_key: null };
const line = (module: string, type: string, rest: object) => JSON.stringify({ "@level": "info", "@message": "m", "@module": module, "@timestamp": "2026-11-22T16:19:00.223931Z", ...rest, type });

describe.each(["terraform.ui", "tofu.ui"])("lines of %s", (module) => {
  test.each([
    ["apply_start", { action: "create" }, { phase: "start", action: "create", elapsedSeconds: 0 }],
    ["apply_progress", { action: "update", elapsed_seconds: 10 }, { phase: "progress", action: "update", elapsedSeconds: 10 }],
    ["apply_complete", { action: "delete", id_key: "id", id_value: "i", elapsed_seconds: 4 }, { phase: "complete", action: "delete", elapsedSeconds: 4 }],
    ["apply_errored", { action: "read", elapsed_seconds: 1 }, { phase: "errored", action: "read", elapsedSeconds: 1 }],
  ])("%s is a step", (type, hook, step) => {
    expect(parseEvent(line(module, type, { hook: { resource, ...hook } }))).toEqual({ type: "step", step: { address: "terraform_data.one", ...step } });
  });

  test("refresh_start is a refresh", () => {
    expect(parseEvent(line(module, "refresh_start", { hook: { resource, id_key: "id", id_value: "i" } }))).toEqual({ type: "refresh", address: "terraform_data.one" });
  });

  test.each([
    ["version", { terraform: "1.11.4", ui: "1.2" }],
    ["planned_change", { change: { resource, action: "create" } }],
    ["change_summary", { changes: { add: 2, change: 0, import: 0, remove: 0, operation: "plan" } }],
    ["outputs", { outputs: { o: { sensitive: false, action: "create" } } }],
    ["state_lock_acquire", {}],
    ["refresh_complete", { hook: { resource } }],
    ["provision_start", { hook: { resource, provisioner: "local-exec" } }],
    ["apply_start", { hook: { resource } }],
    ["apply_start", { hook: { action: "create" } }],
  ])("%s is nothing to tell", (type, rest) => {
    expect(parseEvent(line(module, type, rest))).toBeUndefined();
  });

  test("an error with its place", () => {
    const diagnostic = {
      severity: "error",
      summary: "local-exec provisioner error",
      detail: "Error running command 'sleep 2': signal: killed. Output: ",
      address: "terraform_data.one",
      range: { filename: "main.tf", start: { line: 6, column: 29, byte: 147 }, end: { line: 6, column: 30, byte: 148 } },
      snippet: { context: 'resource "terraform_data" "one"', code: '  command = "sleep 2"', start_line: 6, highlight_start_offset: 28, highlight_end_offset: 29, values: [] },
    };
    expect(parseEvent(line(module, "diagnostic", { diagnostic }))).toEqual({
      type: "diagnostic",
      diagnostic: {
        severity: "error",
        summary: "local-exec provisioner error",
        detail: "Error running command 'sleep 2': signal: killed. Output: ",
        address: "terraform_data.one",
        place: { file: "main.tf", line: 6, code: 'command = "sleep 2"', context: 'resource "terraform_data" "one"' },
      },
    });
  });

  test("an error with little to say", () => {
    const place = { range: { filename: "main.tf", start: { line: 1 } }, snippet: { context: null, code: "x" } };
    expect(parseEvent(line(module, "diagnostic", { diagnostic: { severity: "error", summary: "execution halted" } }))).toEqual({
      type: "diagnostic",
      diagnostic: { severity: "error", summary: "execution halted", detail: "" },
    });
    expect(parseEvent(line(module, "diagnostic", { diagnostic: { severity: "warning", summary: "s", detail: "d", ...place } }))).toEqual({
      type: "diagnostic",
      diagnostic: { severity: "warning", summary: "s", detail: "d", place: { file: "main.tf", line: 1, code: "x" } },
    });
  });
});

test.each(["", " ", "Terraform v1.11.4", "{", '{"type":"apply_start","hook":{"resource":{"addr":"a', "{}", "[]", "null", '{"hook":null}', '{"hook":{"resource":null}}', '{"diagnostic":null}'])("%j is no event", (text) => {
  expect(parseEvent(text)).toBeUndefined();
});

test("a line that is cut anywhere is no event", () => {
  const whole = line("terraform.ui", "apply_start", { hook: { resource, action: "create" } });
  fc.assert(fc.property(fc.nat({ max: whole.length - 1 }), (length) => parseEvent(whole.slice(0, length)) === undefined));
});
