import { composeProject, problemsOf, sectionsOf } from "../support/compose-project";

const text = `services:
  web:
    image: nginx
    mem_limit: 600m
    environment: { A: "1", B: "2" }
    command: [serve]
    x-gantry:
      memoryMiB: 2048
      exec: true
      environmentVariables: { B: "3", C: "4" }
      logRetentionDays: 7
`;

test("the environment lies over x-gantry, and that over what Compose says, key by key", () => {
  const services = { web: { logRetentionDays: 14, environmentVariables: { C: "5" }, command: ["other"], exec: undefined as unknown as boolean } };
  expect(sectionsOf(text, { options: { services } }).services["web"]).toMatchObject({
    memoryMiB: 2048,
    cpuUnits: 256,
    exec: true,
    environmentVariables: { A: "1", B: "3", C: "5" },
    command: ["other"],
    logRetentionDays: 14,
  });
});

test("each value has its place: that of its key in the Compose file, or none in the environment", () => {
  const { origins } = composeProject(text, { options: { services: { web: { logRetentionDays: 14, command: ["a"] } } } }).composition;
  const placeOf = (...keys: string[]) => {
    const origin = origins.filter(({ path }) => JSON.stringify(path) === JSON.stringify(["services", "web", ...keys])).at(-1);
    return origin?.at === undefined ? (origin === undefined ? "unknown" : "environment") : `${origin.at.line}:${origin.at.column}`;
  };
  expect(placeOf()).toBe("2:3");
  expect(placeOf("image")).toBe("3:5");
  expect(placeOf("cpuUnits")).toBe("2:3");
  expect(placeOf("memoryMiB")).toBe("8:7");
  expect(placeOf("exec")).toBe("9:7");
  expect(placeOf("environmentVariables")).toBe("5:5");
  expect(placeOf("environmentVariables", "A")).toBe("5:20");
  expect(placeOf("environmentVariables", "B")).toBe("10:31");
  expect(placeOf("environmentVariables", "C")).toBe("10:39");
  expect(placeOf("logRetentionDays")).toBe("environment");
  expect(placeOf("command")).toBe("environment");
});

test("a list of the environment takes the places of the file's items with it", () => {
  const file = "services: { web: { image: nginx, tmpfs: [/a, /b] } }";
  const options = { services: { web: { tmpfs: [{ containerPath: "/c", sizeMiB: 0 }] } } };
  expect(sectionsOf(file, { options }).services["web"]?.tmpfs).toEqual([{ containerPath: "/c", sizeMiB: 0 }]);
  expect(problemsOf(file, { options })).toEqual(["tmpfs-size services.web.tmpfs[0].sizeMiB"]);
});

test("connections, mounts and aliases are added to those of the file, each with its place", () => {
  const file = "services:\n  web:\n    image: nginx\n    volumes: ['data:/a']\n    x-gantry:\n      connectsTo:\n        - nobody\n  db: { image: postgres }\nvolumes: { data: }\n";
  const smtp = { cidr: "203.0.113.7/32", ports: [587] };
  const mount = { ephemeralVolume: "b", containerPath: "/b" };
  const options = { services: { db: { connectsTo: [smtp], mounts: [mount], aliases: ["database"] } } };
  const { web, db } = sectionsOf(file, { options }).services;
  expect(web?.connectsTo).toEqual([{ service: "db", ports: ["tcp-5432"] }, "nobody"]);
  expect(db).toMatchObject({ connectsTo: [{ service: "web", ports: ["tcp-80"], startsAfter: false }, smtp], mounts: [mount], aliases: ["database"] });
  expect(problemsOf(file, { options })).toEqual(["7:11 unknown-service services.web.connectsTo[1]"]);
});

test("publish that cannot be read is told, whoever says it", () => {
  const file = "services: { web: { image: nginx, ports: ['80:80'] } }";
  const publish = { "80": { loadBalancer: "pubic" as "public" } };
  const { rows } = composeProject(file, { options: { services: { web: { publish } } } });
  expect(rows.filter(({ verdict }) => verdict === "refused").map(({ path, what }) => [path, what])).toEqual([
    [["services", "web"], "publish says by container port how it is published, also in the options of fromCompose"],
  ]);
});

test("a list of x-gantry has the places of its items", () => {
  const file = "services:\n  web:\n    image: nginx\n    x-gantry:\n      connectsTo:\n        - a\n        - b\n";
  expect(problemsOf(file)).toEqual(["6:11 unknown-service services.web.connectsTo[0]", "7:11 unknown-service services.web.connectsTo[1]"]);
});

test("options for a service that is not there are told with the one that is meant", () => {
  const { problems } = composeProject(text, { options: { services: { wab: { exec: true }, other: {} } } }).composition;
  expect(problems).toEqual([
    { rule: "compose-options", path: ["services", "wab"], given: "wab", allowed: "a service of the file: web", remedy: 'write "web" in the options of fromCompose' },
    { rule: "compose-options", path: ["services", "other"], given: "other", allowed: "a service of the file: web", remedy: "remove it from the options of fromCompose" },
  ]);
});

test("options for a service whose profile is not active wait for it", () => {
  const file = "services: { web: { image: nginx }, admin: { image: adminer, profiles: [tools] } }";
  const services = { admin: { exec: true } };
  expect(composeProject(file, { options: { services } }).composition.problems).toEqual([]);
  expect(Object.keys(sectionsOf(file, { options: { services } }).services)).toEqual(["web"]);
  expect(sectionsOf(file, { options: { services, profiles: ["tools"] } }).services["admin"]).toMatchObject({ exec: true });
});

test.each([
  ["build: .", undefined, "my-web", "latest"],
  ["build: ., image: 'a/b:1.2'", undefined, "b", "1.2"],
  ["build: ., image: a/b", undefined, "b", "latest"],
  ["build: ., image: 'a/b:1.2'", "abc123", "b", "abc123"],
  ["build: ., image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/test/b:1.2'", undefined, "b", "1.2"],
  ["build: .", "abc123", "my-web", "abc123"],
])("%s, with the tag %p, is pushed to %s as %s", (keys, tag, repository, expected) => {
  const { services, registry } = sectionsOf(`services: { my_web: { ${keys} } }`, { options: tag === undefined ? {} : { tag } });
  expect(services["my-web"]?.image).toEqual({ repository, tag: expected });
  expect(registry).toEqual({ repositories: { [repository]: {} } });
});

test("an image that is not built has no repository, whatever the tag", () => {
  const { services, registry } = sectionsOf("services: { web: { image: 'nginx:1.29' } }", { options: { tag: "abc123" } });
  expect(services["web"]?.image).toBe("nginx:1.29");
  expect(registry).toBeUndefined();
});

test.each([
  ["cpus: 0.25", 256, 512],
  ["cpus: 0.26", 512, 1024],
  ["mem_limit: 2049m", 512, 3072],
  ["mem_limit: 1g, mem_reservation: 3g", 512, 3072],
  ["cpus: 1, mem_limit: 9g", 2048, 9216],
  ["deploy: { resources: { limits: { cpus: '0.5' }, reservations: { memory: 5g } } }", 1024, 5120],
])("%s is %i CPU units and %i MiB", (keys, cpuUnits, memoryMiB) => {
  expect(sectionsOf(`services: { web: { image: nginx, ${keys} } }`).services["web"]).toMatchObject({ cpuUnits, memoryMiB });
});

test("what no size holds is refused once, at what asks for it", () => {
  expect(problemsOf("services: { web: { image: nginx, cpus: 1, mem_limit: 300g } }")).toEqual(["1:43 compose-refused services.web.mem_limit"]);
  expect(problemsOf("services: { web: { image: nginx, cpus: 33, mem_limit: 1g } }")).toEqual(["1:34 compose-refused services.web.cpus"]);
});
