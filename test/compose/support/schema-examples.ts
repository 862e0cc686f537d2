import { composeSchema, type Schema } from "../../../compose/read/compose-schema";

export type Json = unknown;
export type Fields = Readonly<Record<string, Json>>;

/** What some keys need to be readable; any other text is `data`. */
const texts: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(["interval", "timeout", "start_period", "start_interval", "stop_grace_period", "delay", "monitor", "window"].map((key) => [key, ["30s"]])),
  ...Object.fromEntries(["mem_limit", "mem_reservation", "memswap_limit", "memory", "shm_size", "size"].map((key) => [key, ["64m"]])),
  ...Object.fromEntries(["cpus", "replicas", "scale", "retries", "target", "published", "uid", "gid", "rate", "hard", "soft"].map((key) => [key, ["1"]])),
  ...Object.fromEntries(["attach", "init", "tty", "stdin_open", "read_only", "privileged", "disable", "internal", "external", "restart", "required", "nocopy"].map((key) => [key, ["true", "false"]])),
  include: ["./other.yaml"],
  path: ["./other.yaml"],
  ports: ["8080:80"],
  expose: ["5432"],
  host_ip: ["127.0.0.1"],
  protocol: ["udp"],
  app_protocol: ["grpc"],
  platform: ["linux/arm64", "windows/amd64"],
  pull_policy: ["always"],
  mode: ["0440"],
  volumes: ["data:/var/lib/data", "./data:/srv/data:ro", "/var/run/docker.sock:/var/run/docker.sock", "/var/cache"],
  tmpfs: ["/run"],
  network_mode: ["host", "none", "bridge", "service:db"],
  depends_on: ["db"],
  links: ["db:database"],
  volumes_from: ["db"],
  environment: ["NAME=value", "EMPTY="],
  driver: ["json-file", "syslog"],
  endpoint_mode: ["vip"],
  extra_hosts: ["somewhere=10.0.0.5"],
  storage_opt: ["size=30G"],
  test: ["curl localhost"],
  subnet: ["10.0.0.0/24"],
};

/** Names for what a schema allows any name for. */
const names: Readonly<Record<string, string>> = { depends_on: "db", ulimits: "nofile", services: "extra", networks: "data", volumes: "data", secrets: "data", configs: "data" };

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolved(composeSchema().definitions?.[name] ?? {});
}

/** Values that a schema allows: of a union each member's, of a mapping each key's beside those that it must have. */
function examples(written: Schema & { readonly required?: readonly string[] }, key: string): Json[] {
  const schema = resolved(written) as typeof written;
  if (schema.enum !== undefined) return [...schema.enum];
  if (schema.oneOf !== undefined) return schema.oneOf.flatMap((each) => examples(each, key));
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["string"]);
  return types.flatMap((type): Json[] => {
    switch (type) {
      case "string":
        return [...(texts[key] ?? ["data"])];
      case "integer":
      case "number":
        return [1];
      case "boolean":
        return [true, false];
      case "array":
        return [[], ...examples(schema.items ?? {}, key).map((item) => [item])];
      case "object":
        return mappings(schema, key);
      default:
        return [null];
    }
  });
}

function mappings(schema: Schema & { readonly required?: readonly string[] }, key: string): Fields[] {
  const must = Object.fromEntries((schema.required ?? []).map((name) => [name, examples(schema.properties?.[name] ?? {}, name)[0]]));
  const known = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => examples(each, name).map((value) => ({ ...must, [name]: value })));
  const named = Object.entries(schema.patternProperties ?? {}).flatMap(([form, each]): Fields[] => {
    if (form === "^x-") return [{ ...must, "x-note": "data" }, { ...must, "x-gantry": { exec: true } }];
    return examples(each, key).map((value) => ({ [names[key] ?? "name"]: value }));
  });
  return [must, ...known, ...named];
}

const root = composeSchema();
export const serviceSchema = resolved(root.properties?.["services"]?.patternProperties?.["^[a-zA-Z0-9._-]+$"] ?? {});

/** Every key of a service with each of its examples. */
export const serviceExamples: readonly (readonly [string, Json])[] = [
  ...Object.entries(serviceSchema.properties ?? {}).flatMap(([key, schema]) => examples(schema, key).map((value) => [key, value] as const)),
  ["x-note", { deep: ["data"] }],
  ["x-gantry", { exec: true, publish: { 80: false } }],
  ["x-gantry", {}],
];

const sections = Object.entries(root.properties ?? {}).filter(([section]) => section !== "services");

/** What may stand beside services, each key with each of its examples. */
export const sectionExamples: readonly (readonly [string, Json])[] = [
  ...sections.flatMap(([section, schema]) => examples(schema, section).map((value) => [section, value] as const)),
  ["x-note", { deep: "data" }],
  ["x-gantry", { uid: 1 }],
  ["volumes", { data: { "x-gantry": { uid: 1000, gid: "x", permissions: 488, other: true } } }],
];

/** A file whose service has these keys, with all that they may name. */
export function fileWith(keys: Fields): Fields & { readonly services: Fields } {
  return {
    services: {
      web: { ...("build" in keys || "provider" in keys ? {} : { image: "nginx" }), ...keys },
      db: { image: "postgres" },
    },
    networks: { data: {} },
    volumes: { data: {} },
    configs: { data: { content: "key=value" } },
    secrets: { data: { file: "data" } },
  };
}

/** Files that the examples name. */
export const exampleFiles = { data: "NAME=value\n", "other.yaml": "services: { other: { image: nginx } }\n" };
