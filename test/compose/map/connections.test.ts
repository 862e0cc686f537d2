import { composeProject, problemsOf, rowText, sectionsOf, type ProjectFiles } from "../support/compose-project";

/** Whom each service connects to: `service: ports`, with `later` where it finds it from its second deployment on. */
function connections(files: string | ProjectFiles): Record<string, string[]> {
  const { services } = sectionsOf(files);
  return Object.fromEntries(
    Object.entries(services).map(([name, { connectsTo = [] }]) => [
      name,
      connectsTo.map((each) => (typeof each === "object" && "service" in each ? `${each.service} ${each.ports.join(" ")}${each.startsAfter === false ? " later" : ""}` : "?")),
    ]),
  );
}

test("services of one network reach every port that each of them offers, those behind them later", () => {
  expect(connections(`services:
  web: { image: nginx, ports: ["80:80"], depends_on: [api] }
  api: { image: app, expose: ["3000", "53/udp"] }
  db: { image: postgres }
`)).toEqual({
    api: ["db tcp-5432 later", "web tcp-80 later"],
    db: ["api udp-53 tcp-3000", "web tcp-80 later"],
    web: ["api udp-53 tcp-3000", "db tcp-5432"],
  });
});

test("services reach nobody outside their networks, nor one that offers no port, nor from a network of Docker's own", () => {
  expect(connections(`services:
  web: { image: nginx, networks: [front] }
  api: { image: app, expose: [80], networks: [front, back] }
  db: { image: postgres, networks: [back] }
  worker: { image: app, networks: [back] }
  alone: { image: redis }
  bridged: { image: redis, network_mode: bridge }
networks: { front: , back: }
`)).toEqual({ alone: [], bridged: [], api: ["db tcp-5432 later", "web tcp-80 later"], db: ["api tcp-80"], web: ["api tcp-80"], worker: ["api tcp-80", "db tcp-5432"] });
});

test.each([
  ["a variable for a host", "environment: { DB_HOST: db }"],
  ["an address", "environment: { DB: 'db:5432' }"],
  ["a URL", "environment: { DATABASE: 'postgres://user:pass@db/shop' }"],
  ["one of several", "environment: { BROKERS: 'a, db;c' }"],
  ["a command", "command: [wait, 'db:5432']"],
  ["an alias", "environment: { DB_HOST: database }"],
  ["a link", "links: ['db:store']"],
  ["a dependency", "depends_on: [db]"],
  ["a file", "configs: [{ source: settings, target: /etc/app/settings }]"],
  ["what runs first in its task", "depends_on: { first: { condition: service_completed_successfully } }"],
])("who names another by %s is deployed behind it", (_, keys) => {
  const first = keys.includes("first") ? "first: { image: app, command: [wait, 'db:5432'] }" : "other: { image: app }";
  const text = `services: { app: { image: app, expose: [80], ${keys} }, db: { image: postgres, networks: { default: { aliases: [database] } } }, ${first} }\nconfigs: { settings: { content: "host=db:5432" } }\n`;
  expect(connections(text)).toMatchObject({ app: ["db tcp-5432"], db: ["app tcp-80 later"] });
});

test.each([
  ["part of another name", "environment: { DB_HOST: mydb }"],
  ["part of a domain", "environment: { DB_HOST: db.example.com }"],
  ["a variable for something else", "environment: { DB_NAME: db }"],
  ["a word of a command", "command: [create, db]"],
])("%s is no address", (_, keys) => {
  expect(connections(`services: { app: { image: app, expose: [80], ${keys} }, db: { image: postgres } }`)).toMatchObject({ app: ["db tcp-5432 later"], db: ["app tcp-80"] });
});

test("every service has a row of its own that tells whom it reaches", () => {
  const { rows } = composeProject(`services:
  web: { image: nginx, ports: ["80:80"], depends_on: { seed: { condition: service_completed_successfully } } }
  seed: { image: app, depends_on: [dns] }
  worker: { image: app }
  dns: { image: app, expose: ["53/udp", 54] }
`);
  expect(rows.filter(({ path }) => path.length === 2).map(rowText).sort()).toEqual([
    "2:3 services.web mapped: the service web, which offers 80; reaches dns, which are deployed first",
    "3:3 services.seed mapped: a container that runs to its end first in every task of web",
    "4:3 services.worker mapped: the service worker, which offers no port; reaches dns, which are deployed first; from its second deployment on, web",
    "5:3 services.dns mapped: the service dns, which offers 53/udp, 54; from its second deployment on, web",
  ]);
});

test("aliases are the names of all networks, of links, of the container, and the one that the environment cannot have", () => {
  const { rows, composition } = composeProject(`services:
  my_db:
    image: postgres
    container_name: shop-db
    networks: { a: { aliases: [database, my-db] }, b: { aliases: [database, store] } }
  web: { image: app, networks: [a], links: ["my_db:linked"] }
networks: { a: , b: }
`);
  expect(composition.sections.services["my-db"]?.aliases).toEqual(["my_db", "shop-db", "database", "store", "linked"]);
  expect(composition.origins.filter(({ path }) => path.includes("aliases") && path.length === 4).map(({ at }) => `${at?.line}:${at?.column}`)).toEqual(["2:3", "4:5", "5:32", "5:77", "6:45"]);
  expect(rows.filter(({ path }) => path.includes("aliases")).map(rowText)).toEqual([
    "5:32 services.my_db.networks.a.aliases[0] mapped: aliases database",
    "5:42 services.my_db.networks.a.aliases[1] ignored: is its name anyway",
    "5:67 services.my_db.networks.b.aliases[0] mapped: aliases database",
    "5:77 services.my_db.networks.b.aliases[1] mapped: aliases store",
  ]);
});

test("a service without a TCP port has no aliases, which Service Connect would refuse", () => {
  const text = "services: { my_worker: { image: app, container_name: work } }";
  expect(sectionsOf(text).services["my-worker"]).not.toHaveProperty("aliases");
  expect(problemsOf(text)).toEqual([]);
});

test("services whose names meet are refused", () => {
  expect(problemsOf("services: { a_b: { image: redis }, a-b: { image: redis } }")).toContain("1:36 compose-refused services.a-b");
});

test("what is not made because it has no image is nobody's connection, and what follows is not told", () => {
  const text = "services: { web: { image: nginx, ports: ['80:80'], depends_on: [ai] }, ai: { provider: { type: cloud }, expose: [80], ports: ['81:81'] } }";
  expect(Object.keys(sectionsOf(text).services)).toEqual(["web"]);
  expect(connections(text)).toEqual({ web: [] });
  expect(problemsOf(text)).toEqual(["1:78 compose-refused services.ai.provider"]);
});
