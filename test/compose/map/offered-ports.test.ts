import { composeProject, sectionsOf, type ProjectFiles } from "../support/compose-project";

function portsOf(keys: string, files: ProjectFiles = {}, others = "other: { image: app }"): unknown {
  return sectionsOf({ "compose.yaml": `services: { web: { ${keys} }, ${others} }`, ...files }).services["web"]?.ports;
}

test.each<[string, unknown]>([
  ["image: app", undefined],
  ["image: app, expose: [80]", { "tcp-80": 80 }],
  ["image: nginx", { "tcp-80": 80 }],
  ["image: nginx, expose: [8080]", { "tcp-80": 80, "tcp-8080": 8080 }],
  ["image: 'docker.io/library/nginx:1.29-alpine'", { "tcp-80": 80 }],
  ["image: 'example.com/nginx'", undefined],
  ["image: app, ports: ['8080:80', '53:53/udp']", { "udp-53": { containerPort: 53, protocol: "udp" }, "tcp-80": 80 }],
  ["image: app, ports: [{ target: 80, name: site, app_protocol: grpc }], expose: [80]", { site: { containerPort: 80, appProtocol: "grpc" } }],
  ["image: app, ports: [{ target: 80, app_protocol: https, host_ip: 127.0.0.1 }]", { "tcp-80": 80 }],
  ["image: app, environment: { PORT: '3000' }", { "tcp-3000": 3000 }],
  ["image: app, environment: { ASPNETCORE_HTTP_PORTS: '8080;8081' }", { "tcp-8080": 8080, "tcp-8081": 8081 }],
  ["image: app, environment: { ASPNETCORE_URLS: 'http://+:5000' }", { "tcp-5000": 5000 }],
  ["image: app, environment: { PORT: '3000' }, expose: [80]", { "tcp-80": 80 }],
])("%s offers %j", (keys, ports) => {
  expect(portsOf(keys)).toEqual(ports);
});

test("the ports by which others call it are its own, where nothing else says", () => {
  const others = "a: { image: app, environment: { WEB: 'http://web:3000', ADMIN: 'web:3001' } }, b: { image: app, command: [get, 'http://web:3000/x'] }";
  expect(portsOf("image: app", {}, others)).toEqual({ "tcp-3000": 3000, "tcp-3001": 3001 });
  expect(portsOf("image: app, expose: [80]", {}, others)).toEqual({ "tcp-80": 80 });
});

test.each<[string, string, string, unknown]>([
  ["one stage", "build: .", "FROM scratch\nEXPOSE 80 443/tcp 53/udp\n", { "tcp-80": 80, "tcp-443": 443 }],
  ["the last stage", "build: .", "FROM node AS build\nEXPOSE 3000\nFROM scratch\nEXPOSE 80\n", { "tcp-80": 80 }],
  ["the target and what it is made from", "build: { context: ., target: run }", "FROM node AS base\nEXPOSE 3000\nFROM base AS run\nexpose 3001\nFROM scratch\nEXPOSE 80\n", { "tcp-3000": 3000, "tcp-3001": 3001 }],
  ["stages of one name", "build: .", "FROM node AS node\nEXPOSE 3000\nFROM node\n", { "tcp-3000": 3000 }],
  ["a known image below", "build: .", "FROM --platform=$BUILDPLATFORM nginx:1.29 AS web\nCOPY . .\n", { "tcp-80": 80 }],
  ["a known image named by an argument", "build: .", "ARG BASE=nginx\nFROM ${BASE}:1.29\n", { "tcp-80": 80 }],
  ["variables", "build: .", "FROM scratch\nARG PORT=8000\nENV ADMIN=9000 OTHER=\"9001\"\nENV LAST 9002\nEXPOSE $PORT ${ADMIN} ${OTHER}/tcp $LAST ${NONE:-9003} $NOTHING\n", { "tcp-8000": 8000, "tcp-9000": 9000, "tcp-9001": 9001, "tcp-9002": 9002, "tcp-9003": 9003 }],
  ["an argument of the file", "build: { context: ., args: { PORT: '8001' } }", "FROM scratch\nARG PORT=8000\nEXPOSE $PORT\n", { "tcp-8001": 8001 }],
  ["a range, over two lines", "build: .", "FROM scratch\nEXPOSE 8000-8002 \\\n  9000\n", { "tcp-8000": 8000, "tcp-8001": 8001, "tcp-8002": 8002, "tcp-9000": 9000 }],
  ["none", "build: .", "FROM scratch\n# EXPOSE 80\n", undefined],
  ["a target that is not there", "build: { context: ., target: other }", "FROM scratch\nEXPOSE 80\n", undefined],
  ["a text in the file", "build: { context: ., dockerfile_inline: \"FROM scratch\\nEXPOSE 81\" }", "FROM scratch\nEXPOSE 80\n", { "tcp-81": 81 }],
  ["another file", "build: { context: ., dockerfile: other }", "FROM scratch\nEXPOSE 80\n", undefined],
])("a Dockerfile with %s", (_, keys, Dockerfile, ports) => {
  expect(portsOf(keys, { Dockerfile })).toEqual(ports);
});

test.each([
  ["ports: [{ target: 80, name: web }, { target: 81, name: web }]", "its name web is that of port 80 too"],
  ["ports: [{ target: 81, name: tcp-80 }, { target: 80 }]", "its name tcp-80 is that of port 80 too"],
])("two ports with one name are refused: %s", (keys, why) => {
  const refused = composeProject(`services: { web: { image: app, ${keys} } }`).rows.filter(({ verdict }) => verdict === "refused");
  expect(refused.map(({ what, remedy }) => `${what}: ${remedy}`)).toEqual([`${why}: rename one of the two`]);
});
