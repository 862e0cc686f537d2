import type { Path } from "../../../config/problem";
import { nodeAt } from "../../../compose/read/node";
import { readFiles, type ComposeFiles } from "./read-files";

/** `compose.yaml:3:5` of the value at a path. */
function placesOf(files: ComposeFiles, paths: readonly Path[]): readonly (string | undefined)[] {
  const { model } = readFiles(files);
  return paths.map((path) => {
    const at = nodeAt(model.root, path)?.at;
    return at && `${at.file.split("/shop/")[1]}:${at.line}:${at.column}`;
  });
}

test("a value stands where it begins, an empty one at its key", () => {
  const files = { "compose.yaml": "services:\n  a:\n    image: nginx\n    command: [a,  b]\n    build:\n      context: .\nvolumes:\n  v:\n" };
  const paths = [["services"], ["services", "a"], ["services", "a", "image"], ["services", "a", "command"], ["services", "a", "command", 1], ["services", "a", "build"], ["volumes", "v"]];
  expect(placesOf({ files }, paths)).toEqual(["compose.yaml:2:3", "compose.yaml:3:5", "compose.yaml:3:12", "compose.yaml:4:14", "compose.yaml:4:19", "compose.yaml:6:7", "compose.yaml:8:3"]);
});

test("what comes from a short form stands where that stands", () => {
  const files = {
    "compose.yaml": 'services:\n  a:\n    image: a\n    ports:\n      - "80-81:80-81"\n    volumes: ["data:/v"]\n    environment:\n      - A=1\n    depends_on: [b]\n    command: x y\n    healthcheck: {test: x}\n    ulimits: {nproc: 5}\n  b: {build: .}\nvolumes: {data: }\n',
  };
  const inA: readonly Path[] = [["ports", 0], ["ports", 1, "published"], ["volumes", 0, "source"], ["environment", "A"], ["depends_on", "b", "condition"], ["command", 1], ["healthcheck", "test", 0], ["ulimits", "nproc", "hard"]];
  const paths = [...inA.map((path) => ["services", "a", ...path]), ["services", "b", "build", "context"]];
  expect(placesOf({ files }, paths)).toEqual([
    "compose.yaml:5:9",
    "compose.yaml:5:9",
    "compose.yaml:6:15",
    "compose.yaml:8:9",
    "compose.yaml:9:18",
    "compose.yaml:10:14",
    "compose.yaml:11:25",
    "compose.yaml:12:22",
    "compose.yaml:13:14",
  ]);
});

test("an aliased value stands where its anchor does", () => {
  const files = { "compose.yaml": "x-env: &env\n  A: 1\nservices:\n  a:\n    image: a\n    environment: *env\n  b:\n    image: b\n    environment:\n      <<: *env\n      B: 2\n" };
  expect(placesOf({ files }, [["services", "a", "environment", "A"], ["services", "b", "environment", "A"], ["services", "b", "environment", "B"]])).toEqual(["compose.yaml:2:6", "compose.yaml:2:6", "compose.yaml:11:10"]);
});

test("of several files, a value stands where the last one says it", () => {
  const files = {
    "compose.yaml": "services:\n  a:\n    image: a\n    user: me\n    environment: {A: 1, B: 1}\n    dns: [1.1.1.1]\n",
    "over.yaml": "services:\n  a:\n    image: b\n    environment:\n      B: 2\n    dns: [8.8.8.8]\n",
  };
  const inA: readonly Path[] = [["image"], ["user"], ["environment", "A"], ["environment", "B"], ["dns", 0], ["dns", 1]];
  const places = ["over.yaml:3:12", "compose.yaml:4:11", "compose.yaml:5:19", "over.yaml:5:7", "compose.yaml:6:11", "over.yaml:6:11"];
  expect(
    placesOf(
      { files, read: ["compose.yaml", "over.yaml"] },
      inA.map((path) => ["services", "a", ...path]),
    ),
  ).toEqual(places);
});

test("what is extended, included or read from an env file stands there", () => {
  const files = {
    "base.yaml": "services:\n  base:\n    image: a\n",
    "other/compose.yaml": "services:\n  other:\n    image: b\n",
    "a.env": "# first\nA=1\n",
    "a.label": "l=1\n",
    "compose.yaml": "include: [other/compose.yaml]\nservices:\n  a:\n    extends: {service: base, file: base.yaml}\n    env_file: a.env\n    label_file: a.label\n",
  };
  const paths = [["services", "a", "image"], ["services", "other", "image"], ["services", "a", "environment", "A"], ["services", "a", "labels", "l"]];
  expect(placesOf({ files }, paths)).toEqual(["base.yaml:3:12", "other/compose.yaml:3:12", "a.env:2:1", "a.label:1:1"]);
});

test("keys that reading uses up, and what became of them", () => {
  const files = {
    "base.yaml": "services: {base: {image: a}}\n",
    "other.yaml": "services: {o: {image: o}}\n",
    "a.env": "A=1\nB=2\n",
    "a.label": "l=1\n",
    "compose.yaml": `include: [other.yaml]
services:
  a:
    extends: {service: base, file: base.yaml}
    env_file: [a.env, {path: gone.env, required: false}]
    label_file: a.label
    profiles: [p]
    depends_on:
      dev: {condition: service_started, required: false}
  b: {extends: a}
  dev: {image: d, profiles: [q]}
  test: {image: t, profiles: [q, r]}
configs:
  c: {environment: VALUE}
`,
  };
  const { used, problems, plain } = readFiles({ files, profiles: ["p"], variables: { VALUE: "v" } });
  expect(problems).toEqual([]);
  expect(plain).toEqual({
    services: { a: { image: "a", environment: { A: "1", B: "2" }, labels: { l: "1" } }, b: { image: "a", environment: { A: "1", B: "2" }, labels: { l: "1" } }, o: { image: "o" } },
    configs: { c: { content: "v" } },
  });
  expect(used).toEqual([
    "compose.yaml:1:11 include[0] | included: other.yaml",
    'compose.yaml:4:5 services.a.extends | merged with "base" of base.yaml',
    "compose.yaml:5:5 services.a.env_file | a.env: 2 variables of `environment`; gone.env: not there, and not required",
    "compose.yaml:5:5 services.b.env_file | a.env: 2 variables of `environment`; gone.env: not there, and not required",
    "compose.yaml:6:5 services.a.label_file | a.label: 1 label",
    "compose.yaml:6:5 services.b.label_file | a.label: 1 label",
    "compose.yaml:7:5 services.a.profiles | one of its profiles is active",
    "compose.yaml:7:5 services.b.profiles | one of its profiles is active",
    'compose.yaml:9:7 services.a.depends_on.dev | left out: "dev" is not active, and not required',
    'compose.yaml:9:7 services.b.depends_on.dev | left out: "dev" is not active, and not required',
    'compose.yaml:10:7 services.b.extends | merged with "a"',
    'compose.yaml:11:3 services.dev | left out: its profile "q" is not active',
    'compose.yaml:12:3 services.test | left out: none of its profiles "q" and "r" is active',
    "compose.yaml:14:7 configs.c.environment | its content is the value of VALUE",
  ]);
});

test("variables that are not set, each with its place", () => {
  const files = { "compose.yaml": 'services:\n  a:\n    image: "a${TAG}"\n    env_file: a.env\n    labels: ["${TAG}", "${SET}", "${OTHER:-x}"]\n', "a.env": "A=$NOTHING\n", ".env": "B=$NOWHERE\n" };
  expect(readFiles({ files, variables: { SET: "s" } }).unset).toEqual(["compose.yaml:3:12 TAG", "compose.yaml:5:14 TAG", ".env:1:1 NOWHERE", "a.env:1:1 NOTHING"]);
});

test("the project's name", () => {
  const name = (text: string, more: Partial<ComposeFiles> = {}) => readFiles({ ...more, files: { "compose.yaml": `${text}\nservices: {a: {image: a}}\n`, ...more.files } }).model.name;
  expect(name("")).toBe("shop");
  expect(name("name: my-app")).toBe("my-app");
  expect(name('name: "${WHO}-app"', { variables: { WHO: "my" } })).toBe("my-app");
  expect(name("name: my-app", { variables: { COMPOSE_PROJECT_NAME: "other" } })).toBe("other");
  expect(name("name: my-app", { files: { ".env": "COMPOSE_PROJECT_NAME=third\n" } })).toBe("third");
  expect(name("name: my-app", { files: { "over.yaml": "name: last\n" }, read: ["compose.yaml", "over.yaml"] })).toBe("last");
});

test("`COMPOSE_DISABLE_ENV_FILE` leaves `.env` unread", () => {
  const files = { "compose.yaml": 'services: {a: {image: "a:${TAG:-none}"}}\n', ".env": "TAG=1\n" };
  expect(readFiles({ files }).plain).toEqual({ services: { a: { image: "a:1" } } });
  expect(readFiles({ files, variables: { COMPOSE_DISABLE_ENV_FILE: "true" } }).plain).toEqual({ services: { a: { image: "a:none" } } });
});
