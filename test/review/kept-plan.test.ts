import { keptPlan, withStableIds } from "./kept-plan";
import { resource } from "./plans";

test("of a plan what a review reads is kept, and of what stays only what is wanted", () => {
  const changes = [resource("aws_vpc.a", "create"), resource("aws_vpc.b", "no-op"), resource("aws_sqs_queue.c", "no-op"), resource("aws_vpc.d", "no-op", { previous_address: "aws_vpc.old" })];
  const configuration = { root_module: { resources: [{ expressions: { a: { references: ["data.terraform_remote_state.net.outputs.id", "var.x"], constant_value: "hunter2" } } }] } };
  const plan = { format_version: "1.2", resource_changes: changes, configuration, prior_state: "hunter2", timestamp: "2026-01-01T00:00:00Z" };
  const kept = keptPlan(plan, (type) => type === "aws_sqs_queue");
  expect(kept.resource_changes?.map(({ address }) => address)).toEqual(["aws_vpc.a", "aws_sqs_queue.c", "aws_vpc.d"]);
  expect(Object.keys(kept)).toEqual(["format_version", "resource_changes", "configuration"]);
  expect(kept.configuration).toEqual({ references: ["data.terraform_remote_state.net.outputs.id"] });
});

test("ids, times and addresses of a machine are the same in every recording", () => {
  const recording = (first: string, second: string, queue: string) => ({
    public: { a: first, b: second },
    subnets: [first, second].sort(),
    mapping: [{ id: first }, { id: second }].sort((a, b) => (a.id < b.id ? -1 : 1)),
    steps: ["b", "a"],
    created: "2026-11-23T03:04:33Z",
    url: queue,
  });
  const stable = withStableIds(recording("subnet-0aaaaaaaa", "subnet-0bbbbbbbb", "http://127.0.0.1:4566/111122223333/q"));
  expect(stable).toEqual({ public: { a: "subnet-0001", b: "subnet-0002" }, subnets: ["subnet-0001", "subnet-0002"], mapping: [{ id: "subnet-0001" }, { id: "subnet-0002" }], steps: ["b", "a"], created: "2030-01-01T00:00:00Z", url: "https://aws.example/111122223333/q" });
  expect(withStableIds(recording("subnet-0dddddddd", "subnet-0cccccccc", "http://localhost:39725/111122223333/q"))).toEqual(stable);
  expect(withStableIds({ definitions: '[{"b":1,"a":"sg-0aaaaaaaa"}]', arn: "arn:aws:x:::scalable-target/cd1ae2ddaf3" })).toEqual({ definitions: '[{"a":"sg-0001","b":1}]', arn: "arn:aws:x:::scalable-target/id0002" });
});
