import { isBackedUp } from "../../config/storage";
import { fileSystemTier, taskTier, zonesOf } from "../../config/network";
import { tasksOf } from "../../config/platform";
import { basePlatform } from "./base-platform";

const certificate = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-1111-2222-333344445555";

test("defaults that depend on nothing else", () => {
  const platform = basePlatform();
  expect(platform).toMatchObject({
    protected: false,
    tags: {},
    backend: { type: "local" },
    network: { egress: "nat-gateway", interfaceEndpoints: [] },
    compute: { capacity: { fargate: { base: 0, weight: 1 } }, containerInsights: "enhanced" },
    services: { web: { name: "web", architecture: "X86_64", singleWriter: false, exec: false, logRetentionDays: 30 }, worker: { name: "worker" } },
  });
});

test("a backend in HCP Terraform is at app.terraform.io", () => {
  const platform = basePlatform((file) => (file.backend = { type: "cloud", organization: "acme" }));
  expect(platform.backend).toEqual({ type: "cloud", organization: "acme", hostname: "app.terraform.io" });
});

test.each([
  [{}, { main: { port: 80 } }, ["0.0.0.0/0"]],
  [{ certificateArns: [certificate] }, { main: { port: 443 } }, ["0.0.0.0/0"]],
  [{ scheme: "internal" as const }, { main: { port: 80 } }, ["10.20.0.0/16"]],
  [{ listeners: { api: { port: 8080 } }, allowedCidrs: ["192.0.2.0/24"] }, { api: { port: 8080 } }, ["192.0.2.0/24"]],
  [{ allowedCidrs: [] }, { main: { port: 80 } }, []],
])("a load balancer written %j has the listeners %j and admits %j", (written, listeners, allowedCidrs) => {
  const platform = basePlatform((file) => (file.routing = { loadBalancers: { public: written } }));
  expect(platform.routing.loadBalancers["public"]).toMatchObject({ listeners, allowedCidrs });
});

test.each([
  [{}, 1],
  [{ scaling: { minimumTasks: 3, maximumTasks: 5 } }, 3],
  [{ desiredTasks: 4, scaling: { minimumTasks: 3, maximumTasks: 5 } }, 4],
  [{ desiredTasks: 0 }, 0],
])("a service written with %j begins with %i tasks", (written, tasks) => {
  expect(basePlatform((file) => Object.assign(file.services.web, written)).services["web"]?.desiredTasks).toBe(tasks);
});

test("a service without a capacity of its own has the cluster's", () => {
  const { services } = basePlatform((file) => {
    file.compute = { capacity: { fargateSpot: { weight: 2 } } };
    file.services.web.capacity = { fargate: { base: 1 } };
  });
  expect(services["worker"]?.capacity).toEqual({ fargateSpot: { base: 0, weight: 2 } });
  expect(services["web"]?.capacity).toEqual({ fargate: { base: 1, weight: 1 } });
});

test.each([
  [{ ports: { http: 80 } }, ["service-connect"]],
  [{ ports: { dns: { containerPort: 53, protocol: "udp" as const } } }, []],
  [{ ports: {} }, []],
  [{ ports: {}, sidecars: { proxy: { image: "envoy:1", ports: { http: 80 } } } }, ["service-connect"]],
  [{ ports: { http: 80 }, discovery: [] }, []],
  [{ ports: { http: 80 }, discovery: ["dns" as const] }, ["dns"]],
])("a service written with %j is found by %j", (written, discovery) => {
  expect(basePlatform((file) => Object.assign(file.services.worker, written)).services["worker"]?.discovery).toEqual(discovery);
});

const job = { image: "busybox:1", cpuUnits: 256, memoryMiB: 512 };

test("a job has these defaults, and the cluster's capacity", () => {
  const { jobs } = basePlatform((file) => {
    file.compute = { capacity: { fargateSpot: { weight: 2 } } };
    file.jobs = { tally: { ...job, schedules: { daily: { expression: "rate(1 day)" } } }, archive: { ...job, capacity: { fargate: { base: 1 } } } };
  });
  expect(jobs["tally"]).toMatchObject({
    name: "tally",
    architecture: "X86_64",
    ports: {},
    sidecars: {},
    connectsTo: [],
    grants: { queues: {}, topics: {}, fileSystems: {}, stateMachines: {}, statements: [] },
    logRetentionDays: 30,
    capacity: { fargateSpot: { base: 0, weight: 2 } },
    schedules: { daily: { expression: "rate(1 day)", timeZone: "UTC", flexibleWindowMinutes: 0, maximumRetries: 10, maximumEventAgeSeconds: 3600, enabled: true } },
  });
  expect(jobs["archive"]).toMatchObject({ schedules: {}, capacity: { fargate: { base: 1, weight: 1 } } });
});

test.each([
  [{}, "STANDARD", { level: "ERROR", includeExecutionData: false, retentionDays: 30 }],
  [{ type: "EXPRESS" as const }, "EXPRESS", { level: "ALL", includeExecutionData: false, retentionDays: 30 }],
  [{ type: "EXPRESS" as const, logging: { level: "OFF" as const } }, "EXPRESS", { level: "OFF", includeExecutionData: false, retentionDays: 30 }],
  [{ logging: { retentionDays: 7 } }, "STANDARD", { level: "ERROR", includeExecutionData: false, retentionDays: 7 }],
])("a workflow written with %j is of the type %s and logs by %j", (written, type, logging) => {
  const definition = { StartAt: "Done", States: { Done: { Type: "Succeed" as const } } };
  const { workflows } = basePlatform((file) => (file.workflows = { nightly: { definition, ...written } }));
  expect(workflows["nightly"]).toEqual({ name: "nightly", definition, type, logging, triggers: {}, tracing: false, statements: [] });
});

test("triggers have these defaults", () => {
  const definition = { StartAt: "Done", States: { Done: { Type: "Succeed" as const } } };
  const triggers = { votes: { queue: "votes" }, paid: { eventPattern: { source: ["shop"] } }, daily: { expression: "rate(1 day)" } };
  const { workflows } = basePlatform((file) => (file.workflows = { nightly: { definition, triggers } }));
  expect(workflows["nightly"]?.triggers).toEqual({
    votes: { queue: "votes", batchSize: 1, maximumBatchingWindowSeconds: 0, filters: [] },
    paid: { eventPattern: { source: ["shop"] }, eventBus: "default", maximumRetries: 10, maximumEventAgeSeconds: 3600 },
    daily: { expression: "rate(1 day)", timeZone: "UTC", flexibleWindowMinutes: 0, maximumRetries: 10, maximumEventAgeSeconds: 3600, enabled: true },
  });
});

test("services and jobs are all that has a task definition", () => {
  expect(tasksOf(basePlatform((file) => (file.jobs = { tally: job }))).map(({ name }) => name)).toEqual(["web", "worker", "tally"]);
});

test("a port is TCP unless the file says otherwise, in sidecars too", () => {
  const { services } = basePlatform((file) => {
    file.services.web.ports = { http: 80, grpc: { containerPort: 81, appProtocol: "grpc" } };
    file.services.web.sidecars = { stats: { image: "stats:1", ports: { statsd: { containerPort: 8125, protocol: "udp" } } } };
  });
  expect(services["web"]?.ports).toEqual({ http: { containerPort: 80, protocol: "tcp" }, grpc: { containerPort: 81, protocol: "tcp", appProtocol: "grpc" } });
  expect(services["web"]?.sidecars["stats"]?.ports).toEqual({ statsd: { containerPort: 8125, protocol: "udp" } });
});

test.each([
  ["web", {}, 60],
  ["worker", {}, undefined],
  ["web", { healthCheckGracePeriodSeconds: 5 }, 5],
])("%s written with %j has a grace period of %p seconds", (name, written, seconds) => {
  expect(basePlatform((file) => Object.assign(file.services[name] ?? {}, written)).services[name]?.healthCheckGracePeriodSeconds).toBe(seconds);
});

test("a route has the only listener, the only port, and a priority from its conditions", () => {
  expect(basePlatform().services["web"]?.routes["main"]).toEqual({
    loadBalancer: "public",
    listener: "main",
    port: "http",
    hosts: [],
    paths: ["/*"],
    protocolVersion: "HTTP1",
    priority: 49_950,
    healthCheck: { path: "/", matcher: "200", intervalSeconds: 15, timeoutSeconds: 5, healthyThreshold: 2, unhealthyThreshold: 3 },
    deregistrationDelaySeconds: 30,
    slowStartSeconds: 0,
  });
});

test.each([
  [{}, "200"],
  [{ protocolVersion: "GRPC" as const }, "0"],
  [{ protocolVersion: "GRPC" as const, healthCheck: { matcher: "0-99" } }, "0-99"],
])("a route written with %j takes the status %s for healthy", (written, matcher) => {
  const { services } = basePlatform((file) => (file.services.web.routes = { main: { loadBalancer: "public", ...written } }));
  expect(services["web"]?.routes["main"]?.healthCheck.matcher).toBe(matcher);
});

test("a route has what the file says", () => {
  const { services } = basePlatform((file) => {
    file.routing = { loadBalancers: { public: { listeners: { a: { port: 80 }, b: { port: 81 } } } } };
    file.services.web.ports = { http: 80, admin: 81 };
    file.services.web.routes = { main: { loadBalancer: "public", listener: "b", port: "admin", priority: 7 } };
  });
  expect(services["web"]?.routes["main"]).toMatchObject({ listener: "b", port: "admin", priority: 7 });
});

test("what a route can't be given for sure stays empty", () => {
  const { services } = basePlatform((file) => {
    file.routing = { loadBalancers: { public: { listeners: { a: { port: 80 }, b: { port: 81 } } } } };
    file.services.web.ports = { http: 80, admin: 81 };
    file.services.web.routes = { main: { loadBalancer: "public" }, lost: { loadBalancer: "nowhere" } };
  });
  expect(services["web"]?.routes["main"]).toMatchObject({ listener: "", port: "" });
  expect(services["web"]?.routes["lost"]).toMatchObject({ listener: "", port: "" });
});

test("the port of a sidecar is a service's only one when it has no other", () => {
  const { services } = basePlatform((file) => {
    file.services.web.ports = {};
    file.services.web.sidecars = { proxy: { image: "envoy:1", ports: { front: 8443 } } };
  });
  expect(services["web"]?.routes["main"]?.port).toBe("front");
});

test.each([
  [undefined, undefined, false],
  [{}, undefined, true],
  [{}, false, false],
  [undefined, true, true],
])("with the backup plan %j, a file system with backup %j is covered: %s", (backup, own, expected) => {
  const { storage } = basePlatform((file) => (file.storage = { backup, fileSystems: { data: { backup: own } } }));
  expect(storage.fileSystems["data"] && isBackedUp(storage, storage.fileSystems["data"])).toBe(expected);
});

const existing = { vpc: "existing" as const, vpcId: "vpc-0123456789abcdef0", cidr: "10.0.0.0/16" };

test.each([
  [{ cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1b", "eu-west-1a"] }, ["eu-west-1a", "eu-west-1b"], "private", "isolated"],
  [{ cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a"], egress: "public" as const }, ["eu-west-1a"], "public", "isolated"],
  [{ ...existing, publicSubnetIds: { b: "subnet-1", a: "subnet-2" } }, ["a", "b"], "public", "public"],
  [{ ...existing, privateSubnetIds: { a: "subnet-1" } }, [], "private", "private"],
  [{ ...existing, privateSubnetIds: { a: "subnet-1" }, isolatedSubnetIds: { a: "subnet-2" } }, [], "private", "isolated"],
])("the network %j has the public zones %j, tasks in the %s tier, file systems in the %s one", (network, zones, tasks, fileSystems) => {
  const platform = basePlatform((file) => (file.network = network));
  expect(zonesOf(platform.network, "public")).toEqual(zones);
  expect([taskTier(platform.network), fileSystemTier(platform.network)]).toEqual([tasks, fileSystems]);
});
