import { foreign, found, resource } from "../plans";
import { rule } from "./rule";

test("what serves and goes is told with what that means", () => {
  const plan = foreign("x", [
    resource("aws_ecs_service.vote", "delete", { action_reason: "delete_because_no_resource_config" }),
    resource("aws_lb.public", ["delete", "create"], { before: { internal: true }, after: { internal: false }, replace_paths: [["internal"]] }),
    resource("aws_lb_listener.https", ["create", "delete"]),
    resource("aws_nat_gateway.a", ["delete", "create"]),
    resource("aws_sqs_queue.jobs", "delete"),
    resource("aws_ecs_cluster.main", "update"),
  ]);
  expect(found(rule("service-stops"), plan)).toEqual([
    "[aws_ecs_service.vote] aws_ecs_service.vote is deleted: what it served stops\n  Because its block is no longer in the configuration.",
    "[aws_lb.public] aws_lb.public is replaced: what it serves stops until the new one is up, and its address changes\n  Because internal cannot change in place: true -> false",
    "[aws_lb_listener.https] aws_lb_listener.https is replaced: the new one is made first; what it serves moves over, or stops for a moment",
    "[aws_nat_gateway.a] aws_nat_gateway.a is replaced: tasks cannot reach out until the new one is up, and are seen with another address",
    "[aws_sqs_queue.jobs] aws_sqs_queue.jobs is deleted: the messages in it are lost",
  ]);
});

const service = (given: { before?: object; after?: object; after_unknown?: object }) => {
  const values = { deployment_minimum_healthy_percent: 0, desired_count: 1, task_definition: "db:1" };
  return foreign("x", [resource("aws_ecs_service.db", "update", { before: { ...values, ...given.before }, after: { ...values, ...given.after }, after_unknown: given.after_unknown ?? {} })]);
};

test("a new revision of what stops before it starts needs a moment that somebody chose", () => {
  const line = `[aws_ecs_service.db] aws_ecs_service.db gets new tasks, and its old ones may stop before the new ones start (deployment_minimum_healthy_percent is 0)
  -> Apply it when the service may be away for a minute or two.`;
  expect(found(rule("stops-first"), service({ after: { task_definition: "db:2" } }))).toEqual([line]);
  expect(found(rule("stops-first"), service({ after_unknown: { task_definition: true } }))).toEqual([line]);
  expect(found(rule("stops-first"), service({ after: { network_configuration: [{ subnets: ["a"] }] } }))).toEqual([line]);
});

test.each<[string, object]>([
  ["a new count", { desired_count: 2 }],
  ["a new revision of what is kept up", { task_definition: "db:2", deployment_minimum_healthy_percent: 100 }],
  ["a new revision of what runs nothing", { task_definition: "db:2", desired_count: 0 }],
  ["a blue/green deployment", { task_definition: "db:2", deployment_configuration: [{ strategy: "BLUE_GREEN" }] }],
])("%s does not stop it", (_, after) => {
  expect(found(rule("stops-first"), service({ after }))).toEqual([]);
});

test("of other providers nobody knows what is lost, but of those that hold nothing", () => {
  const plan = foreign("x", [resource("google_sql_database_instance.a", "delete"), resource("random_password.b", ["delete", "create"]), resource("null_resource.c", "delete"), resource("aws_iam_role.d", "delete"), resource("google_compute_network.e", "create")]);
  expect(found(rule("unknown-type-goes"), plan)).toEqual([
    "[google_sql_database_instance.a] google_sql_database_instance.a is deleted; these rules do not know what is lost with a google_sql_database_instance",
    "[random_password.b] random_password.b is replaced; these rules do not know what is lost with a random_password",
  ]);
});
