import type { EnvironmentFile } from "../../config/environment-file";
import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { resource, synthesized, type StackJson } from "../support/synthesized";

type File = ReturnType<typeof baseEnvironment>;
type Overrides = Record<string, Record<string, unknown>>;
type Layer = "network" | "storage" | "registry" | "routing" | "compute";

function withDoor(section: Layer, overrides: Overrides): Record<string, StackJson> {
  const file = baseEnvironment();
  file[section] = { ...file[section], overrides } as never;
  return synthesized(file);
}

function withServiceDoor(overrides: Overrides, change: (file: File) => void = () => {}): Record<string, StackJson> {
  const file = baseEnvironment();
  file.services.web.overrides = overrides;
  change(file);
  return synthesized(file);
}

/** Paths whose values differ, without the comments that cdktf leaves. */
function differences(before: unknown, after: unknown, path = ""): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const isTree = (value: unknown) => typeof value === "object" && value !== null;
  if (!isTree(before) || !isTree(after)) return [`${path} = ${JSON.stringify(after)}`];
  const [left, right] = [before, after] as Record<string, unknown>[];
  const keys = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].filter((key) => key !== "//");
  return keys.flatMap((key) => differences(left?.[key], right?.[key], path === "" ? key : `${path} ${key}`));
}

const plain = synthesized(baseEnvironment());

test.each<[Layer, string, Record<string, unknown>, string[]]>([
  ["network", "aws_vpc.vpc", { enable_dns_hostnames: false }, ["enable_dns_hostnames = false"]],
  ["network", "aws_vpc.vpc", { "tags.Team": "web" }, [`tags Team = "web"`]],
  ["storage", "aws_efs_file_system.data", { "lifecycle_policy.0.transition_to_ia": "AFTER_7_DAYS" }, [`lifecycle_policy 0 = {"transition_to_ia":"AFTER_7_DAYS"}`]],
  ["registry", "aws_ecr_repository.web", { "image_scanning_configuration.scan_on_push": false }, ["image_scanning_configuration scan_on_push = false"]],
  ["registry", "aws_ecr_repository.web", { region: "eu-west-2", image_tag_mutability: "MUTABLE" }, ['image_tag_mutability = "MUTABLE"', 'region = "eu-west-2"']],
  ["routing", "aws_lb.public", { "subnets.0": "subnet-1" }, [`subnets 0 = "subnet-1"`]],
  ["routing", "aws_lb.public", { subnets: ["subnet-1"] }, [`subnets 0 = "subnet-1"`, "subnets 1 = undefined"]],
  ["compute", "aws_ecs_cluster.ecs_cluster", { "setting.0.value": "disabled" }, [`setting 0 value = "disabled"`]],
  ["compute", "aws_ecs_service.worker", { propagate_tags: null }, ["propagate_tags = null"]],
  ["compute", "aws_ecs_service.worker", { wait_for_steady_state: false }, ["wait_for_steady_state = false"]],
])("the door of %s sets for %s exactly %j", (layer, address, settings, expected) => {
  const at = `test-${layer} resource ${address.replace(".", " ")}`;
  expect(differences(plain, withDoor(layer, { [address]: settings }))).toEqual(expected.map((each) => `${at} ${each}`));
});

test("a service's door sets arguments of all that is the service's own", () => {
  const after = withServiceDoor({
    "aws_ecs_service.web": { "capacity_provider_strategy.0.weight": 5, "deployment_circuit_breaker.rollback": false },
    "aws_security_group.security-group_web": { description: "Web" },
    "aws_lb_listener_rule.web_route_main_rule": { condition: [{ path_pattern: { values: ["/a", "/b"] } }] },
    "aws_vpc_security_group_ingress_rule.security-group_web_admit_to_worker_tcp-7000": { description: "Jobs" },
  });
  const at = "test-compute resource";
  expect(differences(plain, after).sort()).toEqual([
    `${at} aws_ecs_service web capacity_provider_strategy 0 weight = 5`,
    `${at} aws_ecs_service web deployment_circuit_breaker rollback = false`,
    `${at} aws_lb_listener_rule web_route_main_rule condition 0 path_pattern values 0 = "/a"`,
    `${at} aws_lb_listener_rule web_route_main_rule condition 0 path_pattern values 1 = "/b"`,
    `${at} aws_security_group security-group_web description = "Web"`,
    `${at} aws_vpc_security_group_ingress_rule security-group_web_admit_to_worker_tcp-7000 description = "Jobs"`,
  ]);
});

test("the door of a service in a group reaches the state of the group", () => {
  const file: EnvironmentFile = structuredClone(everything);
  (file.services["report"] as File["services"]["web"]).overrides = { "aws_cloudwatch_log_group.report_log-group": { skip_destroy: true } };
  expect(resource(synthesized(file)["all-compute-batch"], "aws_cloudwatch_log_group.report_log-group")["skip_destroy"]).toBe(true);
});

const doored: EnvironmentFile = structuredClone(everything);
doored.messaging = { ...doored.messaging, overrides: { "aws_sqs_queue.queue_orders": { max_message_size: 2048 } } };
Object.assign(doored.jobs?.["report-daily"] ?? {}, {
  overrides: {
    "aws_scheduler_schedule.report-daily_schedules_schedule_daily": { "target.retry_policy.maximum_retry_attempts": 1 },
    "aws_security_group.security-group_report-daily": { description: "Reports" },
  },
});
Object.assign(doored.jobs?.["clean"] ?? {}, { overrides: { "aws_ecs_task_definition.clean_task-definition": { skip_destroy: true } } });
Object.assign(doored.workflows?.["close"] ?? {}, { overrides: { "aws_sfn_state_machine.close": { publish: true }, "aws_pipes_pipe.close_queues_pipe_uploads": { desired_state: "STOPPED" } } });

test("the doors of messaging, of jobs and of workflows set exactly what they say", () => {
  expect(differences(synthesized(everything), synthesized(doored)).sort()).toEqual([
    "all-compute resource aws_scheduler_schedule report-daily_schedules_schedule_daily target retry_policy maximum_retry_attempts = 1",
    `all-compute resource aws_security_group security-group_report-daily description = "Reports"`,
    "all-compute-batch resource aws_ecs_task_definition clean_task-definition skip_destroy = true",
    "all-messaging resource aws_sqs_queue queue_orders max_message_size = 2048",
    `all-workflows resource aws_pipes_pipe close_queues_pipe_uploads desired_state = "STOPPED"`,
    "all-workflows resource aws_sfn_state_machine close publish = true",
  ]);
});

test("what a door sets is an expression, what stands elsewhere in the file is text", () => {
  const after = withServiceDoor({ "aws_ecs_service.web": { "tags.Made": '${upper("here")} %{if true}yes%{endif}' } }, (file) => {
    file.services.web.environmentVariables = { HOME_TEMPLATE: "${HOME} %{if}" };
  });
  expect(resource(after["test-compute"], "aws_ecs_service.web")["tags"]).toEqual({ Made: '${upper("here")} %{if true}yes%{endif}' });
  const containers = JSON.parse(String(resource(after["test-compute"], "aws_ecs_task_definition.web_task-definition")["container_definitions"])) as { environment: unknown }[];
  expect(containers[0]?.environment).toEqual([{ name: "HOME_TEMPLATE", value: "$${HOME} %%{if}" }]);
});

test("a service called overrides keeps its texts texts", () => {
  const file: EnvironmentFile = baseEnvironment();
  file.services = { ...file.services, overrides: { image: "busybox", cpuUnits: 256, memoryMiB: 512, command: ["${HOME}"] } };
  const { container_definitions } = resource(synthesized(file)["test-compute"], "aws_ecs_task_definition.overrides_task-definition");
  expect(JSON.parse(String(container_definitions))).toMatchObject([{ command: ["$${HOME}"] }]);
});

const refusal = (path: string, given: string, allowed: string, remedy: string) =>
  ["test: 1 problem", "", `  ${path}`, `    given    ${given}`, `    allowed  ${allowed}`, `    do       ${remedy}`, "    rule     unknown-address"].join("\n");

test.each([
  ["network", "aws_vpc.main", 'did you mean "aws_vpc.vpc"?'],
  ["routing", "aws_lb.publik", 'did you mean "aws_lb.public"?'],
  ["storage", "aws_efs_file_system.date", 'did you mean "aws_efs_file_system.data"?'],
] as const)("the door of %s refuses the address %s", (layer, address, remedy) => {
  const expected = refusal(`${layer}.overrides["${address}"]`, `"${address}"`, `an address of the stack test-${layer}, as the plan shows it`, remedy);
  expect(() => withDoor(layer, { [address]: { a: 1 } })).toThrow(new Error(expected));
});

test.each([
  ["aws_ecs_service.worker", 'did you mean "aws_ecs_service.web"?'],
  ["aws_security_group.security-group_worker", 'did you mean "aws_security_group.security-group_web"?'],
  ["aws_cloudwatch_log_group.web_log_group", 'did you mean "aws_cloudwatch_log_group.web_log-group"?'],
])("a service's door refuses %s, which is not its own", (address, remedy) => {
  const expected = refusal(`services.web.overrides["${address}"]`, `"${address}"`, "an address of the service web, as the plan shows it", remedy);
  expect(() => withServiceDoor({ [address]: { a: 1 } })).toThrow(new Error(expected));
});

test.each([
  ["jobs", "clean", "aws_ecs_task_definition.report_task-definition", "an address of the job clean, as the plan shows it", 'did you mean "aws_ecs_task_definition.clean_task-definition"?'],
  ["workflows", "close", "aws_sfn_state_machine.thumbnail", "an address of the workflow close, as the plan shows it", 'did you mean "aws_sfn_state_machine.close"?'],
] as const)("the door of %s %s refuses %s, which is not its own", (section, name, address, allowed, remedy) => {
  const file: EnvironmentFile = structuredClone(everything);
  Object.assign(file[section]?.[name] ?? {}, { overrides: { [address]: { a: 1 } } });
  expect(() => synthesized(file)).toThrow(new Error(refusal(`${section}.${name}.overrides["${address}"]`, `"${address}"`, allowed, remedy)));
});

test("every address that is not there is told in one run", () => {
  const twice = { "aws_vpc.a": { a: 1 }, "aws_vpc.b": { a: 1 } };
  expect(() => withDoor("network", twice)).toThrow(/^test: 2 problems\n/);
});
