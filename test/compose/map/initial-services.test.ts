import { composeProject, problemsOf, rowText, sectionsOf } from "../support/compose-project";

const end = "{ condition: service_completed_successfully }";

const chain = `services:
  web: { image: nginx, ports: ["80:80"], depends_on: { migrate: ${end} } }
  worker: { image: app, depends_on: { migrate: ${end}, seed: ${end} } }
  migrate: { image: app, command: [migrate], depends_on: { schema: ${end}, db: { condition: service_healthy } }, networks: [back, default] }
  schema: { image: app, command: [schema], networks: [back] }
  seed: { image: app, command: [seed] }
  db: { image: postgres, networks: [back] }
networks: { back: }
`;

test("services that others wait for are containers of each of their tasks, in the order in which they wait", () => {
  const { services } = sectionsOf(chain);
  expect(Object.keys(services)).toEqual(["web", "worker", "db"]);
  const [schema, migrate, seed] = ["schema", "migrate", "seed"].map((command) => ({ essential: false, image: "app", command: [command] }));
  expect(services["web"]).toMatchObject({ dependsOn: { migrate: "SUCCESS" } });
  expect(services["web"]?.sidecars).toEqual({ schema, migrate: { ...migrate, dependsOn: { schema: "SUCCESS" } } });
  expect(services["worker"]).toMatchObject({ dependsOn: { migrate: "SUCCESS", seed: "SUCCESS" } });
  expect(services["worker"]?.sidecars).toEqual({ schema, migrate: { ...migrate, dependsOn: { schema: "SUCCESS" } }, seed });
  expect(problemsOf(chain)).toEqual([]);
});

test("a task is in the networks of what runs first in it, and comes behind what that needs", () => {
  const { services } = sectionsOf(chain);
  expect(services["web"]?.connectsTo).toEqual([{ service: "db", ports: ["tcp-5432"] }]);
  expect(services["worker"]?.connectsTo).toEqual([{ service: "db", ports: ["tcp-5432"] }, { service: "web", ports: ["tcp-80"], startsAfter: false }]);
});

test("what happens to them is told", () => {
  const rows = composeProject(chain).rows.filter(({ path }) => path.length === 2 || path.includes("depends_on")).map((row) => rowText(row).replace(/^\S+ /, ""));
  expect(rows).toEqual(
    expect.arrayContaining([
      "services.migrate mapped: a container that runs to its end first in every task of web, worker",
      "services.schema mapped: a container that runs to its end first in every task of web, worker",
      "services.seed mapped: a container that runs to its end first in every task of worker",
      "services.web.depends_on.migrate mapped: migrate runs in every task first, and the task ends if it fails",
      "services.migrate.depends_on.db replaced: deployed behind db, once that is healthy",
    ]),
  );
});

test("a task is as large as the largest of its containers, for one has gone when the next comes", () => {
  const { services } = sectionsOf(`services: { web: { image: nginx, mem_limit: 600m, depends_on: { a: ${end} } }, a: { image: app, cpus: 2, mem_limit: 5g } }`);
  expect(services["web"]).toMatchObject({ cpuUnits: 2048, memoryMiB: 5120 });
});

test("its files, secrets and volumes are its own", () => {
  const { services, storage } = sectionsOf({
    "compose.yaml": `services:
  web: { image: nginx, depends_on: { a: ${end} } }
  a: { image: app, volumes: ["data:/data", "./f:/etc/f/f:ro"], secrets: [s] }
volumes: { data: }
secrets: { s: { file: s } }
`,
    f: "f",
  });
  const { a, ...writers } = services["web"]?.sidecars ?? {};
  expect(a).toEqual({
    essential: false,
    image: "app",
    mounts: [
      { fileSystem: "volumes", accessPoint: "data", containerPath: "/data" },
      { ephemeralVolume: "a-files-1", containerPath: "/etc/f" },
      { ephemeralVolume: "a-secrets-1", containerPath: "/run/secrets" },
    ],
    dependsOn: { "a-files": "SUCCESS", "a-secrets": "SUCCESS" },
  });
  expect(Object.keys(writers)).toEqual(["a-files", "a-secrets"]);
  expect(storage?.fileSystems?.["volumes"]?.accessPoints).toEqual({ data: { path: "/data", uid: 1000, gid: 1000 } });
});

const nobody = "ignored: nobody reaches it: it runs to its end before the services that wait for it";

test.each<[string, string[]]>([
  ["ports: ['80:80', '53:53/udp']", [`3:20 services.a.ports ${nobody}`]],
  ["expose: [80]", [`3:20 services.a.expose ${nobody}`]],
  ["container_name: job", [`3:20 services.a.container_name ${nobody}`]],
  ["networks: { default: { aliases: [job] } }", ["3:32 services.a.networks.default mapped: finds the services of the network default by their names, and reaches the ports they offer", `3:53 services.a.networks.default.aliases[0] ${nobody}`]],
  ["scale: 1", ["3:20 services.a.scale ignored: is so anyway"]],
  ["deploy: { replicas: 2 }", ["3:30 services.a.deploy.replicas refused: it runs once in every task of the services that wait for it -> remove it"]],
  ["platform: linux/arm64", ["3:20 services.a.platform refused: it runs in the tasks of web, which are X86_64 -> give both one platform"]],
  ["x-gantry: { publish: { '80': false } }", [`3:43 services.a.x-gantry.publish["80"] ${nobody.replace("ignored", "refused")} -> remove it`]],
  ["x-gantry: { startTimeoutSeconds: 60 }", ["3:32 services.a.x-gantry.startTimeoutSeconds mapped: startTimeoutSeconds of the service"]],
])("of a service that ends, %s is told", (keys, rows) => {
  const text = `services:\n  web: { image: nginx, platform: linux/amd64, depends_on: { a: ${end} } }\n  a: { image: app, ${keys} }\n`;
  const told = composeProject(text).rows.filter(({ path }) => path[1] === "a" && path.length > 2 && path[2] !== "image");
  expect(told.map(rowText)).toEqual(rows);
});

test("the tasks take its platform and disk, where they have none of their own", () => {
  const { services } = sectionsOf(`services: { web: { image: nginx, storage_opt: { size: 25G }, depends_on: { a: ${end} } }, a: { image: app, platform: linux/arm64, storage_opt: { size: 30G } } }`);
  expect(services["web"]).toMatchObject({ architecture: "ARM64", ephemeralStorageGiB: 30 });
});

test("x-gantry and the environment say what a container that ends can have", () => {
  const text = `services:\n  web: { image: nginx, depends_on: { a: ${end} } }\n  a: { image: app, x-gantry: { startTimeoutSeconds: 60, user: "5", desiredTasks: 2 } }\n`;
  const reading = { options: { services: { a: { user: "6" } } } };
  expect(sectionsOf(text, reading).services["web"]?.sidecars?.["a"]).toEqual({ essential: false, image: "app", startTimeoutSeconds: 60, user: "6", desiredTasks: 2 });
  expect(problemsOf(text, reading)).toEqual(["3:68 unknown-key services.web.sidecars.a.desiredTasks"]);
});

test("who waits for a service to be there, when another waits for its end, is refused", () => {
  const text = `services:
  web: { image: nginx, depends_on: { a: ${end} } }
  b: { image: app, depends_on: [a] }
  c: { image: app, links: [a] }
  a: { image: app }
`;
  expect(composeProject(text).rows.filter(({ verdict }) => verdict === "refused").map(rowText)).toEqual([
    "3:33 services.b.depends_on.a refused: another service waits until a has run to its end -> wait for the same here: condition: service_completed_successfully",
    "4:28 services.c.links[0] refused: another service waits until a has run to its end -> remove it, or wait for it under depends_on, with condition: service_completed_successfully",
  ]);
});
