import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyStatements, planStatements } from "../../../modules/delivery/delivery-statements";
import type { Statement } from "../../../modules/iam/policy-document";
import { isAllowed } from "../../support/iam-evaluation";
import { list } from "../../support/permissions";
import { deliveryScope } from "./delivery-scope";

// What terraform asked of AWS while it planned, applied and destroyed the examples and an environment with every option:
// test/e2e/recorded-calls.test.ts makes the list.
const { plan, apply } = JSON.parse(readFileSync(join(__dirname, "recorded-calls.json"), "utf8")) as Record<"plan" | "apply", string[]>;

const planning = planStatements(deliveryScope);
const applying = [...planning, ...applyStatements(deliveryScope)];

/** Calls that no statement allows, on whatever it be. */
function refused(calls: readonly string[], statements: readonly Statement[]): string[] {
  const anything = statements.filter(({ Effect }) => Effect === "Allow").map(({ Action }) => ({ Effect: "Allow", Action } as const));
  return calls.filter((action) => !isAllowed(anything, { principal: "arn:aws:iam::111122223333:role/delivery/any", action }));
}

test("the lists are not empty", () => {
  expect(plan.length).toBeGreaterThan(60);
  expect(apply.length).toBeGreaterThan(plan.length);
});

test("whatever a plan asked is allowed to the role that plans", () => {
  expect(refused(plan, planning)).toEqual([]);
});

test("whatever an apply asked is allowed to the role that applies", () => {
  expect(refused(apply, applying)).toEqual([]);
});

test("whatever an apply alone asked is no read, or it is allowed to the role that plans too", () => {
  const reads = /:(?:Describe|Get|List|Validate)/;
  expect(refused(apply.filter((action) => reads.test(action)), planning)).toEqual([]);
});

test("writes are refused to the role that plans, but for its locks", () => {
  const writes = apply.filter((action) => !/:(?:Describe|Get|List|Validate)/.test(action));
  const allowed = writes.filter((action) => refused([action], planning).length === 0);
  expect(allowed).toEqual(["s3:DeleteObject", "s3:PutObject"]);
  expect(planning.filter(({ Action }) => list(Action).includes("s3:PutObject")).map(({ Resource }) => Resource)).toEqual(["arn:aws:s3:::acme-states/shop/dev/*.tflock"]);
});
