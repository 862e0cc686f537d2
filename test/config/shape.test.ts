import fc from "fast-check";
import { formatPath } from "../../config/problem";
import { readShape } from "../../config/shape";
import { baseEnvironment } from "./base-environment";
import { fileWith } from "./file-with";

const shapeOf = (values: Readonly<Record<string, unknown>>) => readShape(fileWith(values));

/** Each problem as rule, path, value, what is allowed and what to do. */
const told = ({ problems }: ReturnType<typeof readShape>) =>
  problems.map(({ rule, path, given, allowed, remedy }) => [rule, formatPath(path), given, allowed, remedy]);

test("a file in order is read whole", () => {
  const { parsed, problems, leftOut } = readShape(baseEnvironment());
  expect(parsed?.services["web"]?.cpuUnits).toBe(256);
  expect(problems).toEqual([]);
  expect([...leftOut]).toEqual([]);
});

const doors = `"overrides" or "waivers"`;

test.each<[Record<string, unknown>, unknown[]]>([
  [
    { servics: 1 },
    [
      "unknown-key",
      "servics",
      1,
      `"platform", "environment", "account", "region", "owner", "protected", "profile", "assumeRoleArn", "tags", "backend", "delivery", "network", "storage", "registry", ` +
        `"messaging", "routing", "compute", "services", "jobs", "workflows", "moved", "consumers" or "waivers"`,
      `did you mean "services"?`,
    ],
  ],
  [
    { "network.cdir": "x" },
    ["unknown-key", "network.cdir", "x", `"vpc", "cidr", "availabilityZones", "egress", "interfaceEndpoints", "flowLogs", ${doors}`, `did you mean "cidr"?`],
  ],
  [
    { "registry.quota": null },
    ["unknown-key", "registry.quota", null, `"repositories", ${doors}`, `use one of "repositories", ${doors}`],
  ],
  [
    { "services.worker.image": { repository: "web", tagg: "1" } },
    ["unknown-key", "services.worker.image.tagg", "1", `"repository", "tag" or "digest"`, `did you mean "tag"?`],
  ],
  [
    { "services.web.secrets": { A: { secret: "token", jsonkey: "x" } } },
    ["unknown-key", "services.web.secrets.A.jsonkey", "x", `"secret" or "jsonKey"`, `did you mean "jsonKey"?`],
  ],
  [
    { "services.web.ports": { http: { containerPort: 80, protocl: "udp" } } },
    ["unknown-key", "services.web.ports.http.protocl", "udp", `"containerPort", "protocol" or "appProtocol"`, `did you mean "protocol"?`],
  ],
  [
    { "services.web.mounts": [{ ebsVolume: "disk", containerPath: "/a", readonly: true }] },
    ["unknown-key", "services.web.mounts[0].readonly", true, `"ebsVolume", "containerPath" or "readOnly"`, `did you mean "readOnly"?`],
  ],
  [
    { "services.web.connectsTo": [{ prefixListId: "pl-1", ports: [1], protocoll: "udp" }] },
    ["unknown-key", "services.web.connectsTo[0].protocoll", "udp", `"prefixListId", "ports" or "protocol"`, `did you mean "protocol"?`],
  ],
])("an unknown key is told of with the nearest known one: %j", (values, problem) => {
  const shape = shapeOf(values);
  expect(told(shape)).toEqual([problem]);
  expect(shape.parsed).toBeDefined();
});

test.each<[string, Record<string, unknown>, string]>([
  ["services.web.privileged", { "services.web.privileged": true }, "remove it; of the Linux capabilities Fargate can add SYS_PTRACE"],
  ["services.web.ports.http.hostPort", { "services.web.ports.http": { containerPort: 80, hostPort: 8080 } }, "remove it: it equals the container port"],
  ["services.web.networkMode", { "services.web.networkMode": "bridge" }, "remove it: it is awsvpc"],
  [
    "services.web.sidecars.log.links",
    { "services.web.sidecars": { log: { image: "fluent-bit:3", links: ["web"] } } },
    "remove it: the containers of a task reach each other on localhost",
  ],
])("%s is told of as something that Fargate does not have: %j", (path, values, remedy) => {
  const [[rule, where, , allowed, what] = [], ...others] = told(shapeOf(values));
  expect([rule, where, allowed, what]).toEqual(["fargate-unsupported-parameter", path, "what Fargate offers", remedy]);
  expect(others).toEqual([]);
});

test("outside of services such a parameter is a key like any other", () => {
  expect(shapeOf({ compute: { gpu: 1 } }).problems[0]?.rule).toBe("unknown-key");
});

test.each<[Record<string, unknown>, unknown[]]>([
  [{ owner: 7 }, ["shape", "owner", 7, "a string", "write a string"]],
  [{ protected: "yes" }, ["shape", "protected", "yes", "a boolean", "write a boolean"]],
  [{ tags: ["a"] }, ["shape", "tags", ["a"], "an object", "write an object"]],
  [{ "services.web.command": "run" }, ["shape", "services.web.command", "run", "a list", "write a list"]],
  [{ "services.web.command": ["run", 1] }, ["shape", "services.web.command[1]", 1, "a string", "write a string"]],
  [{ "services.web.desiredTasks": "2" }, ["shape", "services.web.desiredTasks", "2", "a number", "write a number"]],
  [{ "services.web.user": null }, ["shape", "services.web.user", null, "a string", "write a string"]],
  [{ "services.web.ports": { http: "80" } }, ["shape", "services.web.ports.http", "80", "a number or object", "write a number or object"]],
  [{ "services.web.secrets": { A: 1 } }, ["shape", "services.web.secrets.A", 1, "a string or object", "write a string or object"]],
  [{ "services.web.connectsTo": [5] }, ["shape", "services.web.connectsTo[0]", 5, "a string or object", "write a string or object"]],
  [{ "services.web.mounts": ["/a"] }, ["shape", "services.web.mounts[0]", "/a", "an object", "write an object"]],
  [{ "services.web.waivers": { a: 1 } }, ["shape", "services.web.waivers.a", 1, "a string", "write a string"]],
  [
    { "services.web.connectsTo": [{ cidr: "10.0.0.0/8", ports: ["1", "2", "3"] }] },
    ["shape", "services.web.connectsTo[0].ports[0]", "1", "a number", "write a number"],
  ],
  [
    { "services.web.architecture": "ARM" },
    ["shape", "services.web.architecture", "ARM", `"X86_64" or "ARM64"`, `use one of "X86_64" or "ARM64"`],
  ],
  [
    { "services.web.architecture": "arm64" },
    ["shape", "services.web.architecture", "arm64", `"X86_64" or "ARM64"`, `did you mean "ARM64"?`],
  ],
  [{ "services.web.architecture": 64 }, ["shape", "services.web.architecture", 64, `"X86_64" or "ARM64"`, "use one of them"]],
  [{ backend: {} }, ["shape", "backend.type", undefined, `"local", "s3" or "cloud"`, "use one of them"]],
  [{ "services.web.connectsTo": [{ service: "worker" }] }, ["shape", "services.web.connectsTo[0].ports", undefined, "a list", "add it: it has no default"]],
  [
    { "services.web.image": { reference: "registry.example.com/app" } },
    ["shape", "services.web.image.credentialsSecretArn", undefined, "a string", "add it: it has no default"],
  ],
  [{ "services.web.cpuUnits": undefined }, ["shape", "services.web.cpuUnits", undefined, "a number", "add it: it has no default"]],
  [{ "services.web.image": undefined }, ["shape", "services.web.image", undefined, "a string or object", "add it: it has no default"]],
])("a value of the wrong type, or none, is told of: %j", (values, problem) => {
  expect(told(shapeOf(values))[0]).toEqual(problem);
});

test("a function is no value", () => {
  const [problem] = shapeOf({ "services.web.user": () => "root" }).problems;
  expect(problem).toMatchObject({ rule: "shape", allowed: "a string" });
  expect(typeof problem?.given).toBe("function");
});

test.each([null, [], "x", 7, true, () => 1])("what is no object is no file: %p", (raw) => {
  expect(readShape(raw)).toEqual({
    parsed: undefined,
    problems: [{ rule: "shape", path: [], given: raw, allowed: "an object", remedy: "write an object" }],
    leftOut: [],
  });
});

test("an empty file lacks what has no default", () => {
  const { parsed, problems } = readShape({});
  expect(parsed).toBeUndefined();
  expect(problems.map((problem) => formatPath(problem.path))).toEqual(["platform", "environment", "account", "region", "network", "services"]);
});

test("several problems are told at once, and the rest is read", () => {
  const shape = shapeOf({
    owner: 7,
    regoin: "x",
    "network.interfaceEndpoints": "sqs",
    "services.web.privileged": true,
    "services.worker.user": 1000,
  });
  expect(told(shape).map(([rule, path]) => `${String(rule)} ${String(path)}`).sort()).toEqual([
    "fargate-unsupported-parameter services.web.privileged",
    "shape network.interfaceEndpoints",
    "shape owner",
    "shape services.worker.user",
    "unknown-key regoin",
  ]);
  expect(shape.parsed?.owner).toBeUndefined();
  expect(Object.keys(shape.parsed?.services ?? {})).toEqual(["web", "worker"]);
});

test("an entry that can't be read is left out and remembered", () => {
  const shape = shapeOf({ "services.worker.cpuUnits": undefined, "registry.repositories.web": 3 });
  expect(Object.keys(shape.parsed?.services ?? {})).toEqual(["web"]);
  expect(shape.parsed?.registry.repositories).toEqual({});
  expect(shape.leftOut).toEqual([["registry", "repositories", "web"], ["services", "worker"]]);
});

test("the file itself is left as it was", () => {
  const file = fileWith({ owner: 7, "services.worker.cpuUnits": undefined });
  const before = JSON.stringify(file);
  readShape(file);
  expect(JSON.stringify(file)).toBe(before);
});

test("never throws and always ends, whatever stands in a section or a service", () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(undefined, null, true, 0, -1.5, "", "a", NaN),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("", "a", "image", "repository", "fileSystem", "ports", "service", "__proto__"), tie("value"), { maxKeys: 3 }),
    ),
  }));
  const section = fc.constantFrom("platform", "backend", "delivery", "network", "tags", "storage", "registry", "routing", "compute", "services", "waivers");
  const fields = ["image", "command", "environmentVariables", "secrets", "ports", "mounts", "healthCheck", "routes", "connectsTo", "sidecars", "user"];
  fc.assert(
    fc.property(fc.dictionary(section, value), fc.dictionary(fc.constantFrom(...fields), value), (sections, service) => {
      const web = { ...baseEnvironment().services.web, ...service };
      const { parsed, problems } = shapeOf({ "services.web": web, ...sections });
      expect(parsed !== undefined || problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("never throws, whatever the whole file is", () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      expect(readShape(raw).problems.length).toBeGreaterThan(0);
    }),
  );
});
