import fc from "fast-check";
import { argumentAfter, jsonAfter } from "../../../review/template/after";
import { change, reviewedPlan, template } from "../../support/reviewed-plan";

const address = "aws_sqs_queue_policy.web";
const path = ["policy"];
const unseen = (before: unknown) => change(address, "update", { policy: JSON.stringify(before) }, {}, { unknown: { policy: true } });

test("what the plan knows is read as it is", () => {
  const known = change(address, "update", null, { policy: '{"a":["${b}"]}' });
  expect(jsonAfter(known, path, reviewedPlan([known]), [])).toEqual({ value: { a: ["${b}"] }, open: [] });
});

test("an unknown text is read from the template, each expression with the value that the plans know", () => {
  const policy = '{"own":"${aws_sqs_queue.web.arn}/*","indexed":"${aws_subnet.a[1].id}","other":"${data.terraform_remote_state.storage.outputs.ids["a"]}","count":${aws_sqs_queue.web.delay},"literal":"$${x}"}';
  const changed = unseen({});
  const plan = reviewedPlan(
    [changed, change("aws_sqs_queue.web", "no-op", null, { arn: "arn:web", delay: 5 }), change("aws_subnet.a[1]", "no-op", null, { id: "subnet-1" })],
    { template: template({ [address]: { policy } }) },
  );
  const storage = reviewedPlan([], { stack: "dev-storage", outputs: { ids: { actions: ["no-op"], after: { a: "fs-1" }, after_unknown: false } } });
  const elsewhere = reviewedPlan([], { stack: "prod-storage", outputs: { ids: { actions: ["no-op"], after: { a: "fs-2" } } } });
  expect(jsonAfter(changed, path, plan, [plan, elsewhere, storage])).toEqual({
    value: { own: "arn:web/*", indexed: "subnet-1", other: "fs-1", count: 5, literal: "${x}" },
    open: [],
  });
});

test("the same expression has the value it had, wherever it stands", () => {
  const base = '{"a":"${aws_sns_topic.x.arn}:*","b":"${aws_iam_role.x.name}-${var.y}"}';
  const now = '{"new":["${aws_sns_topic.x.arn}"],"b":"${aws_iam_role.x.name}-${var.y}","c":"${var.y}"}';
  const changed = unseen({ a: "arn:x:*", b: "role-y" });
  const plan = reviewedPlan([changed], { template: template({ [address]: { policy: now } }), baseTemplate: template({ [address]: { policy: base } }) });
  expect(jsonAfter(changed, path, plan, [plan])).toEqual({ value: { new: ["arn:x"], b: "role-y", c: "(known after apply)" }, open: ["var.y"] });
});

test("what the plan knows goes before what was", () => {
  const text = '{"a":"${aws_sns_topic.x.name}"}';
  const changed = unseen({ a: "old" });
  const plan = reviewedPlan([changed, change("aws_sns_topic.x", "replace", null, { name: "new" })], {
    template: template({ [address]: { policy: text } }),
    baseTemplate: template({ [address]: { policy: text } }),
  });
  expect(jsonAfter(changed, path, plan, [plan])?.value).toEqual({ a: "new" });
});

test("two values of one expression are none", () => {
  const base = '{"a":"x${var.a}","b":"x${var.a}"}';
  const changed = unseen({ a: "x1", b: "x2" });
  const plan = reviewedPlan([changed], { template: template({ [address]: { policy: '{"c":"${var.a}"}' } }), baseTemplate: template({ [address]: { policy: base } }) });
  expect(jsonAfter(changed, path, plan, [plan])?.value).toEqual({ c: "(known after apply)" });
});

test("an output that is secret or unknown stays unseen", () => {
  const policy = '{"a":"${data.terraform_remote_state.x.outputs.secret}","b":"${data.terraform_remote_state.x.outputs.late.id}","c":"${data.terraform_remote_state.x.outputs.__proto__}"}';
  const changed = unseen({});
  const plan = reviewedPlan([changed], { template: template({ [address]: { policy } }) });
  const x = reviewedPlan([], {
    stack: "x",
    outputs: { secret: { actions: ["update"], after: "hunter2", after_sensitive: true }, late: { actions: ["update"], after: {}, after_unknown: { id: true } } },
  });
  expect(jsonAfter(changed, path, plan, [plan, x])).toEqual({
    value: {
      a: "(data.terraform_remote_state.x.outputs.secret, known after apply)",
      b: "(data.terraform_remote_state.x.outputs.late.id, known after apply)",
      c: "(data.terraform_remote_state.x.outputs.__proto__, known after apply)",
    },
    open: [],
  });
});

test.each(["${jsonencode({})}", '{"a":', "%{ if x }{}%{ endif }", '{"a":"\\uE0000\\uE001"}', '{"a":"\uE0000\uE001"}', "[".repeat(5000) + "]".repeat(5000)])("%j cannot be seen", (policy) => {
  const changed = unseen({});
  const plan = reviewedPlan([changed], { template: template({ [address]: { policy } }) });
  expect(jsonAfter(changed, path, plan, [plan])).toBeUndefined();
});

test("without a template, or in a module, nothing can be seen", () => {
  const inModule = change("module.a.aws_sqs_queue_policy.web", "update", {}, {}, { unknown: { policy: true } });
  expect(jsonAfter(inModule, path, reviewedPlan([inModule], { template: template({ [address]: { policy: "{}" } }) }), [])).toBeUndefined();
  expect(jsonAfter(unseen({}), path, reviewedPlan([]), [])).toBeUndefined();
});

test("a resource that moved is found in the old template by its old address", () => {
  const text = '{"a":"${aws_sns_topic.x.arn}"}';
  const changed = { ...unseen({ a: "arn:x" }), previousAddress: "aws_sqs_queue_policy.old" };
  const plan = reviewedPlan([changed], { template: template({ [address]: { policy: text } }), baseTemplate: template({ "aws_sqs_queue_policy.old": { policy: text } }) });
  expect(jsonAfter(changed, path, plan, [plan])?.value).toEqual({ a: "arn:x" });
});

test("of other arguments the unknown parts are put in, blocks by name", () => {
  const changed = change("aws_ecs_task_definition.web", "replace", { cpu: "256", volume: [{ name: "a", id: "fs-a" }] }, { volume: [{ name: "b" }, { name: "a" }], cpu: "512" }, {
    unknown: { volume: [{ id: true }, { id: true }], role: true },
  });
  const resource = { role: "${aws_iam_role.web.arn}", volume: [{ name: "a", id: "${var.a}" }, { name: "b", id: "fs-b" }] };
  const base = { volume: { name: "a", id: "${var.a}" } };
  const plan = reviewedPlan([changed], { template: template({ "aws_ecs_task_definition.web": resource }), baseTemplate: template({ "aws_ecs_task_definition.web": base }) });
  expect(argumentAfter(changed, "volume", plan, [plan])).toEqual({ value: [{ name: "b", id: "fs-b" }, { name: "a", id: "fs-a" }], open: [] });
  expect(argumentAfter(changed, "role", plan, [plan])).toEqual({ value: "(aws_iam_role.web.arn, known after apply)", open: [] });
  expect(argumentAfter(changed, "role", reviewedPlan([changed]), [])).toEqual({ value: "(known after apply)", open: [""] });
  expect(argumentAfter(changed, "cpu", plan, [plan])).toEqual({ value: "512", open: [] });
});

test("whatever the values are, a template without change reads as what there is", () => {
  const values = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.tuple(fc.stringMatching(/^[a-z:/]{0,5}$/), fc.stringMatching(/^[A-Z]{1,8}$/), fc.stringMatching(/^[a-z:/*]{0,5}$/)), { minKeys: 1 });
  fc.assert(
    fc.property(values, (leaves) => {
      const all = Object.entries(leaves);
      const policy = JSON.stringify(Object.fromEntries(all.map(([key, [start, , end]]) => [key, `${start}\${f("${key}")}${end}`])));
      const before = Object.fromEntries(all.map(([key, parts]) => [key, parts.join("")]));
      const raw = policy.replaceAll('\\"', '"');
      const changed = unseen(before);
      const plan = reviewedPlan([changed], { template: template({ [address]: { policy: raw } }), baseTemplate: template({ [address]: { policy: raw } }) });
      expect(jsonAfter(changed, path, plan, [plan])).toEqual({ value: before, open: [] });
    }),
  );
});
