import { foreign, found, ours, resource } from "../plans";
import { rule } from "./rule";

test("a stack that leaves is told with how much goes", () => {
  const leaving = (count: number) => ours("dev-jobs", [...Array(count).keys()].map((index) => resource(`aws_iam_role.r${index}`, "delete")), { isLeaving: true });
  expect(found(rule("stack-leaves"), leaving(1))).toEqual(["[] dev-jobs is no longer in the files: 1 resource is deleted\n  -> If it is to stay, put it back into the environment file."]);
  expect(found(rule("stack-leaves"), leaving(2))[0]).toContain("2 resources are deleted");
  expect(found(rule("stack-leaves"), ours("dev-jobs", [resource("aws_iam_role.r", "delete")]))).toEqual([]);
});

test("a plan that is not all says so", () => {
  expect(found(rule("plan-errored"), foreign("a", [], { errored: true, complete: false }))).toEqual(["[] the plan of a stopped with an error: what it shows is not all\n  -> Mend what the engine tells, and plan anew."]);
  expect(found(rule("plan-incomplete"), foreign("a", [], { errored: true, complete: false }))).toEqual([]);
  expect(found(rule("plan-incomplete"), foreign("a", [], { errored: false, complete: false }))).toEqual(["[] the plan of a is not all: the engine left something for a later one (-target, or what it cannot know yet)\n  -> Plan again after it is applied."]);
  for (const id of ["plan-errored", "plan-incomplete"]) expect(found(rule(id), foreign("a", [], { errored: false, complete: true }))).toEqual([]);
});

test("an action that runs with the apply is told", () => {
  const plan = foreign("a", [], { action_invocations: [{ address: "action.aws_lambda_invoke.migrate" }] });
  expect(found(rule("actions-invoked"), plan)).toEqual(["[action.aws_lambda_invoke.migrate] a invokes action.aws_lambda_invoke.migrate; the plan does not show what that does"]);
});

test("a stack that is not planned, or provisionally, is told with why", () => {
  const unplanned = ours("dev-compute", [], { status: "unplanned", problem: "Unable to find remote state\n\n  in dev-network" });
  expect(found(rule("stack-unplanned"), unplanned)).toEqual(["[] dev-compute could not be planned before the stacks it reads are applied\n  Unable to find remote state\n    in dev-network\n  -> Apply the stacks it reads first, then plan and review it."]);
  const assumption = (producer: string) => ({ producer, output: "o", path: [], placeholder: `stands for ${producer}` });
  const provisional = ours("dev-compute", [], { status: "provisional", assumptions: [assumption("dev-routing"), assumption("dev-network"), assumption("dev-network")] });
  expect(found(rule("stack-provisional"), provisional)).toEqual(["[] dev-compute is planned provisionally: it is planned again, and compared, before it is applied\n  It waits for dev-network, dev-routing."]);
});

test("a check that fails is told with what it says", () => {
  const check = (status: string) => ({ address: { to_display: "check.name" }, status, instances: [{ problems: [{ message: "The name is short." }] }] });
  expect(found(rule("check-failed"), foreign("a", [], { checks: [check("pass"), check("fail"), check("unknown")] }))).toEqual(["[check.name] check.name fails\n  The name is short."]);
});
