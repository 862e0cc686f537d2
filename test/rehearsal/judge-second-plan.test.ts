import type { Plan, ResourceChange } from "../../engine/plan";
import { judgeSecondPlan } from "../../rehearsal/judge-second-plan";
import { knownGaps, type KnownGap } from "../../rehearsal/known-gaps";

const gap: KnownGap = { emulator: "fakecloud", resourceType: "aws_ecs_service", argument: "alarms", why: "it drops them" };
const service = (values: object) => ({ address: "aws_ecs_service.vote", type: "aws_ecs_service", values: values as Record<string, unknown> });
const update = (...paths: string[]): ResourceChange => ({
  address: "aws_ecs_service.vote",
  type: "aws_ecs_service",
  action: "update",
  createdFirst: false,
  arguments: paths.map((path) => ({ path, before: "null", after: '"a"' })),
  replacedBecauseOf: [],
  before: null,
  after: null,
});
const plan = (given: Partial<Plan>): Plan => ({ file: "plan", changes: [], outputs: [], resources: [], ...given });
const judge = (given: Partial<Plan>, gaps: readonly KnownGap[] = [gap]) => judgeSecondPlan(new Map([["dev-compute", plan(given)]]), gaps);

test("no change is as it should be", () => {
  expect(judge({ resources: [service({ alarms: [] })] })).toEqual({ unexpected: [], gaps: [], closed: [] });
});

test("a change is told with each argument, before and after", () => {
  expect(judge({ changes: [update("name", "alarms_of_mine[0]")] }).unexpected).toEqual([
    'dev-compute: aws_ecs_service.vote would be updated again\n    name: null to "a"\n    alarms_of_mine[0]: null to "a"',
  ]);
});

test("a resource that would be made again, for no argument that a gap names, is told too", () => {
  expect(judge({ changes: [{ ...update("alarms"), action: "replace" }] }).unexpected).toEqual(["dev-compute: aws_ecs_service.vote would be replaced again"]);
});

test("a known gap explains a change, and is told", () => {
  const changed = { changes: [update("alarms[0].enable")], resources: [service({ alarms: [{ enable: true }] })] };
  expect(judge(changed)).toEqual({ unexpected: [], gaps: ["fakecloud: aws_ecs_service, alarms: it drops them"], closed: [] });
});

test("it does not explain what else changes", () => {
  expect(judge({ changes: [update("alarms[0].enable", "name")] }).unexpected).toEqual(['dev-compute: aws_ecs_service.vote would be updated again\n    name: null to "a"']);
});

const targetGroup = (given: Partial<ResourceChange>): ResourceChange => ({
  ...update("protocol_version", "port"),
  address: "aws_lb_target_group.vote",
  type: "aws_lb_target_group",
  action: "replace",
  replacedBecauseOf: ["protocol_version"],
  ...given,
});
const forcing: KnownGap = { emulator: "ministack", resourceType: "aws_lb_target_group", argument: "protocol_version", why: "it drops it" };
const argumentsOf = (...changed: [path: string, before: string, after: string][]) => changed.map(([path, before, after]) => ({ path, before, after }));

test("a known gap explains that a resource would be made again, and what follows from that", () => {
  const made = targetGroup({
    arguments: argumentsOf(["arn", '"arn:1"', "(known after apply)"], ["protocol_version", '""', '"HTTP1"'], ["tags", "{}", "null"], ["target_control_port", "0", "null"], ["cookie_name", '""', "null"]),
  });
  const reader = { ...update(), arguments: argumentsOf(["load_balancer[0].target_group_arn", '"arn:1"', "(known after apply)"]) };
  expect(judge({ changes: [made, reader] }, [forcing])).toEqual({ unexpected: [], gaps: ["ministack: aws_lb_target_group, protocol_version: it drops it"], closed: [] });
});

test("what else differs in it or in what reads it is told", () => {
  const made = targetGroup({ arguments: argumentsOf(["protocol_version", '""', '"HTTP1"'], ["port", "80", "81"], ["path", '"/"', "null"]) });
  const reader = { ...update(), arguments: argumentsOf(["load_balancer[0].target_group_arn", '"arn:1"', "(known after apply)"], ["desired_count", "0", "null"]) };
  expect(judge({ changes: [made, reader] }, [forcing]).unexpected).toEqual([
    'dev-compute: aws_lb_target_group.vote would be replaced again\n    port: 80 to 81\n    path: "/" to null',
    "dev-compute: aws_ecs_service.vote would be updated again\n    desired_count: 0 to null",
  ]);
});

test("a resource that would be made again for another reason as well is told, and what reads it", () => {
  const made = targetGroup({ replacedBecauseOf: ["protocol_version", "port"], arguments: argumentsOf(["port", "80", "81"]) });
  const reader = { ...update(), arguments: argumentsOf(["target_group_arn", '"arn:1"', "(known after apply)"]) };
  expect(judge({ changes: [made, reader] }, [forcing]).unexpected).toEqual([
    "dev-compute: aws_lb_target_group.vote would be replaced again\n    port: 80 to 81",
    'dev-compute: aws_ecs_service.vote would be updated again\n    target_group_arn: "arn:1" to (known after apply)',
  ]);
});

test("a gap that could have occurred and did not is to be removed", () => {
  expect(judge({ resources: [service({ alarms: [{ enable: true }] })] })).toEqual({
    unexpected: [],
    gaps: [],
    closed: ["fakecloud is listed to change alarms of aws_ecs_service, and did not: remove that from rehearsal/known-gaps.ts."],
  });
});

test("a value that says as much as none cannot show a gap", () => {
  const counting: KnownGap = { ...gap, argument: "health_check_grace_period_seconds" };
  expect(judge({ resources: [service({ health_check_grace_period_seconds: 0 })] }, [counting]).closed).toEqual([]);
});

test("a gap is none in a resource that sets the argument it does not occur with", () => {
  const partly: KnownGap = { emulator: "moto", resourceType: "aws_ecs_service", argument: "description", exceptWith: "cidr_ipv4", why: "it drops it" };
  const withRange = { cidr_ipv4: "10.0.0.0/8", description: "all" };
  expect(judge({ resources: [service(withRange)] }, [partly]).closed).toEqual([]);
  expect(judge({ changes: [{ ...update("description"), after: withRange }] }, [partly])).toEqual({
    unexpected: ['dev-compute: aws_ecs_service.vote would be updated again\n    description: null to "a"'],
    gaps: [],
    closed: [],
  });
  expect(judge({ changes: [{ ...update("description"), after: { description: "all" } }] }, [partly]).unexpected).toEqual([]);
});

test("an output that changes alone is told; one beside a changed resource follows from it", () => {
  expect(judge({ outputs: ["vpc_id"] }).unexpected).toEqual(["dev-compute: the output vpc_id would change again"]);
  expect(judge({ outputs: ["vpc_id"], changes: [update("alarms")] }).unexpected).toEqual([]);
});

test("each gap is listed once", () => {
  const keys = knownGaps.map(({ emulator, resourceType, argument }) => `${emulator} ${resourceType} ${argument}`);
  expect(new Set(keys).size).toBe(keys.length);
});
