import { stringify } from "yaml";
import { environmentFor } from "../../../compose/environment-for";
import type { EnvironmentFile } from "../../../config/environment-file";
import type { Path } from "../../../config/problem";
import { synthesized } from "../../support/synthesized";
import { composeProject, type ProjectFiles } from "../support/compose-project";
import { everythingCompose, everythingFiles, everythingVariables } from "../support/everything-compose";
import { exampleFiles, fileWith, sectionExamples, serviceExamples } from "../support/schema-examples";

/** Below these keys of a service stand names. */
const holdNames = new Set(["environment", "networks", "depends_on", "ulimits", "x-gantry", "publish"]);

/** A path with a star for each index and name. */
function patternOf(path: Path): string {
  return path.map((part, index) => (typeof part === "number" || index === 1 || (path[0] === "services" && holdNames.has(String(path[index - 1])) && part !== "publish") ? "*" : part)).join(".");
}

function mappedPatterns(files: ProjectFiles): string[] {
  const { rows } = composeProject(files, { variables: everythingVariables });
  return rows.filter(({ verdict }) => verdict === "mapped").map(({ path }) => patternOf(path));
}

const everything: ProjectFiles = { "compose.yaml": everythingCompose, ...everythingFiles };

function jsonOf(files: ProjectFiles, variables: Readonly<Record<string, string>> = {}): string {
  const { project, composition } = composeProject(files, { variables: { ...everythingVariables, ...variables } });
  return JSON.stringify(synthesized(environmentFor(project, composition) as unknown as EnvironmentFile));
}

/** What changes with a key: texts of the file with what stands there instead. */
const pairs: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "services.*": [["  worker:\n", "  helper:\n"]],
  "services.*.image": [["example/worker:3", "example/worker:4"]],
  "services.*.build": [["    build:\n      context: .\n      args:\n        MODE: production\n", ""]],
  "services.*.platform": [["linux/arm64", "linux/amd64"]],
  "services.*.command": [['["serve", "--port", "8080"]', '["serve", "--port", "8081"]']],
  "services.*.entrypoint": [['["/bin/app"]', '["/bin/application"]']],
  "services.*.working_dir": [["/srv", "/srv/app"]],
  "services.*.user": [['"1000:1000"', '"1001:1001"']],
  "services.*.environment.*": [["      MODE: production\n    labels", "      MODE: test\n    labels"]],
  "services.*.labels": [["com.example.team: shop", "com.example.team: other"]],
  "services.*.init": [["init: true", "init: false"]],
  "services.*.read_only": [["read_only: true", "read_only: false"]],
  "services.*.cap_add.*": [["cap_add: [SYS_PTRACE]", "cap_add: []"]],
  "services.*.cap_drop": [["[NET_RAW]", "[MKNOD]"]],
  "services.*.ulimits.*": [["soft: 1024", "soft: 1025"]],
  "services.*.shm_size": [["shm_size: 64m", "shm_size: 65m"]],
  "services.*.stop_grace_period": [["45s", "46s"]],
  "services.*.storage_opt.size": [["size: 30G", "size: 31G"]],
  "services.*.tmpfs.*": [["size=16m", "size=17m"]],
  "services.*.healthcheck.test": [['"http://localhost:8080/"', '"http://localhost:8080/health"']],
  "services.*.healthcheck.interval": [["interval: 10s", "interval: 11s"]],
  "services.*.healthcheck.timeout": [["timeout: 5s", "timeout: 6s"]],
  "services.*.healthcheck.retries": [["retries: 4", "retries: 5"]],
  "services.*.healthcheck.start_period": [["start_period: 20s", "start_period: 21s"]],
  "services.*.cpus": [["cpus: 0.5", "cpus: 2"]],
  "services.*.mem_limit": [["mem_limit: 1g", "mem_limit: 2g"]],
  "services.*.mem_reservation": [["mem_reservation: 700m", "mem_reservation: 3g"]],
  "services.*.deploy.update_config.order": [["order: stop-first", "order: start-first"]],
  "services.*.deploy.replicas": [["replicas: 2", "replicas: 3"]],
  "services.*.deploy.resources.limits.cpus": [['limits:\n          cpus: "0.5"', 'limits:\n          cpus: "2"']],
  "services.*.deploy.resources.limits.memory": [["memory: 1200m", "memory: 3000m"]],
  "services.*.deploy.resources.reservations.cpus": [['cpus: "0.25"', 'cpus: "4"']],
  "services.*.deploy.resources.reservations.memory": [["memory: 600m", "memory: 3000m"]],
  "services.*.scale": [["scale: 3", "scale: 4"]],
  "services.*.container_name": [["shop-db", "shop-database"]],
  "services.*.ports.*": [["published: 80\n", "published: 81\n"]],
  "services.*.expose.*": [['["7000"]', '["7001"]']],
  "services.*.configs.*": [["target: /etc/app/settings.ini", "target: /etc/app/other.ini"]],
  "services.*.secrets.*": [["secrets: [password, token]", "secrets: [token]"]],
  "services.*.volumes.*": [["uploads:/uploads", "uploads:/files"]],
  "services.*.networks.*": [["example/worker:3\n    scale: 3\n    networks: [back]", "example/worker:3\n    scale: 3"]],
  "services.*.networks.*.aliases.*": [["aliases: [shop]", "aliases: [store]"]],
  "services.*.links.*": [["db:database", "db:base"]],
  "services.*.depends_on.*": [["      migrate:\n        condition: service_completed_successfully\n", ""]],
  "services.*.x-gantry.*": [["exec: false", "logRetentionDays: 7"]],
  "services.*.x-gantry.publish.*": [["loadBalancer: internal, listenerPort: 8080", "loadBalancer: internal, listenerPort: 8081"]],
  "volumes.*": [["uploads:/uploads", "sent:/uploads"], ["  uploads:\n", "  sent:\n"]],
  "volumes.*.x-gantry.uid": [["uid: 70", "uid: 71"]],
  "volumes.*.x-gantry.gid": [["gid: 71", "gid: 72"]],
  "volumes.*.x-gantry.permissions": [['"0700"', '"0750"']],
  "configs.*.content": [["Welcome", "Hello"]],
  "configs.*.file": [["./settings.ini", "./nginx.conf"]],
  "secrets.*.name": [["secret:token-AbCdEf", "secret:token-GhIjKl"]],
  "secrets.*.external": [["external: true\n    name: arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-AbCdEf", "file: ./password"]],
};

/** Keys within what is told as a whole. */
const within: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "target of a port": [["target: 8080", "target: 8088"]],
  "name of a port": [["name: http", "name: site"]],
  "app_protocol of a port": [["        app_protocol: http\n", ""]],
  "protocol of a port": [['"9000:9090"', '"127.0.0.1:9000:9090/udp"'], ['      publish:\n        "9090": { loadBalancer: internal, listenerPort: 8080 }\n', ""]],
  "target of a file": [["/etc/nginx/nginx.conf:ro", "/etc/nginx/other.conf:ro"]],
  "read_only of a volume": [["data:/data:ro", "data:/data"]],
  "size of tmpfs": [["size: 16777216", "size: 33554432"]],
  "mode of tmpfs": [["mode: 01777", "mode: 0700"]],
  "hard limit": [["hard: 2048", "hard: 4096"]],
};

function changed(replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    expect(text.split(from)).toHaveLength(2);
    return text.replace(from, to);
  }, everythingCompose);
}

const before = jsonOf(everything);

test.each(Object.entries({ ...pairs, ...within }))("another %s is another JSON", (_, replacements) => {
  expect(jsonOf({ ...everything, "compose.yaml": changed(replacements) })).not.toBe(before);
});

test("other files and variables are another JSON", () => {
  for (const path of ["settings.ini", "nginx.conf", "Dockerfile"]) {
    expect(jsonOf({ ...everything, [path]: "FROM scratch\nEXPOSE 8082\n" })).not.toBe(before);
  }
  expect(jsonOf(everything, { GREETING: "good morning" })).not.toBe(before);
});

test("reading twice gives one JSON, and so do other values of what is replaced or ignored", () => {
  expect(jsonOf(everything)).toBe(before);
  expect(jsonOf({ ...everything, password: "another\n", "compose.yaml": everythingCompose.replace("driver: bridge", "driver: overlay").replace("        MODE: production\n    image", "        MODE: test\n    image") })).toBe(before);
});

test("each key that is ever mapped has a pair", () => {
  const examples = [
    ...serviceExamples.map(([key, value]) => fileWith({ [key]: value })),
    ...sectionExamples.map(([section, value]) => ({ services: { web: { image: "nginx", configs: ["data", "name"] } }, [section]: value })),
  ];
  const patterns = [everything, ...examples.map((example) => ({ ...exampleFiles, "compose.yaml": stringify(example) }))].flatMap(mappedPatterns);
  expect([...new Set(patterns)].sort()).toEqual(Object.keys(pairs).sort());
});
