import { expectedOutputs } from "../../delivery/expected-outputs";
import { placeholderFor } from "../../delivery/placeholder";
import type { ChangeJson, PlanJson } from "../../review/plan-json";

const where = { producer: "dev-network", account: "111122223333", region: "eu-west-1" };
const plan = (outputs: Readonly<Record<string, ChangeJson>>): PlanJson => ({ format_version: "1.2", output_changes: outputs });
const expected = (outputs: Readonly<Record<string, ChangeJson>>, expressions = {}) => expectedOutputs(plan(outputs), { ...where, expressions });
const set = (after: unknown, given: Partial<ChangeJson> = {}): ChangeJson => ({ actions: ["create"], before: null, after, after_unknown: false, after_sensitive: false, ...given });
const standsFor = (output: string, path: string[], expression?: string) => ({ producer: "dev-network", output, path, placeholder: placeholderFor({ ...where, output, path, expression }) });

test("what is known is what it will be; what is left alone has not changed", () => {
  expect(expected({ zones: set(["a", "b"]), cidr: set("10.0.0.0/16", { actions: ["no-op"] }), size: set(2, { actions: ["update"], before: 1 }) })).toEqual({
    values: { cidr: "10.0.0.0/16", size: 2, zones: ["a", "b"] },
    sensitive: [],
    changed: ["size", "zones"],
    placeholders: [],
  });
});

test("what is not known yet is a placeholder, of the shape that the template tells", () => {
  const vpc = standsFor("vpc_id", [], "${aws_vpc.main.id}");
  const outputs = expected({ vpc_id: set(undefined, { after_unknown: true }) }, { vpc_id: "${aws_vpc.main.id}" });
  expect(outputs).toEqual({ values: { vpc_id: vpc.placeholder }, sensitive: [], changed: ["vpc_id"], placeholders: [vpc] });
  expect(vpc.placeholder).toMatch(/^vpc-/);
});

test("in lists and objects, only the parts that are not known", () => {
  const expressions = { subnets: ["subnet-1", "${aws_subnet.b.id}"], roles: { web: { arn: "${aws_iam_role.web.arn}" } } };
  const subnet = standsFor("subnets", ["1"], expressions.subnets[1]);
  const role = standsFor("roles", ["web", "arn"], expressions.roles.web.arn);
  expect(
    expected({ subnets: set(["subnet-1", null], { after_unknown: [false, true] }), roles: set({ web: { name: "web" }, job: {} }, { after_unknown: { web: { arn: true } } }) }, expressions),
  ).toEqual({
    values: { roles: { web: { name: "web", arn: role.placeholder }, job: {} }, subnets: ["subnet-1", subnet.placeholder] },
    sensitive: [],
    changed: ["roles", "subnets"],
    placeholders: [role, subnet],
  });
});

test("a removed one has changed and has no value", () => {
  expect(expected({ old: { actions: ["delete"], before: "o", after: null } })).toEqual({ values: {}, sensitive: [], changed: ["old"], placeholders: [] });
});

test("secrets are named, wherever in a value they are", () => {
  expect(expected({ a: set("s", { after_sensitive: true }), b: set(["s"], { after_sensitive: [true] }), c: set("c") }).sensitive).toEqual(["a", "b"]);
});

test("a plan without outputs has none", () => {
  expect(expectedOutputs({ format_version: "1.2" }, { ...where, expressions: {} })).toEqual({ values: {}, sensitive: [], changed: [], placeholders: [] });
});
