import fc from "fast-check";
import { containerChanges } from "../../../review/containers/container-changes";
import { plain } from "../../../review/text";
import { change, reviewedPlan, template } from "../../support/reviewed-plan";

const address = "aws_ecs_task_definition.web";
type Container = Readonly<Record<string, unknown>>;
const revision = (before: readonly Container[], after: readonly Container[], rest = {}) =>
  change(address, "replace", { network_mode: "awsvpc", container_definitions: JSON.stringify(before), ...rest }, { network_mode: "awsvpc", container_definitions: JSON.stringify(after), ...rest });
const lines = (given: ReturnType<typeof revision>, plan = reviewedPlan([given])) => containerChanges(given, plan, [plan]).lines.map(plain);
const compare = (before: Container, after: Container) => lines(revision([{ name: "web", ...before }], [{ name: "web", ...after }]));

test.each([
  [{ image: "a/b:1" }, { image: "a/b:2" }, ["web: image a/b: 1 -> 2"]],
  [{ image: "host:5000/a" }, { image: "host:5000/a:2@sha256:ff" }, ["web: image host:5000/a: latest -> 2@sha256:ff"]],
  [{ image: "a@sha256:aa" }, { image: "a@sha256:bb" }, ["web: image a: @sha256:aa -> @sha256:bb"]],
  [{ image: "a:1" }, { image: "b:1" }, ["web: image a:1 -> b:1"]],
  [{ cpu: 256 }, { cpu: 512, memory: 1024 }, ["web: cpu 256 -> 512", "web: memory added: 1024"]],
  [
    { environment: [{ name: "A", value: "1" }, { name: "B", value: "2" }, { name: "D", value: "" }] },
    { environment: [{ name: "C", value: "3" }, { name: "B", value: "" }] },
    ["web: environment A removed, was 1", "web: environment B 2 -> \"\"", "web: environment C added: 3", "web: environment D removed"],
  ],
  [{ secrets: [{ name: "P", valueFrom: "arn:1" }] }, { secrets: [{ name: "P", valueFrom: "arn:2" }] }, ["web: secret P arn:1 -> arn:2"]],
  [{ portMappings: [{ containerPort: 80 }] }, { portMappings: [{ containerPort: 80, protocol: "udp" }] }, ["web: port 80/tcp removed", "web: port 80/udp added"]],
  [{ portMappings: [{ containerPort: 80, name: "a" }] }, { portMappings: [{ containerPort: 80, name: "b" }] }, ["web: port 80/tcp.name a -> b"]],
  [{}, { healthCheck: { command: ["CMD", "x"], retries: 2 } }, ['web: health check command added: ["CMD","x"]', "web: health check interval added: 30", "web: health check retries added: 2", "web: health check timeout added: 5"]],
  [{ user: "70" }, {}, ["web: user removed, was 70"]],
  [{ mountPoints: [{ sourceVolume: "a", containerPath: "/d", readOnly: true }] }, { mountPoints: [{ sourceVolume: "b", containerPath: "/d" }] }, ["web: mount /d.readOnly removed, was true", "web: mount /d.sourceVolume a -> b"]],
  [{ linuxParameters: { capabilities: { add: [] } } }, { linuxParameters: { initProcessEnabled: true } }, ["web: linuxParameters.initProcessEnabled added: true"]],
  [{ command: ["a", "b"] }, { command: ["b", "a"] }, ['web: command ["a","b"] -> ["b","a"]']],
  [{ privileged: false }, { privileged: true }, ["web: privileged false -> true"]],
  [{ "a.b": 1, __proto__: 2 }, { "a.b": 2 }, ["web: a.b 1 -> 2"]],
  [{ essential: false }, {}, ["web: essential removed, was false"]],
  [{ command: ["x".repeat(400)] }, {}, [`web: command removed, was ["${"x".repeat(298)}… (404 characters)`]],
])("from %j to %j", (before, after, expected) => {
  expect(compare(before, after)).toEqual(expected);
});

test.each([
  [{ essential: true }, {}],
  [{ healthCheck: { command: ["x"], interval: 30, retries: 3, timeout: 5 } }, { healthCheck: { command: ["x"] } }],
  [{ portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }, { containerPort: 81, hostPort: 0 }] }, { portMappings: [{ containerPort: 81 }, { containerPort: 80 }] }],
  [{ environment: [], links: [], mountPoints: null }, {}],
  [{ logConfiguration: { logDriver: "awslogs", options: { a: "1", b: "2" }, secretOptions: [] } }, { logConfiguration: { options: { b: "2", a: "1" }, logDriver: "awslogs" } }],
  [{ ulimits: [{ name: "a", softLimit: 1 }, { name: "b", softLimit: 2 }] }, { ulimits: [{ name: "b", softLimit: 2 }, { softLimit: 1, name: "a" }] }],
  [{ resourceRequirements: [{ type: "GPU", value: "1" }] }, { resourceRequirements: [{ value: "1", type: "GPU" }] }],
])("%j is the same as %j", (before, after) => {
  expect(compare(before, after)).toEqual([]);
  expect(compare(after, before)).toEqual([]);
});

test("a host port means something outside of awsvpc", () => {
  const ports = (hostPort?: number) => JSON.stringify([{ name: "web", portMappings: [{ containerPort: 80, ...(hostPort === undefined ? {} : { hostPort }) }] }]);
  const changed = change(address, "replace", { network_mode: "bridge", container_definitions: ports(80) }, { network_mode: "bridge", container_definitions: ports() });
  expect(lines(changed)).toEqual(["web: port 80/tcp.hostPort removed, was 80"]);
});

test("containers are told apart by name, whatever their order", () => {
  const [a, b, c] = [{ name: "a", image: "a" }, { name: "b", image: "b" }, { name: "c", image: "c" }];
  expect(lines(revision([a, b], [b, a]))).toEqual([]);
  expect(lines(revision([a, b], [c, a]))).toEqual(["container b removed", "container c added, with the image c"]);
});

test("the task itself is compared too, tags and what AWS sets apart", () => {
  const changed = change(
    address,
    "replace",
    { arn: "arn:1", revision: 1, cpu: "256", memory: "512", container_definitions: "[]", tags: { a: "1" }, runtime_platform: [{ cpu_architecture: "X86_64" }], volume: [], ipc_mode: "" },
    { cpu: "512", memory: "512", container_definitions: "[]", runtime_platform: [{ cpu_architecture: "ARM64" }], volume: [{ name: "d", host_path: "", efs_volume_configuration: [{ file_system_id: "fs-1" }] }], ipc_mode: null },
    { unknown: { arn: true, revision: true, task_role_arn: true } },
  );
  expect(lines(changed)).toEqual([
    "cpu 256 -> 512",
    "runtime_platform.cpu_architecture X86_64 -> ARM64",
    "task_role_arn added: (known after apply)",
    "volume d added: file_system_id fs-1",
  ]);
});

const text = (image: string) =>
  `[{"name":"web","image":"${image}","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"\${aws_cloudwatch_log_group.web["a}b"].name}"}},"environment":[{"name":"Q","value":"\${aws_sqs_queue.q.url}"}]}]`;
const unseen = (before: string) => change(address, "replace", { container_definitions: before }, {}, { unknown: { container_definitions: true } });
const before = '[{"environment":[{"name":"Q","value":"https://q"}],"image":"a:1","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/web"}},"name":"web"}]';

test("an image that the plan does not show is read from the template, against the old one", () => {
  const changed = unseen(before);
  const plan = reviewedPlan([changed], { template: template({ [address]: { container_definitions: text("a:2") } }), baseTemplate: template({ [address]: { container_definitions: text("a:1") } }) });
  expect(lines(changed, plan)).toEqual(["web: image a: 1 -> 2"]);
});

test("without the old template the rest is known after the apply, and no more than that", () => {
  const changed = unseen(before);
  const plan = reviewedPlan([changed, change("aws_sqs_queue.q", "update", {}, { url: "https://q" })], { template: template({ [address]: { container_definitions: text("a:2") } }) });
  expect(lines(changed, plan)).toEqual([
    "web: image a: 1 -> 2",
    'web: logConfiguration.options.awslogs-group /web -> (aws_cloudwatch_log_group.web["a}b"].name, known after apply)',
  ]);
});

test.each([
  ["no template", unseen(before)],
  ["a secret", change(address, "replace", { container_definitions: "(sensitive)" }, { container_definitions: "(sensitive, changed)" })],
  ["no list", change(address, "replace", { container_definitions: "[1]" }, { container_definitions: "[]" })],
])("with %s it is said that nothing can be seen", (_, changed) => {
  const plan = reviewedPlan([changed]);
  expect(containerChanges(changed, plan, [plan])).toEqual({ lines: [["its containers cannot be seen before its apply"]], isSeen: false });
});

test("a secret that stays the same is not told", () => {
  const changed = change(address, "update", { container_definitions: "(sensitive)" }, { container_definitions: "(sensitive)" });
  expect(containerChanges(changed, reviewedPlan([changed]), [])).toEqual({ lines: [], isSeen: true });
});

test("no order of what has names is ever a change", () => {
  const name = fc.stringMatching(/^[a-z]{1,4}$/);
  const container = fc.record({
    name,
    environment: fc.uniqueArray(fc.record({ name, value: fc.string() }), { selector: (item) => item.name }),
    secrets: fc.uniqueArray(fc.record({ name, valueFrom: name }), { selector: (item) => item.name }),
    portMappings: fc.uniqueArray(fc.record({ containerPort: fc.nat(9) }), { selector: (item) => item.containerPort }),
  });
  const containers = fc.uniqueArray(container, { selector: (item) => item.name });
  const shuffle = <T>(list: readonly T[], seed: number): T[] => list.map((item, index) => [(index * 7919 + seed) % 101, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);
  fc.assert(
    fc.property(containers, fc.nat(100), (list, seed) => {
      const other = shuffle(list, seed).map((item) => ({ ...item, environment: shuffle(item.environment, seed), secrets: shuffle(item.secrets, seed), portMappings: shuffle(item.portMappings, seed) }));
      expect(lines(revision(list, other))).toEqual([]);
    }),
  );
});

test("what the new revision has from AWS alone is not told", () => {
  const given = change(address, "replace", { enable_fault_injection: false, memory: "512" }, {}, { unknown: { enable_fault_injection: true, memory: true } });
  expect(lines(given, reviewedPlan([given], { template: template({ [address]: { memory: "${aws_ssm_parameter.memory.value}" } }) }))).toEqual(["memory 512 -> (aws_ssm_parameter.memory.value, known after apply)"]);
  const volume = (configure_at_launch: boolean | undefined) => ({ volume: [{ name: "d", ...(configure_at_launch === undefined ? {} : { configure_at_launch }) }] });
  expect(lines(change(address, "replace", volume(false), volume(undefined), { unknown: { volume: [{ configure_at_launch: true }] } }))).toEqual([]);
  expect(lines(change(address, "replace", volume(false), volume(true)))).toEqual(["volume d.configure_at_launch false -> true"]);
});

test("a volume that comes or goes is one line", () => {
  const efs = (name: string, id: string) => ({ name, host_path: "", efs_volume_configuration: [{ file_system_id: id, root_directory: "/", transit_encryption_port: 0, authorization_config: [{ access_point_id: "fsap-1", iam: "ENABLED" }] }] });
  const given = (before: object[], after: object[]) => lines(change(address, "replace", { volume: before }, { volume: after }));
  expect(given([efs("a", "fs-1")], [efs("b", "fs-2"), { name: "c" }])).toEqual(["volume a removed", "volume b added: access_point_id fsap-1, iam ENABLED, file_system_id fs-2", "volume c added"]);
  expect(given([efs("a", "fs-1")], [efs("a", "fs-2")])).toEqual(["volume a.efs_volume_configuration.file_system_id fs-1 -> fs-2"]);
});
