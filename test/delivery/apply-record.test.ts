import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApplyRecord } from "../../delivery/apply-record";
import { Refusal } from "../../engine/refusal";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gantry-"));
  file = join(folder, "applied.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what was applied is known to the next run, and nothing else is written", () => {
  const record = ApplyRecord.read(file, "d1");
  expect(record.of("dev-network")).toBeUndefined();
  record.set("dev-network", "begun");
  record.set("dev-network", "applied");
  record.set("dev-storage", "withheld");
  const next = ApplyRecord.read(file, "d1");
  expect(["dev-network", "dev-storage", "dev-compute"].map((id) => next.of(id))).toEqual(["applied", "withheld", undefined]);
  expect(readFileSync(file, "utf8")).toBe('{\n  "digest": "d1",\n  "stacks": {\n    "dev-network": "applied",\n    "dev-storage": "withheld"\n  }\n}\n');
  expect(readdirSync(folder)).toEqual(["applied.json"]);
});

test("of other plans, nothing was applied", () => {
  ApplyRecord.read(file, "d1").set("dev-network", "applied");
  expect(ApplyRecord.read(file, "d2").of("dev-network")).toBeUndefined();
});

test.each(["", "{", "[]", '{"digest":"d1","stacks":{"dev-network":"done"}}', '{"digest":"d1","stacks":{},"more":1}'])("a record that cannot be read is refused: %s", (text) => {
  writeFileSync(file, text);
  const read = () => ApplyRecord.read(file, "d1");
  expect(read).toThrow(Refusal);
  expect(read).toThrow(`${file}, which says what was applied already, cannot be read. Nothing was applied. Plan and review again.`);
});
