import { deadEnd, outputsOf, type OutputShape } from "../../stacks/output-shape";
import { baseEnvironment } from "../config/base-environment";
import { builtStacks } from "../support/synthesized";
import { reading } from "./reading-stack";

const shapesOf = (id: string) => {
  const stack = builtStacks(baseEnvironment(), reading({})).find(({ settings }) => settings.id === id);
  return stack === undefined ? new Map<string, OutputShape>() : outputsOf(stack);
};

test("an attribute of a resource is a string, as constructs have it, and maps have shapes of their own", () => {
  expect(shapesOf("test-network").get("vpc_id")).toEqual({ type: "string" });
  expect(shapesOf("test-network").get("private_subnet_ids")).toEqual({
    type: "map",
    items: new Map([["eu-west-1a", { type: "string" }], ["eu-west-1b", { type: "string" }]]),
  });
});

test("what no construct stands for, and what comes of another state, may be anything", () => {
  expect([...shapesOf("test-reader")].filter(([name]) => name === "by_hand" || name === "made")).toEqual([["made", { type: "unknown" }], ["by_hand", { type: "unknown" }]]);
});

const text: OutputShape = { type: "string" };
const shape: OutputShape = { type: "map", items: new Map<string, OutputShape>([["a", text], ["list", { type: "list" }], ["any", { type: "unknown" }]]) };

test.each<[string[], unknown]>([
  [[], undefined],
  [["a"], undefined],
  [["b"], { depth: 0, shape }],
  [["a", "b"], { depth: 1, shape: text }],
  [["list", "0", "a"], undefined],
  [["list", "a"], { depth: 1, shape: { type: "list" } }],
  [["any", "a", "b"], undefined],
])("%j leads to %j", (keys, end) => {
  expect(deadEnd(shape, keys)).toEqual(end);
});
