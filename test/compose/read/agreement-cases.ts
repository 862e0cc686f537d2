import type { ComposeFiles } from "./read-files";

/** One documented rule of Compose. */
export interface Agreement extends ComposeFiles {
  readonly name: string;
  /** What Compose makes of the files, in long syntax, without what it adds itself; `refused`: it reads them not. */
  readonly model: Readonly<Record<string, unknown>> | "refused";
}

const started = { condition: "service_started" };

/** Fragments: anchors, aliases and `<<`. */
const fragments: readonly Agreement[] = [
  {
    name: "an alias stands for the value of its anchor",
    files: { "compose.yaml": "services: {a: {image: a}}\nvolumes:\n  db: &default\n    driver: local\n  metrics: *default\n" },
    model: { services: { a: { image: "a" } }, volumes: { db: { driver: "local" }, metrics: { driver: "local" } } },
  },
  {
    name: "an alias of a list",
    files: { "compose.yaml": "services:\n  first:\n    image: a\n    environment: &env\n      - KEY=1\n      - OTHER=2\n  second:\n    image: b\n    environment: *env\n" },
    model: { services: { first: { image: "a", environment: { KEY: "1", OTHER: "2" } }, second: { image: "b", environment: { KEY: "1", OTHER: "2" } } } },
  },
  {
    name: "`<<` merges a mapping, and what stands beside it wins",
    files: { "compose.yaml": 'services: {a: {image: a}}\nvolumes:\n  db: &default\n    driver: local\n    name: "data"\n  metrics:\n    <<: *default\n    name: "metrics"\n' },
    model: { services: { a: { image: "a" } }, volumes: { db: { driver: "local", name: "data" }, metrics: { driver: "local", name: "metrics" } } },
  },
  {
    name: "`<<` takes a list of mappings, the first of which wins",
    files: {
      "compose.yaml": "x-one: &one {A: 1, B: 1}\nx-two: &two {B: 2, C: 2}\nservices:\n  a:\n    image: a\n    environment:\n      <<: [*one, *two]\n      D: 3\n",
    },
    model: { "x-one": { A: 1, B: 1 }, "x-two": { B: 2, C: 2 }, services: { a: { image: "a", environment: { A: "1", B: "1", C: "2", D: "3" } } } },
  },
  {
    name: "variables are put in after aliases are resolved",
    files: { "compose.yaml": 'x-env: &env {A: "${NAME}"}\nservices:\n  a: {image: a, environment: *env}\n' },
    variables: { NAME: "n" },
    model: { "x-env": { A: "n" }, services: { a: { image: "a", environment: { A: "n" } } } },
  },
  {
    name: "several documents of one file are merged",
    files: { "compose.yaml": "services:\n  a:\n    image: a\n    dns: 1.1.1.1\n---\nservices:\n  a:\n    image: b\n    dns: [8.8.8.8]\n" },
    model: { services: { a: { image: "b", dns: ["1.1.1.1", "8.8.8.8"] } } },
  },
  { name: "a key that stands twice", files: { "compose.yaml": "services:\n  a:\n    image: a\n    image: b\n" }, model: "refused" },
  { name: "an alias without anchor", files: { "compose.yaml": "services:\n  a: *nothing\n" }, model: "refused" },
  { name: "an alias inside of its anchor", files: { "compose.yaml": "services:\n  a: &a {image: a, labels: {x: *a}}\n" }, model: "refused" },
  { name: "a key that is a number", files: { "compose.yaml": "services:\n  a:\n    image: a\n    environment: {80: x}\n" }, model: "refused" },
];

/** What an unquoted value is. */
const scalars: readonly Agreement[] = [
  {
    name: "values become the texts that Compose prints",
    files: {
      "compose.yaml": `services:
  a:
    image: a
    environment:
      FLOAT: 1.0
      LARGE: 1e6
      SMALL: 1.5e-7
      OCTAL: 010
      OCTAL12: 0o17
      HEX: 0x10
      BINARY: -0b11
      NINE: 09
      SEPARATED: 1_000
      LONG: 12345678901234567890
      LONGER: 123456789012345678901234
      TIME: 22:22
      DATE: 2001-01-01
      YES: yes
      ON: true
      TEXT: !!str 5
      VERSION: 1.2.3
`,
    },
    model: {
      services: {
        a: {
          image: "a",
          environment: {
            FLOAT: "1",
            LARGE: "1e+06",
            SMALL: "1.5e-07",
            OCTAL: "8",
            OCTAL12: "15",
            HEX: "16",
            BINARY: "-3",
            NINE: "9",
            SEPARATED: "1000",
            LONG: "12345678901234567890",
            LONGER: "1.2345678901234569e+23",
            TIME: "22:22",
            DATE: "2001-01-01 00:00:00 +0000 UTC",
            YES: "yes",
            ON: "true",
            TEXT: "5",
            VERSION: "1.2.3",
          },
        },
      },
    },
  },
  {
    name: "modes are octal, with a leading zero or in quotes",
    files: { "compose.yaml": 'services:\n  a:\n    image: a\n    secrets:\n      - {source: s, mode: 0440}\n      - {source: s, target: t, mode: "0400"}\nsecrets:\n  s: {file: ./s}\n' },
    model: { services: { a: { image: "a", secrets: [{ source: "s", mode: 0o440 }, { source: "s", target: "t", mode: 0o400 }] } }, secrets: { s: { file: "s" } } },
  },
];

/** Interpolation; the forms themselves are in interpolation.test.ts. */
const interpolation: readonly Agreement[] = [
  {
    name: "values of the process win over `.env`, which wins over defaults",
    files: { ".env": "ONE=file\nTWO=file\n", "compose.yaml": 'services:\n  a:\n    image: "${ONE:-x}-${TWO:-x}-${THREE:-x}"\n' },
    variables: { ONE: "process" },
    model: { services: { a: { image: "process-file-x" } } },
  },
  {
    name: "`$$` is a dollar sign, and keys are left alone",
    files: { "compose.yaml": 'services:\n  a:\n    image: a\n    command: "$$HOME"\n    labels:\n      "$NAME": BAR\n      list: "$NAME"\n' },
    variables: { NAME: "n" },
    model: { services: { a: { image: "a", command: ["$HOME"], labels: { $NAME: "BAR", list: "n" } } } },
  },
  {
    name: "in a list of labels, names are interpolated too",
    files: { "compose.yaml": 'services:\n  a:\n    image: a\n    labels: ["$NAME=BAR"]\n' },
    variables: { NAME: "n" },
    model: { services: { a: { image: "a", labels: { n: "BAR" } } } },
  },
  {
    name: "numbers and switches from variables",
    files: { "compose.yaml": 'services:\n  a:\n    image: a\n    init: "${ON}"\n    cpus: "${CPUS}"\n    deploy: {replicas: "${COUNT}"}\n    ports: [{target: "${PORT}", published: "${PORT}"}]\n' },
    variables: { ON: "yes", CPUS: "0.5", COUNT: "2", PORT: "80" },
    model: { services: { a: { image: "a", init: true, cpus: 0.5, deploy: { replicas: 2 }, ports: [{ target: 80, published: "80" }] } } },
  },
  {
    name: "variables of the project's name",
    files: { "compose.yaml": 'name: "my-${PART}"\nservices:\n  a: {image: "${COMPOSE_PROJECT_NAME}"}\n' },
    variables: { PART: "app" },
    model: { name: "my-app", services: { a: { image: "my-app" } } },
  },
  { name: "a mandatory variable that is not set", files: { "compose.yaml": 'services:\n  a: {image: "${TAG:?say which tag}"}\n' }, model: "refused" },
  { name: "a variable in an unknown form", files: { "compose.yaml": 'services:\n  a: {image: "${TAG/a/b}"}\n' }, model: "refused" },
  { name: "a switch that is none", files: { "compose.yaml": 'services:\n  a: {image: a, init: "${TAG}"}\n' }, variables: { TAG: "perhaps" }, model: "refused" },
];

/** What stands beside service `a`. */
interface Beside {
  readonly text: string;
  readonly model: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Service `a` of two files. */
function over(name: string, base: string, override: string, model: Agreement["model"], more: Partial<ComposeFiles> = {}, beside: Beside = { text: "", model: {} }): Agreement {
  const service = (body: string) => `services:\n  a:\n${body
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")}\n`;
  const files = { "compose.yaml": `${service(base)}${beside.text}`, "override.yaml": service(override), ...more.files };
  const { services, ...rest } = beside.model;
  return { ...more, name, files, read: ["compose.yaml", "override.yaml"], model: model === "refused" ? model : { services: { a: model, ...services }, ...rest } };
}

const others: Beside = { text: "  b: {image: b}\n  c: {image: c}\n  d: {image: d}\n", model: { services: { b: { image: "b" }, c: { image: "c" }, d: { image: "d" } } } };

/** Several files. */
const merging: readonly Agreement[] = [
  over("mappings are merged by key", "image: a\nhostname: one\nstop_signal: SIGINT", "hostname: two\nuser: root", { image: "a", hostname: "two", stop_signal: "SIGINT", user: "root" }),
  over("lists are appended, without what is there already", "image: a\ndns: [1.1.1.1]\nsecurity_opt: [a, b]", "dns: [8.8.8.8]\nsecurity_opt: [b, c]", { image: "a", dns: ["1.1.1.1", "8.8.8.8"], security_opt: ["a", "b", "c"] }),
  over("`command`, `entrypoint` and `healthcheck.test` are replaced", 'image: a\ncommand: ["echo", "foo"]\nentrypoint: [sh]\nhealthcheck: {test: ["CMD", "a"], interval: 5s}', 'command: ["echo", "bar"]\nentrypoint: [bash]\nhealthcheck: {test: b}', {
    image: "a",
    command: ["echo", "bar"],
    entrypoint: ["bash"],
    healthcheck: { test: ["CMD-SHELL", "b"], interval: "5s" },
  }),
  over("`command: null` takes the command away", "image: a\ncommand: [x]", "command: null", { image: "a", command: null }),
  over("a null leaves what is there", "image: a\nhostname: h\nenvironment: {A: 1}", "hostname: null\nenvironment: null", { image: "a", hostname: "h", environment: { A: "1" } }),
  over("volumes are unique by target", "image: a\nvolumes: [foo:/work, /data]", "volumes: [./bar:/work]", { image: "a", volumes: [{ type: "bind", source: "bar", target: "/work" }, { type: "volume", target: "/data" }] }),
  over("ports are unique by address, published, target and protocol", 'image: a\nports: ["8080:80", "53:53/udp"]', 'ports: ["8080:80", "8081:80", "127.0.0.1:8080:80", "53:53"]', {
    image: "a",
    ports: [
      { target: 80, published: "8080" },
      { target: 53, published: "53", protocol: "udp" },
      { target: 80, published: "8081" },
      { target: 80, published: "8080", host_ip: "127.0.0.1" },
      { target: 53, published: "53" },
    ],
  }),
  {
    name: "secrets and configs are unique by target",
    files: {
      "compose.yaml": "services:\n  a:\n    image: a\n    secrets: [one, two]\n    configs: [{source: c, target: /etc/c}]\nsecrets:\n  one: {file: one}\n  two: {file: two}\nconfigs:\n  c: {file: c}\n  d: {file: d}\n",
      "override.yaml": "services:\n  a:\n    secrets: [{source: two, target: /run/secrets/one}]\n    configs: [{source: d, target: /etc/c}, c]\n",
    },
    read: ["compose.yaml", "override.yaml"],
    model: {
      services: { a: { image: "a", secrets: [{ source: "two", target: "/run/secrets/one" }, { source: "two" }], configs: [{ source: "d", target: "/etc/c" }, { source: "c" }] } },
      secrets: { one: { file: "one" }, two: { file: "two" } },
      configs: { c: { file: "c" }, d: { file: "d" } },
    },
  },
  over("environment and labels are merged by name, in either form", "image: a\nenvironment: {A: 1, B: 1}\nlabels: [l=1, m]", "environment: [B=2, C=3]\nlabels: {l: 2}", { image: "a", environment: { A: "1", B: "2", C: "3" }, labels: { l: "2", m: "" } }),
  over("`build` in either form", "build: ./app", "build: {args: {A: 1}, target: t}", { build: { context: "app", args: { A: "1" }, target: "t" } }),
  over("build arguments are merged by name", "build: {context: ., args: [A=1, B=1], labels: [l=1]}", "build: {args: {B: 2}, labels: {l: 2}}", { build: { context: ".", args: { A: "1", B: "2" }, labels: { l: "2" } } }),
  over("networks in either form", "image: a\nnetworks: [n1]", "networks: {n1: {aliases: [x]}, n2: null}", { image: "a", networks: { n1: { aliases: ["x"] }, n2: null } }, {}, { text: "networks: {n1: {}, n2: {}}\n", model: { networks: { n1: {}, n2: {} } } }),
  over("`depends_on` in either form", "image: a\ndepends_on: {b: {condition: service_healthy, required: false}, c: {condition: service_healthy, restart: true}}", "depends_on: [b, d]", {
    image: "a",
    depends_on: { b: { condition: "service_started", required: true }, c: { condition: "service_healthy", restart: true }, d: started },
  }, {}, others),
  over("logging options of the same driver are merged", "image: a\nlogging: {driver: syslog, options: {a: 1}}", "logging: {options: {b: 2}}", { image: "a", logging: { driver: "syslog", options: { a: "1", b: "2" } } }),
  over("logging options of another driver are replaced", "image: a\nlogging: {driver: syslog, options: {a: 1}}", "logging: {driver: json-file, options: {b: 2}}", { image: "a", logging: { driver: "json-file", options: { b: "2" } } }),
  over("limits are merged, a number replaces", "image: a\nulimits: {nofile: {soft: 1, hard: 2}, nproc: {soft: 1, hard: 2}}", "ulimits: {nofile: {hard: 3, soft: 1}, nproc: 5}", { image: "a", ulimits: { nofile: { soft: 1, hard: 3 }, nproc: { soft: 5, hard: 5 } } }),
  over("hosts get further addresses", "image: a\nextra_hosts: [db=10.0.0.1]", "extra_hosts: {db: 10.0.0.2, other: '[::1]'}", { image: "a", extra_hosts: { db: ["10.0.0.1", "10.0.0.2"], other: ["::1"] } }),
  over("env files are read in order, and the service's own variables win", "image: a\nenv_file: one.env\nenvironment: {C: own}", "env_file: [two.env]", { image: "a", environment: { A: "two", B: "one", C: "own", D: "one" } }, {
    files: { "one.env": "A=one\nB=one\nC=one\n", "two.env": "A=two\nD=$B\n" },
  }),
  over("what needs a key can have it from another file", "image: a\ndepends_on: {b: {condition: service_healthy}}", "depends_on: {b: {restart: true}}", { image: "a", depends_on: { b: { condition: "service_healthy", restart: true } } }, {}, others),
  over("`!reset` takes a value away", 'image: a\nports: ["8080:80"]\nenvironment: {FOO: BAR, A: 1}\ncommand: x', "ports: !reset []\nenvironment: {FOO: !reset null}\ncommand: !reset null", { image: "a", environment: { A: "1" } }),
  over("`!override` replaces a value", 'image: a\nports: ["8080:80"]\nenvironment: {A: 1}', 'ports: !override ["8443:443"]\nenvironment: !override {B: 2}', { image: "a", ports: [{ target: 443, published: "8443" }], environment: { B: "2" } }),
  over("an alias carries the tag of its anchor", "image: a\ncommand: x\nentrypoint: y", "x-none: &none !reset null\ncommand: *none", { image: "a", entrypoint: ["y"] }),
  {
    name: "top-level sections are merged too",
    files: {
      "compose.yaml": "services: {a: {image: a, networks: [n]}}\nnetworks:\n  n: {labels: [a=1], driver_opts: {x: 1}}\nvolumes:\n  v: {labels: {a: 1}}\n",
      "override.yaml": "networks:\n  n: {labels: {a: 2, b: 3}, driver_opts: {y: 2}}\nvolumes:\n  v: {labels: [b=2]}\n  w:\n",
    },
    read: ["compose.yaml", "override.yaml"],
    model: { services: { a: { image: "a", networks: { n: null } } }, networks: { n: { labels: { a: "2", b: "3" }, driver_opts: { x: "1", y: "2" } } }, volumes: { v: { labels: { a: "1", b: "2" } }, w: {} } },
  },
  {
    name: "paths of all files begin at the folder of the first",
    files: { "compose.yaml": "services: {a: {image: a}}\n", "more/override.yaml": "services:\n  a:\n    volumes: [./data:/data]\n    build: ./app\n" },
    read: ["compose.yaml", "more/override.yaml"],
    model: { services: { a: { image: "a", volumes: [{ type: "bind", source: "data", target: "/data" }], build: { context: "app" } } } },
  },
  over("a list over a mapping that Compose does not merge", "image: a\npost_start: [{command: [x]}]\nstorage_opt: {a: b}", "storage_opt: [c]", "refused"),
];

const base = "services:\n  base: {image: busybox, user: root}\n";

/** `extends`. */
const extending: readonly Agreement[] = [
  {
    name: "a service of the same file, its mappings merged",
    files: { "compose.yaml": "services:\n  common:\n    image: busybox\n    environment: {TZ: utc, PORT: 80}\n  cli:\n    extends: {service: common}\n    environment: {PORT: 8080}\n" },
    model: { services: { common: { image: "busybox", environment: { TZ: "utc", PORT: "80" } }, cli: { image: "busybox", environment: { TZ: "utc", PORT: "8080" } } } },
  },
  { name: "a text names a service of the same file", files: { "compose.yaml": `${base}  cli: {extends: base}\n` }, model: { services: { base: { image: "busybox", user: "root" }, cli: { image: "busybox", user: "root" } } } },
  {
    name: "volumes are merged by target",
    files: { "compose.yaml": "services:\n  common: {image: busybox, volumes: ['common-volume:/data:rw']}\n  cli: {extends: common, volumes: ['cli-volume:/data:ro']}\nvolumes: {common-volume: , cli-volume: }\n" },
    model: {
      services: { common: { image: "busybox", volumes: [{ type: "volume", source: "common-volume", target: "/data" }] }, cli: { image: "busybox", volumes: [{ type: "volume", source: "cli-volume", target: "/data", read_only: true }] } },
      volumes: { "common-volume": {}, "cli-volume": {} },
    },
  },
  {
    name: "a chain",
    files: { "compose.yaml": "services:\n  base: {image: busybox, user: root}\n  common: {image: other, extends: {service: base}}\n  cli: {extends: {service: common}}\n" },
    model: { services: { base: { image: "busybox", user: "root" }, common: { image: "other", user: "root" }, cli: { image: "other", user: "root" } } },
  },
  {
    name: "lists are joined, those of the extended service first",
    files: { "compose.yaml": "services:\n  common: {image: a, security_opt: [label:role:ROLE]}\n  cli: {extends: common, security_opt: [label:user:USER]}\n" },
    model: { services: { common: { image: "a", security_opt: ["label:role:ROLE"] }, cli: { image: "a", security_opt: ["label:role:ROLE", "label:user:USER"] } } },
  },
  {
    name: "a service of another file: its paths begin at that file",
    files: {
      "common/base.yaml": "services:\n  web:\n    build: .\n    env_file: web.env\n    volumes: ['./data:/data']\n    extends: {service: root, file: ../root.yaml}\n  other: {image: [wrong]}\n",
      "common/web.env": "A=1\n",
      "root.yaml": "services:\n  root: {user: me, volumes: ['./r:/r']}\n",
      "compose.yaml": "services:\n  a: {extends: {service: web, file: common/base.yaml}}\n",
    },
    model: {
      services: {
        a: {
          user: "me",
          build: { context: "common" },
          environment: { A: "1" },
          volumes: [
            { type: "bind", source: "r", target: "/r" },
            { type: "bind", source: "common/data", target: "/data" },
          ],
        },
      },
    },
  },
  {
    name: "`depends_on`, networks and volumes come along, what they name does not",
    files: { "common.yaml": "services:\n  web: {image: a, networks: [n], depends_on: [db]}\n  db: {image: b}\nnetworks: {n: }\n", "compose.yaml": "services:\n  a: {extends: {service: web, file: common.yaml}}\n" },
    model: "refused",
  },
  {
    name: "once it is declared here too",
    files: {
      "common.yaml": "services:\n  web: {image: a, networks: [n], depends_on: [db]}\n  db: {image: b}\nnetworks: {n: }\n",
      "compose.yaml": "services:\n  a: {extends: {service: web, file: common.yaml}}\n  db: {image: c}\nnetworks: {n: }\n",
    },
    model: { services: { a: { image: "a", networks: { n: null }, depends_on: { db: started } }, db: { image: "c" } }, networks: { n: {} } },
  },
  {
    name: "`!reset` takes away what the extended service has",
    files: { "compose.yaml": "services:\n  base: {image: a, command: x, environment: {A: 1, B: 2}}\n  cli:\n    extends: base\n    command: !reset null\n    environment: {A: !reset null}\n" },
    model: { services: { base: { image: "a", command: ["x"], environment: { A: "1", B: "2" } }, cli: { image: "a", environment: { B: "2" } } } },
  },
  {
    name: "profiles come along",
    files: { "compose.yaml": "services:\n  base: {image: a, profiles: [debug]}\n  cli: {extends: base}\n  c: {image: c}\n" },
    model: { services: { c: { image: "c" } } },
  },
  { name: "a service of an earlier file", files: { "compose.yaml": base, "override.yaml": "services:\n  cli: {extends: base}\n" }, read: ["compose.yaml", "override.yaml"], model: "refused" },
  { name: "a service that is not there", files: { "compose.yaml": `${base}  cli: {extends: bas}\n` }, model: "refused" },
  { name: "a file that is not there", files: { "compose.yaml": "services:\n  cli: {extends: {service: a, file: gone.yaml}}\n" }, model: "refused" },
  { name: "a circle", files: { "compose.yaml": "services:\n  a: {image: a, extends: b}\n  b: {image: b, extends: a}\n" }, model: "refused" },
  { name: "a circle through another file", files: { "compose.yaml": "services:\n  a: {image: a, extends: {service: b, file: b.yaml}}\n", "b.yaml": "services:\n  b: {image: b, extends: {service: a, file: compose.yaml}}\n" }, model: "refused" },
];

const domain = 'services:\n  store: {image: "${IMAGE:-none}", volumes: ["./data:/data"], build: .}\nvolumes: {v: }\n';
const data = { type: "bind", source: "other/data", target: "/data" };

/** `include`. */
const including: readonly Agreement[] = [
  {
    name: "a file by its name, with its own folder",
    files: { "other/compose.yaml": domain, "compose.yaml": "include: [other/compose.yaml]\nservices:\n  web: {image: web, depends_on: [store]}\n" },
    model: { services: { web: { image: "web", depends_on: { store: started } }, store: { image: "none", volumes: [data], build: { context: "other" } } }, volumes: { v: {} } },
  },
  {
    name: "its own `.env`, below the project's variables",
    files: {
      "other/.env": "IMAGE=theirs\nTAG=theirs\n",
      "other/compose.yaml": 'services: {store: {image: "${IMAGE}:${TAG}", environment: [TAG]}}\n',
      ".env": "TAG=ours\n",
      "compose.yaml": 'include: [other/compose.yaml]\nservices: {web: {image: "web:${IMAGE:-none}"}}\n',
    },
    model: { services: { web: { image: "web:none" }, store: { image: "theirs:ours", environment: { TAG: "ours" } } } },
  },
  {
    name: "`project_directory` and `env_file`",
    files: { "dev.env": "IMAGE=dev\n", "other/.env": "IMAGE=other\n", "other/compose.yaml": domain, "compose.yaml": "include:\n  - path: other/compose.yaml\n    project_directory: .\n    env_file: dev.env\n" },
    model: { services: { store: { image: "dev", volumes: [{ ...data, source: "data" }], build: { context: "." } } }, volumes: { v: {} } },
  },
  {
    name: "several env files, the last of which wins",
    files: { "one.env": "IMAGE=one\nA=one\n", "two.env": "IMAGE=two\n", "other/compose.yaml": 'services: {store: {image: "${IMAGE}-${A}"}}\n', "compose.yaml": "include:\n  - path: other/compose.yaml\n    env_file: [one.env, two.env]\n" },
    model: { services: { store: { image: "two-one" } } },
  },
  {
    name: "several paths are merged",
    files: { "other/compose.yaml": domain, "over.yaml": "services:\n  store: {image: ours, volumes: ['./more:/more']}\n", "compose.yaml": "include:\n  - path: [other/compose.yaml, over.yaml]\n" },
    model: { services: { store: { image: "ours", volumes: [data, { ...data, source: "other/more", target: "/more" }], build: { context: "other" } } }, volumes: { v: {} } },
  },
  {
    name: "an included file includes",
    files: { "a/b/compose.yaml": "services: {deep: {image: deep, build: ./x}}\n", "a/compose.yaml": "include: [b/compose.yaml]\nservices: {middle: {image: middle}}\n", "compose.yaml": "include: [a/compose.yaml]\n" },
    model: { services: { middle: { image: "middle" }, deep: { image: "deep", build: { context: "a/b/x" } } } },
  },
  {
    name: "a build without a context is one of the included folder",
    files: { "other/compose.yaml": "services: {store: {build: {dockerfile: D}}}\n", "compose.yaml": "include: [other/compose.yaml]\n" },
    model: { services: { store: { build: { dockerfile: "D", context: "other" } } } },
  },
  {
    name: "what both files have is merged, and the including file wins",
    files: { "other/compose.yaml": "services: {store: {image: theirs, user: them, environment: {A: 1}}}\n", "compose.yaml": "include: [other/compose.yaml]\nservices: {store: {image: ours, environment: [B=2]}}\n" },
    model: { services: { store: { image: "ours", user: "them", environment: { A: "1", B: "2" } } } },
  },
  {
    name: "a service of an included file can be extended",
    files: { "other/compose.yaml": "services: {store: {image: theirs}}\n", "compose.yaml": "include: [other/compose.yaml]\nservices: {mine: {extends: store, user: me}}\n" },
    model: { services: { mine: { image: "theirs", user: "me" }, store: { image: "theirs" } } },
  },
  {
    name: "a path from a variable",
    files: { "other/compose.yaml": "services: {store: {image: theirs}}\n", "compose.yaml": 'include: ["${WHERE:?FOO}/compose.yaml"]\n' },
    variables: { WHERE: "other" },
    model: { services: { store: { image: "theirs" } } },
  },
  {
    name: "the same file twice",
    files: { "a.yaml": "include: [c.yaml]\n", "b.yaml": "include: [c.yaml]\n", "c.yaml": "services: {c: {image: c, dns: [1.1.1.1]}}\n", "compose.yaml": "include: [a.yaml, b.yaml]\n" },
    model: { services: { c: { image: "c", dns: ["1.1.1.1"] } } },
  },
  { name: "files that include each other", files: { "a.yaml": "include: [compose.yaml]\n", "compose.yaml": "include: [a.yaml]\nservices: {a: {image: a}}\n" }, model: "refused" },
  { name: "a file to include that is not there", files: { "compose.yaml": "include: [gone.yaml]\nservices: {a: {image: a}}\n" }, model: "refused" },
];

const withProfiles = {
  "compose.yaml": "services:\n  foo: {image: foo}\n  bar: {image: bar, profiles: [test]}\n  baz: {image: baz, depends_on: [bar], profiles: [test]}\n  zot: {image: zot, depends_on: [bar], profiles: [debug]}\n",
};
const [foo, bar, baz] = [{ image: "foo" }, { image: "bar" }, { image: "baz", depends_on: { bar: started } }];

/** Profiles. */
const profiles: readonly Agreement[] = [
  { name: "without a profile, services of none", files: withProfiles, model: { services: { foo } } },
  { name: "with a profile, its services too", files: withProfiles, profiles: ["test"], model: { services: { foo, bar, baz } } },
  { name: "with a profile whose services need others", files: withProfiles, profiles: ["debug"], model: "refused" },
  { name: "with both", files: withProfiles, profiles: ["debug", "test"], model: { services: { foo, bar, baz, zot: { image: "zot", depends_on: { bar: started } } } } },
  { name: "`*` stands for all", files: withProfiles, profiles: ["*"], model: { services: { foo, bar, baz, zot: { image: "zot", depends_on: { bar: started } } } } },
  { name: "`COMPOSE_PROFILES`", files: withProfiles, variables: { COMPOSE_PROFILES: "test" }, model: { services: { foo, bar, baz } } },
  { name: "`COMPOSE_PROFILES` of `.env`", files: { ...withProfiles, ".env": "COMPOSE_PROFILES=test,other\n" }, model: { services: { foo, bar, baz } } },
  { name: "env files of services that are not active are not read", files: { "compose.yaml": "services:\n  a: {image: a}\n  b: {image: b, profiles: [p], env_file: gone.env}\n" }, model: { services: { a: { image: "a" } } } },
];

function one(name: string, body: string, model: Agreement["model"], more: Partial<ComposeFiles> = {}): Agreement {
  const text = `services:\n  a:\n    image: a\n${body
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")}\n`;
  return { ...more, name, files: { "compose.yaml": text, ...more.files }, model: model === "refused" ? model : { services: { a: { image: "a", ...model } } } };
}

/** Short and long syntax. */
const syntax: readonly Agreement[] = [
  one("a command as text is split", "command: bundle exec 'thin -p' 3000\nentrypoint: /code/run.sh \"a b\"", { command: ["bundle", "exec", "thin -p", "3000"], entrypoint: ["/code/run.sh", "a b"] }),
  one("empty and null commands", "command: []\nentrypoint: ''", { command: [], entrypoint: [] }),
  one("a health check as text is one of the shell", "healthcheck: {test: curl -f http://localhost || exit 1}", { healthcheck: { test: ["CMD-SHELL", "curl -f http://localhost || exit 1"] } }),
  one("ports, with ranges", 'ports: ["3000", "3001-3002", "8000:8000", "9090-9091:8080-8081", "49100:22", "8000-9000:80", "127.0.0.1:8001:8001", "6060:6060/udp", 5000]', {
    ports: [
      { target: 3000 },
      { target: 3001 },
      { target: 3002 },
      { target: 8000, published: "8000" },
      { target: 8080, published: "9090" },
      { target: 8081, published: "9091" },
      { target: 22, published: "49100" },
      { target: 80, published: "8000-9000" },
      { target: 8001, published: "8001", host_ip: "127.0.0.1" },
      { target: 6060, published: "6060", protocol: "udp" },
      { target: 5000 },
    ],
  }),
  one("ports in long syntax", 'ports:\n  - {name: web, target: 80, host_ip: 127.0.0.1, published: "8080", protocol: tcp, app_protocol: http, mode: host}\n  - {target: "81", published: 8081}', {
    ports: [
      { name: "web", target: 80, host_ip: "127.0.0.1", published: "8080", protocol: "tcp", app_protocol: "http", mode: "host" },
      { target: 81, published: "8081" },
    ],
  }),
  {
    name: "volumes",
    files: {
      "compose.yaml":
        "services:\n  a:\n    image: a\n    volumes:\n      - data:/data/\n      - ./html:/html:ro\n      - ~/keys:/keys\n      - /var/run/docker.sock:/var/run/docker.sock\n      - /anonymous\n      - {type: volume, source: data, target: /sub, volume: {nocopy: true, subpath: x}}\n      - {type: bind, source: ./b, target: /b, bind: {propagation: rshared}}\n      - {type: tmpfs, target: /t, tmpfs: {size: 1000, mode: 0o1777}}\nvolumes: {data: }\n",
    },
    model: {
      services: {
        a: {
          image: "a",
          volumes: [
            { type: "volume", source: "data", target: "/data" },
            { type: "bind", source: "html", target: "/html", read_only: true },
            { type: "bind", source: "/home/me/keys", target: "/keys" },
            { type: "bind", source: "/var/run/docker.sock", target: "/var/run/docker.sock" },
            { type: "volume", target: "/anonymous" },
            { type: "volume", source: "data", target: "/sub", volume: { nocopy: true, subpath: "x" } },
            { type: "bind", source: "b", target: "/b", bind: { propagation: "rshared" } },
            { type: "tmpfs", target: "/t", tmpfs: { size: 1000, mode: 0o1777 } },
          ],
        },
      },
      volumes: { data: {} },
    },
  },
  one("environment as list; a variable without value is the process's", "environment: [A=1, B, C=, D=x=y, E]", { environment: { A: "1", B: "b", C: "", D: "x=y" } }, { variables: { B: "b" } }),
  one("environment as mapping; a variable without value is the process's", "environment: {A: 1, B: null, C: '', D: true, E: }", { environment: { A: "1", B: "b", C: "", D: "true" } }, { variables: { B: "b" } }),
  {
    name: "build in long syntax",
    files: { "compose.yaml": "services:\n  a:\n    build:\n      context: ./dir\n      dockerfile: D\n      args: [A=1, B, C]\n      labels: {l: 1}\n      extra_hosts: ['h:1.1.1.1']\n      ssh: [default, k=./key]\n      additional_contexts: [r=./r, i=docker-image://alpine]\n      secrets: [s]\nsecrets: {s: {file: ./s}}\n" },
    variables: { B: "b" },
    model: {
      services: {
        a: {
          build: {
            context: "dir",
            dockerfile: "D",
            args: { A: "1", B: "b" },
            labels: { l: "1" },
            extra_hosts: { h: ["1.1.1.1"] },
            ssh: { default: null, k: "key" },
            additional_contexts: { r: "r", i: "docker-image://alpine" },
            secrets: [{ source: "s" }],
          },
        },
      },
      secrets: { s: { file: "s" } },
    },
  },
  one("what may be a text or a list", "dns: 1.1.1.1\ndns_search: x\ntmpfs: /run\nexpose: [80, '81/udp']", { dns: ["1.1.1.1"], dns_search: ["x"], tmpfs: ["/run"], expose: ["80", "81/udp"] }),
  one("devices", "devices: ['/dev/a', '/dev/b:/dev/c', '/dev/d:/dev/e:r']", {
    devices: [
      { source: "/dev/a", target: "/dev/a" },
      { source: "/dev/b", target: "/dev/c" },
      { source: "/dev/d", target: "/dev/e", permissions: "r" },
    ],
  }),
  one("limits, systems controls and hosts", "ulimits: {nproc: 65535, nofile: {soft: 1, hard: 2}}\nsysctls: [a=1, b=0]\nextra_hosts: ['h:10.0.0.1', 'i=::1', 'j=1.1.1.1,2.2.2.2']", {
    ulimits: { nproc: { soft: 65535, hard: 65535 }, nofile: { soft: 1, hard: 2 } },
    sysctls: { a: "1", b: "0" },
    extra_hosts: { h: ["10.0.0.1"], i: ["::1"], j: ["1.1.1.1", "2.2.2.2"] },
  }),
  {
    name: "external resources, in the old form too",
    files: { "compose.yaml": "services: {a: {image: a}}\nvolumes:\n  v: {external: true}\n  w: {external: {name: real}}\nnetworks:\n  n: {external: true, name: real}\n" },
    model: { services: { a: { image: "a" } }, volumes: { v: { external: true }, w: { external: true, name: "real" } }, networks: { n: { external: true, name: "real" } } },
  },
  {
    name: "contents of configs and secrets",
    files: {
      "compose.yaml": 'services: {a: {image: a}}\nconfigs:\n  c: {content: "x ${A} $$y"}\n  f: {file: ./f}\nsecrets:\n  f: {file: ./f}\n  e: {environment: A}\n  x: {external: true}\n',
    },
    variables: { A: "a" },
    model: { services: { a: { image: "a" } }, configs: { c: { content: "x a $y" }, f: { file: "f" } }, secrets: { f: { file: "f" }, e: { environment: "A" }, x: { external: true } } },
  },
  {
    name: "extensions stay, interpolated",
    files: { "compose.yaml": 'x-top: {a: "${A}"}\nservices: {a: {image: a, x-own: [1, "${A}"]}}\n' },
    variables: { A: "a" },
    model: { "x-top": { a: "a" }, services: { a: { image: "a", "x-own": [1, "a"] } } },
  },
];

/** Env files and label files; their grammar is in env-file.test.ts. */
const envFiles: readonly Agreement[] = [
  one("one file, several, and one that need not be there", "env_file:\n  - one.env\n  - {path: two.env}\n  - {path: gone.env, required: false}", { environment: { A: "two", B: "b b", C: "c" } }, { files: { "one.env": "# x\nA=one\nB='b b'\n", "two.env": "A=two\nexport C=c\n" } }),
  one("values may name variables of the project, of the service and of the file", "environment: {S: service}\nenv_file: one.env", { environment: { S: "service", A: "process-service-own-", OWN: "own" } }, { files: { "one.env": "OWN=own\nA=$P-$S-$OWN-$NOTHING\n" }, variables: { P: "process" } }),
  one("a name without value is the process's", "env_file: one.env", { environment: { P: "process" } }, { files: { "one.env": "P\nQ\n" }, variables: { P: "process" } }),
  one("a variable without value in the service takes the file's away", "env_file: one.env\nenvironment: [A]", { environment: { B: "2" } }, { files: { "one.env": "A=1\nB=2\n" } }),
  one("label files lie below labels", "label_file: one.label\nlabels: {l: own}", { labels: { l: "own", m: "file" } }, { files: { "one.label": "l=file\nm=file\n" } }),
  one("an env file that is not there", "env_file: gone.env", "refused"),
  one("a label file that is not there", "label_file: gone.label", "refused"),
];

/** What Compose checks at the end. */
const consistency: readonly Agreement[] = [
  { name: "a service without image and build", files: { "compose.yaml": "services: {a: {user: me}}\n" }, model: "refused" },
  one("an unknown key", "imag: b", "refused"),
  one("a value of a wrong type", "ports: '80'", "refused"),
  one("a network that is not declared", "networks: [n]", "refused"),
  one("the network `default` need not be declared", "networks: [default]", { networks: { default: null } }),
  one("a volume that is not declared", "volumes: ['data:/v']", "refused"),
  one("a secret that is not declared", "secrets: [s]", "refused"),
  one("a config that is not declared", "configs: [s]", "refused"),
  one("a dependency that is not there", "depends_on: [b]", "refused"),
  one("a dependency that is not there, and not required", "depends_on: {b: {condition: service_started, required: false}}", "refused"),
  one("a link that is not there", "links: [b]", "refused"),
  one("volumes from what is not there", "volumes_from: [b]", "refused"),
  one("a network mode of what is not there", "network_mode: service:b", "refused"),
  { name: "services that wait for each other", files: { "compose.yaml": "services:\n  a: {image: a, depends_on: [b]}\n  b: {image: b, links: [a]}\n" }, model: "refused" },
  one("`network_mode` beside `networks`", "network_mode: host\nnetworks: [default]", "refused"),
  one("a test that begins with something else", "healthcheck: {test: [curl, x]}", "refused"),
  one("`scale` beside other replicas", "scale: 2\ndeploy: {replicas: 3}", "refused"),
  one("`container_name` of several containers", "scale: 2\ncontainer_name: x", "refused"),
  one("`mem_limit` beside another limit", "mem_limit: 1g\ndeploy: {resources: {limits: {memory: 2g}}}", "refused"),
  one("`mem_limit` beside the same limit", "mem_limit: 1g\ndeploy: {resources: {limits: {memory: 1024m}}}", { mem_limit: "1g", deploy: { resources: { limits: { memory: "1024m" } } } }),
  one("two things at one place", "tmpfs: /x\nvolumes: ['/x']", "refused"),
  one("a duration that says nothing", "stop_grace_period: soon", "refused"),
  one("a size that says nothing", "mem_limit: much", "refused"),
  { name: "a secret without source", files: { "compose.yaml": "services: {a: {image: a}}\nsecrets: {s: {name: x}}\n" }, model: "refused" },
  { name: "a config with two sources", files: { "compose.yaml": "services: {a: {image: a}}\nconfigs: {s: {file: x, content: y}}\n" }, model: "refused" },
  { name: "an external volume with a driver", files: { "compose.yaml": "services: {a: {image: a}}\nvolumes: {v: {external: true, driver: local}}\n" }, model: "refused" },
  { name: "an empty file", files: { "compose.yaml": "# nothing\n" }, model: "refused" },
];

export const agreements: Readonly<Record<string, readonly Agreement[]>> = { fragments, scalars, interpolation, merging, extending, including, profiles, syntax, envFiles, consistency };
