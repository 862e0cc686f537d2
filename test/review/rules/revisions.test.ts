import { revisions } from "../../../review/containers/revisions";
import { revisionRules } from "../../../review/rules/revisions";
import { plain } from "../../../review/text";
import { change, reviewedPlan } from "../../support/reviewed-plan";

const definitions = (image: string) => JSON.stringify([{ name: "web", image }]);
const task = change("aws_ecs_task_definition.web", "replace", { arn: "arn:1", container_definitions: definitions("a:1") }, { container_definitions: definitions("a:2") }, { unknown: { arn: true } });
const service = (name: string, arn: string) => change(`aws_ecs_service.${name}`, "update", { task_definition: arn }, {}, { unknown: { task_definition: true } });

test("a revision is told with the services that run it", () => {
  const plan = reviewedPlan([task, service("b", "arn:1"), service("a", "arn:1"), service("c", "arn:2"), change("aws_ecs_task_definition.new", "create", null, {})]);
  expect(revisions(plan, [plan]).map(({ lines, ...rest }) => ({ ...rest, lines: lines.map(plain) }))).toEqual([
    { address: "aws_ecs_task_definition.web", services: ["aws_ecs_service.a", "aws_ecs_service.b"], lines: ["web: image a: 1 -> 2"], isSeen: true },
  ]);
  expect(revisionRules.flatMap((rule) => rule.find(plan, [plan]))).toEqual([]);
  const tagged = reviewedPlan([change("aws_ecs_task_definition.web", "update", { arn: "arn:1", tags: {} }, { arn: "arn:1", tags: { a: "b" } })]);
  expect(revisions(tagged, [tagged])).toEqual([]);
});

test("a revision that nobody can see needs somebody who agrees", () => {
  const plan = reviewedPlan([change("aws_ecs_task_definition.web", "replace", { container_definitions: definitions("a:1") }, {}, { unknown: { container_definitions: true } })]);
  expect(revisionRules.flatMap((rule) => rule.find(plan, [plan]).map(({ address, text }) => [rule.id, rule.severity, address, plain(text)]))).toEqual([
    ["revision-unseen", "approval", "aws_ecs_task_definition.web", "what aws_ecs_task_definition.web will run cannot be seen before its apply"],
  ]);
});
