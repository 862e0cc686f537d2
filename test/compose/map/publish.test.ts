import { composeProject, problemsOf, rowText, sectionsOf } from "../support/compose-project";
import type { ComposeOptions } from "../../../compose/map/options";

const service = (keys: string, image = "app") => `services:\n  web:\n    image: ${image}\n    ${keys}\n`;

const routesOf = (keys: string, options: ComposeOptions = {}) => sectionsOf(service(keys), { options }).services["web"]?.routes;
const told = (keys: string, options: ComposeOptions = {}, image = "app") =>
  composeProject(service(keys, image), { options }).rows.filter(({ path }) => path.includes("ports") || path.includes("x-gantry")).map(rowText);

const route = (listener: number, port: string, more: object = {}) => ({ loadBalancer: "public", listener: `port-${listener}`, port, healthCheck: { matcher: "200-499" }, ...more });

test("a published port is a route of the public load balancer, on a listener of its number", () => {
  const { services, routing } = sectionsOf(service("ports: ['8080:80', '9090']"));
  expect(services["web"]?.routes).toEqual({ "port-8080": route(8080, "tcp-80"), "port-9090": route(9090, "tcp-9090") });
  expect(routing).toEqual({ loadBalancers: { public: { scheme: "internet-facing", listeners: { "port-8080": { port: 8080 }, "port-9090": { port: 9090 } } } } });
});

test("one port that is published twice has two routes", () => {
  expect(routesOf("ports: ['8080:80', '8081:80']")).toEqual({ "port-8080": route(8080, "tcp-80"), "port-8081": route(8081, "tcp-80") });
  expect(problemsOf(service("ports: ['8080:80', '8081:80']"))).toEqual([]);
});

test("two ports that two addresses of the machine publish as one have two routes, which a rule finds to meet", () => {
  const keys = "ports: ['10.0.0.1:80:80', '10.0.0.2:80:81']";
  expect(routesOf(keys)).toEqual({ "port-80": route(80, "tcp-80"), "port-80-81": route(80, "tcp-81") });
  expect(problemsOf(service(keys))).toEqual(["4:31 route-taken services.web.routes.port-80-81"]);
  expect(routesOf("ports: ['10.0.0.1:80:80', '10.0.0.2:80:80']")).toEqual({ "port-80": route(80, "tcp-80") });
});

test.each([
  ["80", "mapped"],
  ["3000", "mapped"],
  ["5432", "refused"],
  ["443", "refused"],
  ["8443", "refused"],
  ["27017", "refused"],
])("by its number alone, port %s is %s", (port, verdict) => {
  expect(composeProject(service(`ports: ['${port}']`)).rows.find(({ path }) => path.includes("ports"))?.verdict).toBe(verdict);
});

test.each([
  ["gitea/gitea", "22", "refused"],
  ["minio/minio", "9000", "mapped"],
  ["clickhouse/clickhouse-server", "9000", "refused"],
  ["rabbitmq:3-management", "15672", "mapped"],
  ["nginx", "8443", "refused"],
])("of %s, port %s is %s", (image, port, verdict) => {
  expect(composeProject(service(`ports: ['${port}']`, image)).rows.find(({ path }) => path.includes("ports"))?.verdict).toBe(verdict);
});

test.each([
  ["http", "mapped"],
  ["HTTP2", "mapped"],
  ["grpc", "mapped"],
  ["tcp", "refused"],
  ["https", "refused"],
])("with app_protocol %s, any port is %s", (protocol, verdict) => {
  expect(told(`ports: [{ target: 5432, app_protocol: ${protocol} }]`)[0]).toContain(verdict);
});

test("HTTP/2 and gRPC are the route's too, and gRPC has a check of its own", () => {
  expect(routesOf("ports: [{ target: 80, app_protocol: http2 }, { target: 81, app_protocol: grpc }]")).toEqual({
    "port-80": route(80, "tcp-80", { protocolVersion: "HTTP2" }),
    "port-81": { loadBalancer: "public", listener: "port-81", port: "tcp-81", protocolVersion: "GRPC" },
  });
  expect(routesOf("ports: ['81:81']", { services: { web: { publish: { 81: { protocolVersion: "GRPC" } } } } })).toEqual({
    "port-81": { loadBalancer: "public", listener: "port-81", port: "tcp-81", protocolVersion: "GRPC" },
  });
});

const toKeep = (port: string) => `to keep it for other services publish "127.0.0.1:${port}:${port}", or say x-gantry: { publish: { "${port}": false } }`;

test("what is not HTTP is refused until it is said what becomes of it", () => {
  expect(told("ports: ['5432:5432']")).toEqual([
    `4:13 services.web.ports[0] refused: port 5432 does not look like HTTP, which is what a load balancer carries -> ${toKeep("5432")}; if it speaks HTTP, { "5432": {} }`,
  ]);
  expect(told("ports: ['5432:5432']", { services: { web: { publish: { 5432: false } } } })).toEqual(["4:13 services.web.ports[0] replaced: port 5432, for other services alone, as x-gantry says"]);
  expect(told("ports: ['5432:5432']", { services: { web: { publish: { 5432: {} } } } })).toEqual(["4:13 services.web.ports[0] mapped: http://<public load balancer>:5432, to port 5432"]);
  expect(told("ports: ['127.0.0.1:5432:5432']")).toEqual(["4:13 services.web.ports[0] replaced: port 5432, for other services alone: Compose opens it on the machine's own address 127.0.0.1"]);
});

test("UDP is refused whatever is said but that others alone reach it", () => {
  const refused = ['4:13 services.web.ports[0] refused: a load balancer carries HTTP, and Service Connect TCP -> to keep it for other services publish "127.0.0.1:53:53/udp", or say x-gantry: { publish: { "53": false } }; others find it by discovery: ["dns"] under x-gantry, with routing.dnsNamespace in the environment file'];
  expect(told("ports: ['53:53/udp']")).toEqual(refused);
  expect(told("ports: ['53:53/udp']", { services: { web: { publish: { 53: {} } } } })).toEqual(refused);
  expect(told("ports: ['53:53/udp']", { services: { web: { publish: { 53: false } } } })).toEqual([
    '4:13 services.web.ports[0] replaced: port 53, for other services alone, as x-gantry says; others find it by discovery: ["dns"] under x-gantry, with routing.dnsNamespace in the environment file',
  ]);
});

test("x-gantry says how a port is published, and the environment says it over that, key by key", () => {
  const text = `services:
  web:
    image: app
    ports: ["8080:80"]
    x-gantry:
      publish:
        "80":
          loadBalancer: internal
          hosts: [a.example.com]
          paths: ["/a/*"]
`;
  const options: ComposeOptions = { services: { web: { publish: { 80: { hosts: ["b.example.com"], listenerPort: 80 } } } } };
  const { composition, rows } = composeProject(text, { options });
  const { services, routing } = composition.sections;
  expect(services["web"]?.routes).toEqual({ "port-8080": route(80, "tcp-80", { loadBalancer: "internal", hosts: ["b.example.com"], paths: ["/a/*"] }) });
  expect(routing).toEqual({ loadBalancers: { internal: { scheme: "internal", listeners: { "port-80": { port: 80 } } } } });
  expect(rows.filter(({ path }) => path.includes("ports") || path.includes("x-gantry")).map(rowText)).toEqual([
    '7:9 services.web.x-gantry.publish["80"] mapped: how port 80 is published',
    "4:13 services.web.ports[0] mapped: http://<internal load balancer>:80, to port 80",
  ]);
  const placeOf = (...path: string[]) => composition.origins.filter((origin) => JSON.stringify(origin.path) === JSON.stringify(path)).map(({ at }) => (at === undefined ? "environment" : `${at.line}:${at.column}`)).at(-1);
  expect(placeOf("services", "web", "routes", "port-8080", "hosts")).toBe("environment");
  expect(placeOf("services", "web", "routes", "port-8080", "paths")).toBe("10:11");
  expect(placeOf("services", "web", "routes", "port-8080")).toBe("4:13");
  expect(placeOf("routing", "loadBalancers", "internal", "listeners", "port-80")).toBe("environment");
});

test("what a rule finds wrong in x-gantry is told at its key, and of the options at none", () => {
  const text = (publish: string) => service(`ports: ["80"]\n    x-gantry: { publish: { "80": ${publish} }, foo: 1 }`);
  expect(problemsOf(text("{ hosts: [a_b], bar: 1 }"))).toEqual([
    "5:44 route-host services.web.routes.port-80.hosts[0]",
    "5:50 unknown-key services.web.routes.port-80.bar",
    "5:62 unknown-key services.web.foo",
  ]);
  expect(problemsOf(service("ports: ['80']"), { options: { services: { web: { exec: 5 as unknown as boolean } } } })).toEqual(["shape services.web.exec"]);
});

test("a port that is published nowhere is refused under publish", () => {
  expect(told("x-gantry: { publish: { '81': false } }")).toEqual(['4:28 services.web.x-gantry.publish["81"] refused: publish names the port 81, which the service does not publish -> add it to ports']);
  expect(told("ports: ['80', '82']", { services: { web: { publish: { 81: false } } } })).toContain("2:3 services.web.x-gantry refused: publish names the port 81, which the service does not publish -> use one of 80, 82");
});
