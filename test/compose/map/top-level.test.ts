import { composeProject, rowText, sectionsOf } from "../support/compose-project";

const services = `services:
  web:
    image: nginx
    networks: [back, default]
    volumes: ["data:/data"]
    configs: [{ source: settings, target: /etc/app/settings }]
    secrets: [password]
`;
const base = {
  networks: "networks: { back: }",
  volumes: "volumes: { data: }",
  configs: "configs: { settings: { content: a } }",
  secrets: "secrets: { password: { file: password } }",
};

/** What is told of a section on line 8, when it is so and all others are as they must be. */
function rowsOf(line: string): string[] {
  const [section = ""] = line.split(":");
  const text = [services + line, ...Object.entries(base).flatMap(([key, value]) => (key === section ? [] : [value])), ""].join("\n");
  const { rows } = composeProject({ "compose.yaml": text, "settings.ini": "a" }, { variables: { SETTINGS: "b" } });
  return rows.filter(({ at }) => at.line === 8).map(rowText).sort((a, b) => Number(a.split(/[: ]/)[1]) - Number(b.split(/[: ]/)[1]));
}

const laptop = "move it to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here";
const ownName = "ignored: Gantry makes names of platform, environment and the name here";
const reached = "replaced: security groups: its services reach each other on the ports they offer";
const labels = "ignored: labels of Docker's own resources";
const volume = "mapped: the access point data of the EFS file system volumes, whose files belong to";
const emptySecret = "it its value, which is in no state and no plan";

test.each<[string, string[]]>([
  ["name: shop", ["8:1 name replaced: platform and environment of the environment file"]],
  ['version: "3"', ["8:1 version ignored: Compose ignores it too"]],
  ["models: { llm: { model: a } }", ["8:1 models refused: Gantry runs no models -> call one by its address: Amazon Bedrock, or a service of your own"]],
  ["models: {}", ["8:1 models ignored: asks for nothing"]],
  ["x-note: { a: b }", ["8:1 x-note ignored: an extension that is not Gantry's"]],
  ["x-note:", ["8:1 x-note ignored: an extension that is not Gantry's"]],
  ["x-gantry: {}", ["8:1 x-gantry refused: x-gantry says something of one service -> move it into a service, or into the environment file"]],
  [
    "networks: { back: { name: a, driver: bridge, driver_opts: { a: b }, ipam: {}, internal: true, enable_ipv4: true, enable_ipv6: true, attachable: true, labels: { a: b }, x-note: c } }",
    [
      `8:13 networks.back ${reached}`,
      `8:21 networks.back.name ${ownName}`,
      "8:30 networks.back.driver replaced: security groups between the services of the network",
      "8:46 networks.back.driver_opts ignored: options of Docker's network driver",
      "8:69 networks.back.ipam ignored: the VPC gives addresses; services find each other by name",
      '8:79 networks.back.internal replaced: a task connects to the services of its networks, and on port 443 for its image, secrets and logs; `egress: "endpoints"` in the environment closes the way to the internet',
      "8:95 networks.back.enable_ipv4 ignored: services find each other by name",
      "8:114 networks.back.enable_ipv6 ignored: services find each other by name",
      "8:133 networks.back.attachable ignored: is for containers outside Compose",
      `8:151 networks.back.labels ${labels}`,
      "8:169 networks.back.x-note ignored: an extension that is not Gantry's",
    ],
  ],
  [
    "networks: { back: { driver: host, internal: false, external: false, x-gantry: a } }",
    [
      `8:13 networks.back ${reached}`,
      "8:21 networks.back.driver refused: a Fargate task has no host whose network it could share -> remove it and name the ports under ports",
      "8:35 networks.back.internal ignored: is so anyway",
      "8:52 networks.back.external ignored: is so anyway",
      "8:69 networks.back.x-gantry refused: x-gantry stands in a service, or in a volume for the owner of its files -> move it there, or into the environment file",
    ],
  ],
  [
    "networks: { back: { external: true } }",
    [`8:13 networks.back ${reached}`, `8:21 networks.back.external refused: this network is shared with what is not in this file -> give both in one list of files, or ${laptop}`],
  ],
  [
    "volumes: { data: { name: a, driver: local, labels: { a: b }, external: false, driver_opts: {}, x-note: c } }",
    [
      `8:12 volumes.data ${volume} 1000:1000`,
      `8:20 volumes.data.name ${ownName}`,
      "8:29 volumes.data.driver replaced: EFS",
      `8:44 volumes.data.labels ${labels}`,
      "8:62 volumes.data.external ignored: is so anyway",
      "8:79 volumes.data.driver_opts ignored: asks for nothing",
      "8:96 volumes.data.x-note ignored: an extension that is not Gantry's",
    ],
  ],
  [
    "volumes: { data: { driver: nfs, driver_opts: { a: b } }, other: }",
    [
      `8:12 volumes.data ${volume} 1000:1000`,
      `8:20 volumes.data.driver refused: named volumes are folders of EFS, not of nfs -> remove it, or ${laptop}`,
      `8:33 volumes.data.driver_opts refused: these options mount something of this machine or its network -> remove them, or ${laptop}; an EBS volume or another file system stands under x-gantry`,
      "8:58 volumes.other ignored: no service mounts it",
    ],
  ],
  [
    "volumes: { data: { external: true } }",
    [`8:12 volumes.data ${volume} 1000:1000`, `8:20 volumes.data.external refused: this volume was made outside this file, and is not in the cloud -> remove external, or ${laptop}`],
  ],
  [
    'volumes: { data: { x-gantry: { uid: 5, gid: "6", permissions: "0700" } } }',
    [
      `8:12 volumes.data ${volume} 5:6`,
      "8:32 volumes.data.x-gantry.uid mapped: uid of the access point",
      "8:40 volumes.data.x-gantry.gid mapped: gid of the access point",
      "8:50 volumes.data.x-gantry.permissions mapped: permissions of the access point",
    ],
  ],
  [
    "volumes: { data: { x-gantry: { uid: root, permissions: 0700, backup: true } } }",
    [
      `8:12 volumes.data ${volume} 1000:1000`,
      "8:32 volumes.data.x-gantry.uid refused: is no number -> write it like 1000",
      '8:43 volumes.data.x-gantry.permissions refused: YAML reads digits with a zero in front as another number -> put them in quotes, like "0750"',
      "8:62 volumes.data.x-gantry.backup refused: x-gantry of a volume says uid, gid and permissions -> remove it; what else a file system can say stands in storage.fileSystems.volumes of the environment file",
    ],
  ],
  ["volumes: { data: { x-gantry: 5 } }", [`8:12 volumes.data ${volume} 1000:1000`, "8:20 volumes.data.x-gantry refused: x-gantry of a volume says uid, gid and permissions -> write it like x-gantry: { uid: 1000 }"]],
  ["volumes: { data: { x-gantry: } }", [`8:12 volumes.data ${volume} 1000:1000`, "8:20 volumes.data.x-gantry ignored: asks for nothing"]],
  ["configs: { settings: { file: settings.ini, name: a } }", ["8:24 configs.settings.file mapped: part of the task definition of each service that names it", `8:44 configs.settings.name ${ownName}`]],
  ["configs: { settings: { file: nothing.ini } }", ["8:24 configs.settings.file refused: there is no file nothing.ini -> add it, or correct its path: it starts at the folder of the Compose file"]],
  ["configs: { settings: { content: a }, other: { content: b } }", ["8:24 configs.settings.content mapped: part of the task definition of each service that names it", "8:47 configs.other.content ignored: no service names it"]],
  [
    "configs: { settings: { external: true, template_driver: golang, labels: { a: b } } }",
    [
      "8:24 configs.settings.external refused: this config was made outside this file, and is not in the cloud -> give it as file or content",
      "8:40 configs.settings.template_driver refused: ECS fills in no templates -> remove it",
      `8:65 configs.settings.labels ${labels}`,
    ],
  ],
  [
    "secrets: { password: { file: password, name: a, labels: { a: b }, driver: vault, driver_opts: { a: b }, template_driver: golang } }",
    [
      `8:24 secrets.password.file replaced: a secret of Secrets Manager, empty at first: \`aws secretsmanager put-secret-value --secret-string file://...\` gives ${emptySecret}`,
      `8:40 secrets.password.name ${ownName}`,
      `8:49 secrets.password.labels ${labels}`,
      "8:67 secrets.password.driver refused: secrets come from Secrets Manager -> remove it",
      "8:82 secrets.password.driver_opts refused: secrets come from Secrets Manager -> remove it",
      "8:105 secrets.password.template_driver refused: ECS fills in no templates -> remove it",
    ],
  ],
  ["secrets: { password: { environment: PASSWORD } }", [`8:24 secrets.password.environment replaced: a secret of Secrets Manager, empty at first: \`aws secretsmanager put-secret-value\` gives ${emptySecret}`]],
  [
    "secrets: { password: { external: true, name: password } }",
    [
      "8:24 secrets.password.external refused: ECS finds a secret by its whole ARN -> set name to the secret's ARN; by a variable, if environments differ: name: ${DB_PASSWORD_ARN}",
      "8:40 secrets.password.name ignored: is no ARN",
    ],
  ],
  [
    'secrets: { password: { external: true, name: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf" } }',
    ["8:24 secrets.password.external mapped: a secret of Secrets Manager that is there already", "8:40 secrets.password.name mapped: the secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf"],
  ],
])("%s", (line, rows) => {
  expect(rowsOf(line)).toEqual(rows);
});

test("volumes whose names meet are refused, and capitals are none of an access point's", () => {
  const text = `services: { db: { image: redis, volumes: ["my_data:/a", "my-data:/b", "Logs:/c"] } }
volumes: { my_data: , my-data: , Logs: }
`;
  const { rows, composition } = composeProject(text);
  expect(rows.filter(({ path }) => path[0] === "volumes").map(rowText)).toEqual([
    "2:12 volumes.my_data mapped: the access point my-data of the EFS file system volumes, whose files belong to 999:999",
    "2:23 volumes.my-data refused: becomes my-data, as my_data does -> rename one of the two",
    "2:34 volumes.Logs mapped: the access point logs of the EFS file system volumes, whose files belong to 999:999",
  ]);
  expect(composition.sections.storage?.fileSystems?.["volumes"]?.accessPoints).toEqual({ "my-data": { path: "/my_data", uid: 999, gid: 999 }, logs: { path: "/Logs", uid: 999, gid: 999 } });
});

test.each([
  ["the image", "db: { image: postgres, volumes: [data:/a] }", [999, 999]],
  ["the image on Alpine", "db: { image: postgres:17-alpine, volumes: [data:/a] }", [70, 70]],
  ["the user by number", 'db: { image: postgres, user: "5:6", volumes: [data:/a] }', [5, 6]],
  ["the user without a group", 'db: { image: postgres, user: "5", volumes: [data:/a] }', [5, 5]],
  ["the image, where the user is a name", "db: { image: postgres, user: postgres, volumes: [data:/a] }", [999, 999]],
  ["nobody", "db: { image: app, volumes: [data:/a] }", [1000, 1000]],
  ["the first that writes", "a: { image: app, user: '7', volumes: [data:/a:ro] }, db: { image: redis, volumes: [data:/a] }", [999, 999]],
  ["the first that reads, where none writes", "a: { image: app, user: '7', volumes: [data:/a:ro] }", [7, 7]],
])("a volume's files belong to %s", (_, text, [uid, gid]) => {
  const { storage } = sectionsOf(`services: { ${text} }\nvolumes: { data: }\n`);
  expect(storage?.fileSystems?.["volumes"]?.accessPoints?.["data"]).toEqual({ path: "/data", uid, gid });
});

test.each([
  ["one task that writes", "volumes: [data:/a]", {}, true],
  ["one task that reads", "volumes: ['data:/a:ro']", {}, undefined],
  ["two tasks", "volumes: [data:/a], deploy: { replicas: 2 }", {}, undefined],
  ["a scale of two", "volumes: [data:/a], scale: 2", {}, undefined],
  ["two tasks by the environment", "volumes: [data:/a]", { desiredTasks: 2 }, undefined],
  ["scaling by the environment", "volumes: [data:/a]", { scaling: { minimumTasks: 1, maximumTasks: 2, cpuPercent: 50 } }, undefined],
  ["the environment says no", "volumes: [data:/a]", { singleWriter: false }, false],
  ["no volume", "init: true", {}, undefined],
])("%s: single writer", (_, keys, db, expected) => {
  expect(sectionsOf(`services: { db: { image: postgres, ${keys} } }\nvolumes: { data: }\n`, { options: { services: { db } } }).services["db"]?.singleWriter).toBe(expected);
});

test("what runs first in a task writes alone too", () => {
  const text = `services:
  setup: { image: app, volumes: [data:/a] }
  web: { image: nginx, volumes: ["data:/a:ro"], depends_on: { setup: { condition: service_completed_successfully } } }
volumes: { data: }
`;
  expect(sectionsOf(text).services["web"]?.singleWriter).toBe(true);
});
