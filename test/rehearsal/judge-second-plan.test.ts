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

test("a resource that would be made again is told too, gap or not", () => {
  expect(judge({ changes: [{ ...update("alarms"), action: "replace" }] }).unexpected).toEqual(["dev-compute: aws_ecs_service.vote would be replaced again"]);
});

test("a known gap explains a change, and is told", () => {
  const changed = { changes: [update("alarms[0].enable")], resources: [service({ alarms: [{ enable: true }] })] };
  expect(judge(changed)).toEqual({ unexpected: [], gaps: ["fakecloud: aws_ecs_service, alarms: it drops them"], closed: [] });
});

test("it does not explain what else changes", () => {
  expect(judge({ changes: [update("alarms[0].enable", "name")] }).unexpected).toEqual(['dev-compute: aws_ecs_service.vote would be updated again\n    name: null to "a"']);
});

test("a gap that could have occurred and did not is to be removed", () => {
  expect(judge({ resources: [service({ alarms: [{ enable: true }] })] })).toEqual({
    unexpected: [],
    gaps: [],
    closed: ["fakecloud is listed to change alarms of aws_ecs_service, and did not: remove that from rehearsal/known-gaps.ts."],
  });
});

test("an output that changes alone is told; one beside a changed resource follows from it", () => {
  expect(judge({ outputs: ["vpc_id"] }).unexpected).toEqual(["dev-compute: the output vpc_id would change again"]);
  expect(judge({ outputs: ["vpc_id"], changes: [update("alarms")] }).unexpected).toEqual([]);
});

test("each gap is listed once", () => {
  const keys = knownGaps.map(({ emulator, resourceType, argument }) => `${emulator} ${resourceType} ${argument}`);
  expect(new Set(keys).size).toBe(keys.length);
});
