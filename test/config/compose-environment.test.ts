import { composeEnvironment } from "../../config/compose-environment";
import type { Composition } from "../../config/composition";
import type { ComposedEnvironmentFile } from "../../config/environment-file";
import { parseEnvironment } from "../../config/parse-environment";
import { formatPath, type ConfigError, type Origin, type Path } from "../../config/problem";
import { parseEnvironments } from "../../config/parse-environments";
import { baseEnvironment } from "./base-environment";

const at = (line: number, file = "compose.yaml"): Origin => ({ file, line, column: 5 });

const web = { image: "app:1", cpuUnits: 256, memoryMiB: 512, ports: { http: 80 }, mounts: [{ fileSystem: "volumes", accessPoint: "files", containerPath: "/files" }] };

/** Two services on a volume. */
function composition(change: Partial<Composition> = {}): Composition {
  return {
    kind: "composition",
    sections: {
      services: { web, worker: { ...web, connectsTo: ["web"] } },
      storage: { fileSystems: { volumes: { accessPoints: { files: { path: "/files", uid: 999, gid: 0 } } } } },
      registry: { repositories: { web: { scanOnPush: false } } },
      routing: { loadBalancers: { public: { listeners: { web: { port: 80 } } } } },
    },
    problems: [],
    origins: [
      { path: ["services", "web"], at: at(2) },
      { path: ["services", "web", "memoryMiB"], at: at(9) },
      { path: ["services", "web", "memoryMiB"], at: at(4) },
      { path: ["services", "web", "cpuUnits"], at: undefined },
      { path: ["services", "worker"], at: at(7) },
      { path: ["storage", "fileSystems", "volumes", "accessPoints", "files"], at: at(12) },
    ],
    ...change,
  };
}

function environment(change: Partial<ComposedEnvironmentFile> = {}): ComposedEnvironmentFile {
  const { platform, environment: name, account, region, network } = baseEnvironment();
  return { platform, environment: name, account, region, network, services: composition(), ...change };
}

/** Each problem as its place, rule and path. */
const problemsOf = (file: unknown) =>
  parseEnvironment(file).problems.map(({ at: place, rule, path }) => `${place === undefined ? "" : `${place.file}:${place.line} `}${rule} ${formatPath(path)}`);

test("what a composition brings is part of the environment as if the file had said it", () => {
  const { platform, problems } = parseEnvironment(environment());
  expect(problems).toEqual([]);
  expect(Object.keys(platform?.services ?? {})).toEqual(["web", "worker"]);
  expect(platform?.storage.fileSystems["volumes"]?.accessPoints).toEqual({ files: { path: "/files", uid: 999, gid: 0, secondaryGids: [], permissions: "0755" } });
  expect(platform?.registry.repositories["web"]?.scanOnPush).toBe(false);
  expect(platform?.routing.loadBalancers["public"]?.listeners).toEqual({ web: { port: 80 } });
});

test("what the environment file says wins, value by value, and lists as a whole", () => {
  const sections = { ...composition().sections, routing: { loadBalancers: { public: { allowedCidrs: ["10.0.0.0/8", "10.1.0.0/16"], idleTimeoutSeconds: 30 } } } };
  const { raw } = composeEnvironment(
    environment({
      services: composition({ sections }),
      storage: { fileSystems: { volumes: { throughputMode: "bursting", accessPoints: { files: { path: "/files", uid: 1000, gid: 0 } } } }, backup: {} },
      routing: { loadBalancers: { public: { allowedCidrs: ["192.0.2.0/24"], idleTimeoutSeconds: undefined } }, dnsNamespace: "shop.internal" },
      registry: null as never,
    }),
  );
  expect(raw).toEqual({
    ...environment(),
    services: sections.services,
    storage: { fileSystems: { volumes: { throughputMode: "bursting", accessPoints: { files: { path: "/files", uid: 1000, gid: 0 } } } }, backup: {} },
    routing: { loadBalancers: { public: { allowedCidrs: ["192.0.2.0/24"], idleTimeoutSeconds: 30 } }, dnsNamespace: "shop.internal" },
    registry: null,
  });
});

test.each([[undefined], [null], ["x"], [{ services: { web } }], [{ services: { kind: web } }], [{ services: null }]])("a file without a composition stays as it is: %j", (written) => {
  const { raw, problems, leftOut, originOf } = composeEnvironment(written);
  expect(raw).toBe(written);
  expect([problems, leftOut, originOf(["services", "web"])]).toEqual([[], [], undefined]);
});

test.each<[string, Path, Origin | undefined]>([
  ["at the nearest place that is known", ["services", "web", "ports", "http"], at(2)],
  ["at the last of several", ["services", "web", "memoryMiB"], at(4)],
  ["in the environment file where a value came from there", ["services", "web", "cpuUnits"], undefined],
  ["in the environment file where no place is known", ["services"], undefined],
  ["in the environment file for what else it says", ["network", "cidr"], undefined],
  ["in the environment file for a section that is put together", ["storage", "fileSystems", "volumes"], undefined],
  ["for a value of a section", ["storage", "fileSystems", "volumes", "accessPoints", "files", "path"], at(12)],
  ["in the environment file for a value of a section that it says itself", ["storage", "fileSystems", "volumes", "accessPoints", "files", "uid"], undefined],
  ["for a value that neither has", ["storage", "fileSystems", "volumes", "accessPoints", "files", "permissions"], at(12)],
  ["in the environment file for what is missing in something it adds", ["storage", "fileSystems", "volumes", "accessPoints", "files", "owner", "name"], undefined],
])("a value is told of %s: %j", (_, path, origin) => {
  const accessPoints = { files: { uid: 1, owner: {} } as never };
  const { originOf } = composeEnvironment(environment({ storage: { fileSystems: { volumes: { accessPoints } } } }));
  expect(originOf(path)).toEqual(origin);
});

test("wrong types and broken rules are told where the value comes from, line by line, and before those of the environment file", () => {
  const sections = {
    ...composition().sections,
    services: {
      web: { ...web, cpuUnits: 100, memoryMiB: "lots" as never, user: 7 as never },
      worker: { ...web, desiredTasks: -1, ports: { http: 0 }, connectsTo: ["wbe"] },
    },
  };
  expect(problemsOf(environment({ services: composition({ sections }), account: "1", owner: 1 as never }))).toEqual([
    "compose.yaml:2 shape services.web.user",
    "compose.yaml:4 shape services.web.memoryMiB",
    "compose.yaml:7 desired-tasks services.worker.desiredTasks",
    "compose.yaml:7 container-port services.worker.ports.http",
    "compose.yaml:7 unknown-service services.worker.connectsTo[0]",
    "account-id account",
    "shape owner",
  ]);
});

const refusal = (name: string, origin: Origin): Composition["problems"][number] => ({
  rule: "compose-privileged",
  path: ["services", name, "privileged"],
  at: origin,
  given: true,
  allowed: "nothing: Fargate runs no privileged container",
  remedy: "remove it",
});

test("problems of the composition come with those of the rules, by file and line, and none that only follows", () => {
  const { web: first, worker } = composition().sections.services as Record<string, typeof web>;
  const services = { worker: { ...worker, connectsTo: ["web"] } as never, store: { ...first, desiredTasks: -1 } as never };
  const origins = [...composition().origins, { path: ["services", "store"], at: at(3) }];
  const problems = [refusal("web", at(9)), refusal("cache", at(1, "more.yaml"))];
  expect(problemsOf(environment({ services: composition({ sections: { ...composition().sections, services }, origins, problems }) }))).toEqual([
    "compose.yaml:3 desired-tasks services.store.desiredTasks",
    "compose.yaml:9 compose-privileged services.web.privileged",
    "more.yaml:1 compose-privileged services.cache.privileged",
  ]);
});

test("where nothing could be made, nothing that needs a service is told of", () => {
  const unread: Composition["problems"][number] = { rule: "compose-yaml", path: [], at: at(3), given: "ports: [", allowed: "YAML", remedy: "close the list" };
  const file = environment({ services: composition({ sections: { services: {} }, problems: [unread] }), messaging: { topics: { alarms: {} }, taskEvents: { stopped: { event: "task-stopped", services: ["web"], topic: "alarms" } } } });
  expect(problemsOf(file)).toEqual(["compose.yaml:3 compose-yaml (the file itself)"]);
});

test("a whole report names each file once", () => {
  const broken = environment({ account: "1", services: composition({ problems: [refusal("web", at(2))] }) });
  let report = "";
  try {
    parseEnvironments(["dev", "prod"].map((name) => ({ name, load: () => ({ ...broken, environment: name }) })), ["dev", "prod"]);
  } catch (error) {
    report = (error as ConfigError).message;
  }
  expect(report.split("\n").filter((line) => /^\S/.test(line))).toEqual(["compose.yaml: 1 problem", "environments/dev.ts: 1 problem", "environments/prod.ts: 1 problem"]);
  expect(report).toContain(`compose.yaml: 1 problem

  2:5  services.web.privileged
    given    true
    allowed  nothing: Fargate runs no privileged container
    do       remove it
    rule     compose-privileged

environments/dev.ts: 1 problem

  account
`);
});
