import { readFiles, type ComposeFiles } from "./read-files";

interface Case extends ComposeFiles {
  readonly name: string;
  /** `file:line:column path | rule | given | allowed | remedy`. */
  readonly problems: readonly string[];
}

function compose(name: string, text: string, problems: readonly string[], more: Partial<ComposeFiles> = {}): Case {
  return { ...more, name, files: { "compose.yaml": text, ...more.files }, problems };
}

function service(name: string, body: string, problems: readonly string[], more: Partial<ComposeFiles> = {}): Case {
  return compose(name, `services:\n  a:\n    image: a\n${body.replace(/^/gm, "    ")}\n`, problems, more);
}

const groups: Readonly<Record<string, readonly Case[]>> = {
  yaml: [
    compose("a tab", "services:\n\ta:\n", [
      'compose.yaml:2:1 (the file itself) | compose-yaml | "a:" | YAML that can be read | indent with spaces: YAML allows no tabs',
    ]),
    compose("a colon in a value", "services:\n  a:\n    image: b: c\n", [
      'compose.yaml:3:12 (the file itself) | compose-yaml | "image: b: c" | YAML that can be read | put a value that holds ": " in quotes, and indent keys of one mapping alike',
    ]),
    compose("an open bracket", "services:\n  a: [b\n", [
      'compose.yaml:2:8 (the file itself) | compose-yaml | "a: [b" | YAML that can be read | indent it as what stands beside it, and close every bracket',
    ]),
    compose("open quotes", 'services:\n  a: "b\n', [
      'compose.yaml:2:8 (the file itself) | compose-yaml | "a: \\"b" | YAML that can be read | close the quotes or the bracket, or put a colon behind the key',
    ]),
    compose("an indentation", "services:\n  a:\n    image: a\n   b: c\n", [
      'compose.yaml:4:1 (the file itself) | compose-yaml | "b: c" | YAML that can be read | indent it as what stands beside it, and close every bracket',
    ]),
    compose("a key twice", "services:\n  a:\n    image: a\n    image: b\n", [
      'compose.yaml:4:5 services.a.image | compose-yaml | "image" | each key once; this one stands in line 3 already | take one of them out, or join them',
    ]),
    compose("a key that is a number", "services:\n  a: {image: a, labels: {80: x}}\n", [
      'compose.yaml:2:26 services.a.labels["80"] | compose-yaml | 80 | a text as key | put it in quotes: "80"',
    ]),
    compose("a key that is a list", "services:\n  a: {image: a}\n? [b]\n: c\n", [
      "compose.yaml:3:3 (the file itself) | compose-yaml | nothing | a text as key | write a plain word in front of the colon",
    ]),
    compose("an alias without anchor", "services:\n  a: {image: a, labels: *b}\n", [
      'compose.yaml:2:25 services.a.labels | compose-yaml | "*b" | an anchor that stands before it | write &b in front of the value that is meant, above this line',
    ]),
    compose("an alias in its anchor", "services: &s\n  a: {image: a}\n  b: *s\n", [
      'compose.yaml:3:6 services.b | compose-yaml | "*s" | an anchor around something else | take *s out: it stands inside the value that &s names',
    ]),
    compose("a merge of no mapping", "services:\n  a: {image: a, <<: b}\n", [
      'compose.yaml:2:17 services.a["<<"] | compose-yaml | "b" | a mapping, or a list of mappings | give `<<` the alias of a mapping; lists cannot be merged so',
    ]),
    compose("a list as file", "- a\n", [
      "compose.yaml:1:1 (the file itself) | compose-yaml | nothing | a mapping | write keys such as `services:`",
    ]),
    compose("a broken file hides no problem of others", "services: {a: {imag: a}}\n", [
      'compose.yaml:1:16 services.a.imag | compose-schema | "a" | one of the 92 keys that Compose has here | did you mean "image"?',
      'b.yaml:1:4 (the file itself) | compose-yaml | "a: b: c" | YAML that can be read | put a value that holds ": " in quotes, and indent keys of one mapping alike',
    ], { files: { "b.yaml": "a: b: c\n" }, read: ["compose.yaml", "b.yaml"] }),
    compose("too many values", `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`, [
      "compose.yaml:1:1 (the file itself) | compose-yaml | nothing | at most 100000 values, aliases written out | use fewer aliases of aliases",
    ]),
  ],
  files: [
    { name: "a file that is not there", files: { "x.yaml": "" }, problems: [
      'compose.yaml:1:1 (the file itself) | compose-file | "compose.yaml" | a file that can be read | create compose.yaml, or correct the name: there is no such file',
    ] },
    { name: "a folder", files: { "compose.yaml/x": "" }, problems: [
      'compose.yaml:1:1 (the file itself) | compose-file | "compose.yaml" | a file that can be read | name a file: compose.yaml is a folder',
    ] },
    compose("an empty file", "# nothing\n", [
      'compose.yaml:1:1 (the file itself) | compose-file | "compose.yaml" | a file that describes services | write `services:` into it; it is empty',
    ]),
    service("an env file that is not there", "env_file: gone.env", [
      'compose.yaml:4:15 services.a.env_file[0] | compose-file | "gone.env" | a file that can be read | create gone.env, or correct the name: there is no such file',
    ]),
    service("an env file in an unknown format", "env_file: [{path: b.env, format: json}]", [
      'compose.yaml:4:16 services.a.env_file[0].format | compose-value | "json" | "raw" | write "raw", or take `format` out',
    ], { files: { "b.env": "A=1\n" } }),
    service("an env file that cannot be read", "env_file: b.env", [
      'b.env:2:1 services.a.env_file[0] | compose-env-file | "B C=" | a name of letters, digits, _ . - [ and ], then = and a value | write the name without white space',
    ], { files: { "b.env": "A=1\nB C=1\n" } }),
    service("`.env` that cannot be read", "user: me", [
      '.env:2:1 (the file itself) | compose-env-file | "B C=" | a name of letters, digits, _ . - [ and ], then = and a value | write the name without white space',
    ], { files: { ".env": "A=1\nB C=1\n" } }),
    service("a label file that is not there", "label_file: [gone.label]", [
      'compose.yaml:4:18 services.a.label_file[0] | compose-file | "gone.label" | a file that can be read | create gone.label, or correct the name: there is no such file',
    ]),
  ],
  variables: [
    service("a mandatory variable", 'user: "${WHO:?say who}"', [
      'compose.yaml:4:11 services.a.user | compose-variable | "${WHO:?say who}" | a value that is not empty of the variable WHO: say who | set WHO in the environment or in .env',
    ]),
    service("a form that Compose has not", 'user: "${WHO/a/b}"', [
      'compose.yaml:4:11 services.a.user | compose-variable | "${WHO/a/b}" | ${NAME}, or ${NAME followed by :- - :? ? :+ or + and a text}, on one line; NAME of letters, digits and _, no digit first | correct the expression, or write "$$" where a dollar sign itself is meant',
    ]),
    service("a number that is none", 'scale: "${COUNT}"', [
      'compose.yaml:4:12 services.a.scale | compose-value | "many" | an integer | write an integer',
    ], { variables: { COUNT: "many" } }),
    service("a switch that is none", 'init: "${ON}"', [
      'compose.yaml:4:11 services.a.init | compose-value | "perhaps" | true or false | write true or false',
    ], { variables: { ON: "perhaps" } }),
  ],
  schema: [
    service("an unknown key", "comand: x", [
      'compose.yaml:4:5 services.a.comand | compose-schema | "x" | one of the 92 keys that Compose has here | did you mean "command"?',
    ]),
    service("a key like none", "quite_something: x", [
      'compose.yaml:4:5 services.a.quite_something | compose-schema | "x" | one of the 92 keys that Compose has here | take it out, or let it begin with `x-` for a note of your own',
    ]),
    compose("an unknown section", "servces: {a: {image: a}}\n", [
      'compose.yaml:1:1 servces | compose-schema | {"a":{"image":"a"}} | "version", "name", "include", "services", "models", "networks", "volumes", "secrets" or "configs" | did you mean "services"?',
    ]),
    service("an unknown key in one of two forms", "build: {contxt: .}", [
      'compose.yaml:4:13 services.a.build.contxt | compose-schema | "." | one of the 24 keys that Compose has here | did you mean "context"?',
    ]),
    service("a text for a list", "cap_add: NET_ADMIN", [
      'compose.yaml:4:14 services.a.cap_add | compose-schema | "NET_ADMIN" | a list | write it as a list: ["NET_ADMIN"]',
    ]),
    service("a list for a mapping", "deploy: [x]", [
      'compose.yaml:4:13 services.a.deploy | compose-schema | ["x"] | a mapping or nothing | write keys with values, without dashes',
    ]),
    service("a mapping for a list", "cap_add: {NET_ADMIN: null}", [
      'compose.yaml:4:14 services.a.cap_add | compose-schema | {"NET_ADMIN":null} | a list | write items, each behind a dash',
    ]),
    service("a number for a text", "user: 1000", [
      'compose.yaml:4:11 services.a.user | compose-schema | 1000 | a text | put it in quotes: "1000"',
    ]),
    service("true for a text", "restart: true", [
      'compose.yaml:4:14 services.a.restart | compose-schema | true | a text | put it in quotes: "true"',
    ]),
    service("what fits no form", "environment: 5", [
      "compose.yaml:4:18 services.a.environment | compose-schema | 5 | a mapping or a list | write a mapping or a list",
    ]),
    service("a value in a mapping", "environment: {A: [b]}", [
      'compose.yaml:4:22 services.a.environment.A | compose-schema | ["b"] | a text, a number, true or false or nothing | write a text, a number, true or false or nothing',
    ]),
    service("none of the values", "volumes: [{type: bnd, source: ., target: /x}]", [
      'compose.yaml:4:22 services.a.volumes[0].type | compose-schema | "bnd" | "bind", "volume", "tmpfs", "cluster", "npipe" or "image" | did you mean "bind"?',
    ]),
    service("a key that has to be there", "volumes: [{source: ., target: /x}]", [
      'compose.yaml:4:15 services.a.volumes[0].type | compose-schema | nothing | "bind", "volume", "tmpfs", "cluster", "npipe" or "image" | add `type`: there is no default',
    ]),
    service("a dependency without condition", "depends_on: {b: {restart: true}}", [
      'compose.yaml:4:18 services.a.depends_on.b.condition | compose-schema | nothing | "service_started", "service_healthy" or "service_completed_successfully" | add `condition`: there is no default',
    ]),
    service("a condition that is none is told once", "depends_on: {a2: {condition: started}}", [
      'compose.yaml:4:34 services.a.depends_on.a2.condition | compose-schema | "started" | "service_started", "service_healthy" or "service_completed_successfully" | use one of "service_started", "service_healthy" or "service_completed_successfully"',
    ], {}),
    service("an item twice", "external_links: [x, y, x]", [
      'compose.yaml:4:28 services.a.external_links[2] | compose-schema | "x" | each item once | take it out: it stands in the list already',
    ]),
    service("too little", "oom_score_adj: -2000", [
      "compose.yaml:4:20 services.a.oom_score_adj | compose-schema | -2000 | at least -1000 | write -1000 or more",
    ]),
    service("too much", "cpu_percent: 200", [
      "compose.yaml:4:18 services.a.cpu_percent | compose-schema | 200 | at most 100 | write 100 or less",
    ]),
    service("nothing", "environment:", [
      "compose.yaml:4:5 services.a.environment | compose-schema | null | a mapping or a list | give it a value, or take the key out",
    ]),
    compose("a name that is none", "services:\n  my service: {image: a}\n", [
      'compose.yaml:2:3 services["my service"] | compose-schema | {"image":"a"} | a name of letters, digits, `.`, `_` and `-` | give it a name of this form',
    ]),
    service("a limit's name", "ulimits: {NOFILE: 5}", []),
    compose("all at once, and other files' too", "services:\n  a: {image: a, imag: b, ports: x}\n", [
      'compose.yaml:2:17 services.a.imag | compose-schema | "b" | one of the 92 keys that Compose has here | did you mean "image"?',
      'compose.yaml:2:33 services.a.ports | compose-schema | "x" | a list | write it as a list: ["x"]',
      'b.yaml:2:13 services.a.user | compose-schema | 5 | a text | put it in quotes: "5"',
      'b.yaml:3:1 volums | compose-schema | {} | "version", "name", "include", "services", "models", "networks", "volumes", "secrets" or "configs" | did you mean "volumes"?',
    ], { files: { "b.yaml": "services:\n  a: {user: 5}\nvolums: {}\n" }, read: ["compose.yaml", "b.yaml"] }),
  ],
  values: [
    service("a port", 'ports: ["80:http"]', [
      'compose.yaml:4:13 services.a.ports[0] | compose-value | "80:http" | a port of the container from 0 to 65535, or a range such as 8000-8010, last | correct "http"',
    ]),
    service("a volume", 'volumes: ["a:b:c:d"]', []),
    service("a command that goes on", "command: a && b", [
      'compose.yaml:4:14 services.a.command | compose-value | "a && b" | a command without ; & | < or > outside quotes: Compose starts no shell, and drops the text from "&" on | for a shell write ["sh", "-c", "a && b"]; for the character itself put it in quotes',
    ]),
    service("a duration", "healthcheck: {interval: soon}", [
      'compose.yaml:4:29 services.a.healthcheck.interval | compose-value | "soon" | numbers with a unit (h, m, s, ms, us, ns) | write for example "1m30s"',
    ]),
    service("a size", "mem_limit: much", [
      'compose.yaml:4:16 services.a.mem_limit | compose-value | "much" | a number of bytes, or one with a unit (b, k, m, g, or kb, mb, gb) | write for example "512m"',
    ]),
    service("a share", "deploy: {resources: {limits: {cpus: half}}}", [
      'compose.yaml:4:41 services.a.deploy.resources.limits.cpus | compose-value | "half" | a number of CPUs | write for example "0.5"',
    ]),
    service("a device", 'devices: ["a:b:c:d"]', [
      'compose.yaml:4:15 services.a.devices[0] | compose-value | "a:b:c:d" | SOURCE, SOURCE:TARGET or SOURCE:TARGET:PERMISSIONS | write for example "/dev/ttyUSB0:/dev/ttyUSB0:rwm"',
    ]),
    service("a context and a key without value", "build: {additional_contexts: [base], ssh: [default, key]}", [
      'compose.yaml:4:35 services.a.build.additional_contexts[0] | compose-value | "base" | NAME=VALUE | write "base=" and the value behind it',
      'compose.yaml:4:57 services.a.build.ssh[1] | compose-value | "key" | NAME=VALUE, or "default" | write "key=" and the value behind it',
    ]),
    service("a host", 'extra_hosts: ["db"]', [
      'compose.yaml:4:19 services.a.extra_hosts | compose-value | "db" | "HOST=ADDRESS" | write for example "db.internal=10.0.0.5"',
    ]),
    service("a mode", 'secrets: [{source: s, mode: "rw"}]', [
      'compose.yaml:4:24 services.a.secrets[0] | compose-reference | "s" | a secret of `secrets` | declare it: add "s" to `secrets` at the top level of a file',
      'compose.yaml:4:33 services.a.secrets[0].mode | compose-value | "rw" | an octal number | write for example "0440"',
    ]),
    service("a variable with a space", 'environment: ["A =1"]', [
      'compose.yaml:4:19 services.a.environment["A "] | compose-value | "A " | a name without a space at its end | take the space in front of `=` out',
    ]),
    compose("two names of an external volume", "services: {a: {image: a}}\nvolumes:\n  v: {name: one, external: {name: two}}\n", [
      'compose.yaml:3:35 volumes.v.external.name | compose-value | "two" | "one", as `name` says | write `external: true`, and the name as `name` alone',
    ]),
  ],
  merging: [compose("a mapping and a list", "services: {a: {image: a, build: {context: ., ssh: {k: ./k}}}}\n", [
      'b.yaml:1:29 services.a.build.ssh | compose-merge | ["k=./k"] | a mapping, as in compose.yaml line 1, which it is merged with | write a mapping, or put `!override` in front of it to replace the other',
    ], { files: { "b.yaml": "services: {a: {build: {ssh: [k=./k]}}}\n" }, read: ["compose.yaml", "b.yaml"] })],
  extends: [
    service("a service that is not there", "extends: {service: bas}\n", [
      'compose.yaml:4:14 services.a.extends | compose-extends | "bas" | a service of compose.yaml | declare it first',
    ], {}),
    compose("a misspelt service", "services:\n  base: {image: a}\n  b: {extends: {service: bsae}}\n", [
      'compose.yaml:3:16 services.b.extends | compose-extends | "bsae" | a service of compose.yaml | did you mean "base"?',
    ]),
    service("a service of another file that is not there", "extends: {service: wb, file: b.yaml}", [
      'compose.yaml:4:14 services.a.extends | compose-extends | "wb" | a service of b.yaml | did you mean "web"?',
    ], { files: { "b.yaml": "services: {web: {image: a}}\n" } }),
    service("a file that is not there", "extends: {service: web, file: b.yaml}", [
      'compose.yaml:4:14 services.a.extends.file | compose-file | "b.yaml" | a file that can be read | create b.yaml, or correct the name: there is no such file',
    ]),
    service("a file elsewhere", "extends: {service: web, file: 'https://example.com/compose.yaml'}", [
      'compose.yaml:4:14 services.a.extends.file | compose-remote | "https://example.com/compose.yaml" | a file of this machine | fetch the file, and name the copy',
    ]),
    compose("a circle", "services:\n  a: {image: a, extends: b}\n  b: {image: b, extends: a}\n", [
      'compose.yaml:3:26 services.b.extends | compose-extends | "a -> b -> a" | services that do not extend each other in a circle | take this `extends` out of "b", or let it name another service',
    ]),
    service("a problem of the extended service stands where that stands", "extends: {service: web, file: b.yaml}", [
      'b.yaml:3:11 services.web.user | compose-schema | 5 | a text | put it in quotes: "5"',
    ], { files: { "b.yaml": "services:\n  web:\n    user: 5\n  other: {user: 5}\n" } }),
  ],
  include: [
    compose("a file that is not there", "include: [a.yaml]\nservices: {a: {image: a}}\n", [
      'compose.yaml:1:11 include[0] | compose-file | "a.yaml" | a file that can be read | create a.yaml, or correct the name: there is no such file',
    ]),
    compose("a file elsewhere", "include:\n  - oci://example.com/a\n  - path: [https://github.com/a/b.git]\nservices: {a: {image: a}}\n", [
      'compose.yaml:2:5 include[0] | compose-remote | "oci://example.com/a" | a file of this machine | fetch the file, and name the copy',
      'compose.yaml:3:12 include[1].path[0] | compose-remote | "https://github.com/a/b.git" | a file of this machine | fetch the file, and name the copy',
    ]),
    compose("a circle", "include: [b.yaml]\nservices: {a: {image: a}}\n", [
      'b.yaml:2:11 include[0].path | compose-include | "compose.yaml" | files that do not include each other in a circle | take it out: this file is included by that one',
    ], { files: { "b.yaml": "include:\n  - path: compose.yaml\n" } }),
    compose("nothing to include", "include: [{env_file: x}]\nservices: {a: {image: a}}\n", [
      "compose.yaml:1:11 include[0].path | compose-include | nothing | a file, or a list of files | say with `path:` which file to include",
    ]),
    compose("an env file that is not there", "include: [{path: b.yaml, env_file: gone.env}]\n", [
      'compose.yaml:1:36 include[0].env_file | compose-file | "gone.env" | a file that can be read | create gone.env, or correct the name: there is no such file',
    ], { files: { "b.yaml": "services: {a: {image: a}}\n" } }),
    compose("a problem of the included file stands where that stands", "include: [other/b.yaml]\n", [
      'other/b.yaml:3:5 services.a.imag | compose-schema | "a" | one of the 92 keys that Compose has here | did you mean "image"?',
    ], { files: { "other/b.yaml": "services:\n  a:\n    imag: a\n" } }),
  ],
  references: [
    service("a network", "networks: [frontend]", [
      'compose.yaml:4:16 services.a.networks.frontend | compose-reference | "frontend" | a network of `networks` | declare it: add "frontend" to `networks` at the top level of a file',
    ]),
    compose("a misspelt network", "services: {a: {image: a, networks: [frontned]}}\nnetworks: {frontend: }\n", [
      'compose.yaml:1:37 services.a.networks.frontned | compose-reference | "frontned" | "frontend" | did you mean "frontend"? Else add "frontned" to `networks` at the top level of a file',
    ]),
    service("a volume", "volumes: ['data:/data']", [
      'compose.yaml:4:15 services.a.volumes[0] | compose-reference | "data" | a volume of `volumes` | declare it: add "data" to `volumes` at the top level of a file',
    ]),
    service("a secret", "secrets: [password]", [
      'compose.yaml:4:15 services.a.secrets[0] | compose-reference | "password" | a secret of `secrets` | declare it: add "password" to `secrets` at the top level of a file',
    ]),
    service("a secret of a build", "build: {context: ., secrets: [password]}", [
      'compose.yaml:4:35 services.a.build.secrets[0] | compose-reference | "password" | a secret of `secrets` | declare it: add "password" to `secrets` at the top level of a file',
    ]),
    service("a config", "configs: [{source: settings, target: /x}]", [
      'compose.yaml:4:24 services.a.configs[0] | compose-reference | "settings" | a config of `configs` | declare it: add "settings" to `configs` at the top level of a file',
    ]),
    service("a service", "depends_on: [database]\nlinks: ['cache:c']\nvolumes_from: ['files:ro', 'container:x']\nnetwork_mode: service:proxy", [
      'compose.yaml:4:18 services.a.depends_on.database | compose-reference | "database" | a service of these files | declare it: add "database" to `services` at the top level of a file',
      'compose.yaml:5:13 services.a.links[0] | compose-reference | "cache" | a service of these files | declare it: add "cache" to `services` at the top level of a file',
      'compose.yaml:6:20 services.a.volumes_from[0] | compose-reference | "files" | a service of these files | declare it: add "files" to `services` at the top level of a file',
      'compose.yaml:7:19 services.a.network_mode | compose-reference | "proxy" | a service of these files | declare it: add "proxy" to `services` at the top level of a file',
    ]),
    compose("a service that is not active", "services:\n  a: {image: a, depends_on: [db], links: [db]}\n  db: {image: b, profiles: [dev, test]}\n", [
      'compose.yaml:2:30 services.a.depends_on.db | compose-reference | "db" | a service that is active | activate the profile "dev" or "test", or write `required: false` for it',
      'compose.yaml:2:43 services.a.links[0] | compose-reference | "db" | a service that is active | activate the profile "dev" or "test", or give this service the profile too',
    ]),
    compose("a circle", "services:\n  a: {image: a, depends_on: [b]}\n  b: {image: b, depends_on: [c]}\n  c: {image: c, links: [a]}\n", [
      'compose.yaml:2:30 services.a.depends_on.b | compose-cycle | "a -> b -> c -> a" | services that do not wait for each other in a circle | take one of these out; a service that is not there yet has to be waited for in the program',
    ]),
    compose("a service that waits for itself", "services:\n  a: {image: a, depends_on: [a]}\n", [
      'compose.yaml:2:30 services.a.depends_on.a | compose-cycle | "a -> a" | services that do not wait for each other in a circle | take one of these out; a service that is not there yet has to be waited for in the program',
    ]),
  ],
  consistency: [
    compose("no image", "services:\n  a: {user: me}\n", [
      "compose.yaml:2:3 services.a | compose-consistency | nothing | a service with `image` or `build` | add `image: ...` or `build: .`",
    ]),
    compose("no image, since it could not be read", 'services:\n  a: {image: "${A:?}"}\n', [
      'compose.yaml:2:14 services.a.image | compose-variable | "${A:?}" | a value that is not empty of the variable A | set A in the environment or in .env',
    ]),
    service("a network mode and networks", "network_mode: host\nnetworks: [default]", [
      'compose.yaml:4:5 services.a.network_mode | compose-consistency | "host" | `network_mode` or `networks` | take one of them out',
    ]),
    service("two Dockerfiles", "build: {dockerfile: a, dockerfile_inline: b}", [
      'compose.yaml:4:28 services.a.build.dockerfile_inline | compose-consistency | "both" | `dockerfile` or `dockerfile_inline` | take one of them out',
    ]),
    service("a platform that is not built", "platform: linux/arm64\nbuild: {platforms: [linux/amd64]}", [
      'compose.yaml:4:5 services.a.platform | compose-consistency | "linux/arm64" | one of `build.platforms` | add "linux/arm64" to `build.platforms`',
    ]),
    service("a test", "healthcheck: {test: [curl]}", [
      'compose.yaml:4:26 services.a.healthcheck.test[0] | compose-consistency | "curl" | "CMD", "CMD-SHELL" or "NONE" as first item | begin the list with "CMD"',
    ]),
    service("scale and replicas", "scale: 2\ndeploy: {replicas: 3}", [
      "compose.yaml:4:5 services.a.scale | compose-consistency | 2 | 3, as `deploy.replicas` says | take `scale` out",
    ]),
    service("fewer than none", "scale: -1", [
      "compose.yaml:4:12 services.a.scale | compose-consistency | -1 | 0 or more | write 0 for none",
    ]),
    service("a name of several", "container_name: web\ndeploy: {replicas: 2}", [
      'compose.yaml:4:5 services.a.container_name | compose-consistency | "web" | no name for several containers | take `container_name` out, or let one container run',
    ]),
    service("memory twice", "mem_limit: 1g\ndeploy: {resources: {limits: {memory: 2g}}}", [
      'compose.yaml:4:16 services.a.mem_limit | compose-consistency | "1g" | 2g, as `deploy.resources.limits.memory` says | write it in `deploy.resources.limits.memory` alone',
    ]),
    service("memory beside other limits", "mem_limit: 1g\ndeploy: {resources: {limits: {cpus: '1'}}}", [
      'compose.yaml:4:16 services.a.mem_limit | compose-consistency | "1g" | the same in `deploy.resources.limits.memory` | write it in `deploy.resources.limits.memory` alone',
    ]),
    service("two things at one place", "volumes: ['/x', {type: tmpfs, target: /x/}]\ntmpfs: [/x]", [
      'compose.yaml:4:15 services.a.volumes[0] | compose-consistency | "/x" | one thing mounted at each place | take one of them out, or give it another target',
      'compose.yaml:4:43 services.a.volumes[1] | compose-consistency | "/x" | one thing mounted at each place | take one of them out, or give it another target',
    ]),
    service("a volume without target", "volumes: [{type: volume}, {type: bind, target: /x}]", [
      'compose.yaml:4:15 services.a.volumes[0] | compose-consistency | {"type":"volume"} | a volume with `target` | add the place in the container as `target`',
      'compose.yaml:4:31 services.a.volumes[1] | compose-consistency | {"type":"bind","target":"/x"} | a bind mount with `source` | add the path of this machine as `source`',
    ]),
    service("an address", "ports: [{target: 80, host_ip: localhost}]", [
      'compose.yaml:4:35 services.a.ports[0].host_ip | compose-consistency | "localhost" | an IP address | write for example "127.0.0.1"',
    ]),
    compose("an external volume with more", "services: {a: {image: a}}\nvolumes:\n  v: {external: true, driver: local, x-own: 1}\n", [
      'compose.yaml:3:23 volumes.v.driver | compose-consistency | "local" | `name` alone beside `external: true` | take `driver` out: Compose does not make this volume',
    ]),
    compose("contents", "services: {a: {image: a}}\nconfigs:\n  none: {name: x}\n  two: {file: a, content: b}\nsecrets:\n  none: {name: x}\n", [
      'compose.yaml:3:3 configs.none | compose-consistency | {"name":"x"} | one of `file`, `environment` and `content` | say where its content comes from, or write `external: true`',
      'compose.yaml:4:3 configs.two | compose-consistency | "file, content" | one of `file`, `environment` and `content` | leave one of them',
      'compose.yaml:6:3 secrets.none | compose-consistency | {"name":"x"} | `file` or `environment` | say where its content comes from, or write `external: true`',
    ]),
  ],
};

describe.each(Object.entries(groups))("%s", (_, cases) => {
  test.each(cases)("$name", ({ problems, ...files }) => {
    expect(readFiles(files).problems).toEqual(problems);
  });
});
