import { parseImageReference } from "../../config/image";

/** What an image is known to do, from its Dockerfile: a Compose file need not say it, ECS has to know. */
export interface KnownImage {
  /** TCP ports it listens on. */
  readonly ports: readonly number[];
  /** Those of them that speak HTTP. @default [] */
  readonly http?: readonly number[];
  /** `uid:gid` that its program runs as; for what writes to volumes. On Alpine often another one. */
  readonly owner?: string;
  readonly alpineOwner?: string;
}

/**
 * Docker's official images and a few others that Compose files are full of.
 * Sources: EXPOSE and the user of their Dockerfiles.
 */
const knownImages: Readonly<Record<string, KnownImage>> = {
  adminer: { ports: [8080], http: [8080] },
  "apache/kafka": { ports: [9092], owner: "1000:1000" },
  arangodb: { ports: [8529], http: [8529] },
  caddy: { ports: [80], http: [80] },
  cassandra: { ports: [9042], owner: "999:999" },
  "chromadb/chroma": { ports: [8000], http: [8000] },
  "clickhouse/clickhouse-server": { ports: [8123, 9000], http: [8123], owner: "101:101" },
  consul: { ports: [8500], http: [8500] },
  couchbase: { ports: [8091, 11210], http: [8091] },
  couchdb: { ports: [5984], http: [5984], owner: "5984:5984" },
  drupal: { ports: [80], http: [80], owner: "33:33", alpineOwner: "82:82" },
  "dpage/pgadmin4": { ports: [80], http: [80], owner: "5050:5050" },
  elasticsearch: { ports: [9200, 9300], http: [9200], owner: "1000:1000" },
  "docker.elastic.co/elasticsearch/elasticsearch": { ports: [9200, 9300], http: [9200], owner: "1000:1000" },
  "docker.elastic.co/kibana/kibana": { ports: [5601], http: [5601], owner: "1000:1000" },
  "gitea/gitea": { ports: [3000, 22], http: [3000], owner: "1000:1000" },
  ghost: { ports: [2368], http: [2368], owner: "1000:1000" },
  "grafana/grafana": { ports: [3000], http: [3000], owner: "472:0" },
  haproxy: { ports: [] },
  httpd: { ports: [80], http: [80] },
  influxdb: { ports: [8086], http: [8086], owner: "1000:1000" },
  "jaegertracing/all-in-one": { ports: [16686, 4317, 4318], http: [16686, 4318] },
  jenkins: { ports: [8080], http: [8080], owner: "1000:1000" },
  "jenkins/jenkins": { ports: [8080], http: [8080], owner: "1000:1000" },
  joomla: { ports: [80], http: [80], owner: "33:33", alpineOwner: "82:82" },
  kibana: { ports: [5601], http: [5601], owner: "1000:1000" },
  "mailhog/mailhog": { ports: [1025, 8025], http: [8025] },
  mariadb: { ports: [3306], owner: "999:999" },
  "mcr.microsoft.com/azure-sql-edge": { ports: [1433], owner: "10001:0" },
  "mcr.microsoft.com/mssql/server": { ports: [1433], owner: "10001:0" },
  memcached: { ports: [11211], owner: "11211:11211" },
  "metabase/metabase": { ports: [3000], http: [3000] },
  "minio/minio": { ports: [9000], http: [9000] },
  mongo: { ports: [27017], owner: "999:999" },
  "mongo-express": { ports: [8081], http: [8081] },
  mysql: { ports: [3306], owner: "999:999" },
  nats: { ports: [4222, 8222], http: [8222] },
  neo4j: { ports: [7474, 7687], http: [7474], owner: "7474:7474" },
  nextcloud: { ports: [80], http: [80], owner: "33:33", alpineOwner: "82:82" },
  nginx: { ports: [80], http: [80] },
  php: { ports: [] },
  percona: { ports: [3306], owner: "1001:0" },
  "pgvector/pgvector": { ports: [5432], owner: "999:999" },
  phpmyadmin: { ports: [80], http: [80] },
  "phpmyadmin/phpmyadmin": { ports: [80], http: [80] },
  "postgis/postgis": { ports: [5432], owner: "999:999", alpineOwner: "70:70" },
  postgres: { ports: [5432], owner: "999:999", alpineOwner: "70:70" },
  "prom/prometheus": { ports: [9090], http: [9090], owner: "65534:65534" },
  rabbitmq: { ports: [5672], owner: "999:999", alpineOwner: "100:101" },
  redis: { ports: [6379], owner: "999:999", alpineOwner: "999:1000" },
  "redis/redis-stack": { ports: [6379, 8001], http: [8001] },
  "redislabs/redismod": { ports: [6379], owner: "999:999" },
  registry: { ports: [5000], http: [5000] },
  rethinkdb: { ports: [28015, 29015, 8080], http: [8080] },
  solr: { ports: [8983], http: [8983], owner: "8983:8983" },
  sonarqube: { ports: [9000], http: [9000], owner: "1000:0" },
  "timescale/timescaledb": { ports: [5432], owner: "70:70" },
  tomcat: { ports: [8080], http: [8080] },
  traefik: { ports: [80], http: [80] },
  "typesense/typesense": { ports: [8108], http: [8108] },
  valkey: { ports: [6379], owner: "999:999", alpineOwner: "999:1000" },
  "valkey/valkey": { ports: [6379], owner: "999:999", alpineOwner: "999:1000" },
  vault: { ports: [8200], http: [8200] },
  wordpress: { ports: [80], http: [80], owner: "33:33", alpineOwner: "82:82" },
  zookeeper: { ports: [2181], owner: "1000:1000" },
};

/** Images whose variants with `fpm` in the tag speak FastCGI instead of HTTP. */
const withFpm = new Set(["drupal", "joomla", "nextcloud", "php", "wordpress"]);

/** PHP with Apache serves HTTP; without, it is a program. */
const phpWithApache: KnownImage = { ports: [80], http: [80] };

/** Registries that carry Docker's official images under a path of their own. */
const officialPaths = [/^docker\.io\/library\//, /^public\.ecr\.aws\/docker\/library\//, /^mirror\.gcr\.io\/library\//, /^docker\.io\//];

/** What is known of an image, by its name alone. */
export function knownImage(reference: string): (KnownImage & { readonly uidGid: string | undefined }) | undefined {
  const image = parseImageReference(reference);
  if (image === undefined) return undefined;
  const whole = `${image.registry}/${image.repository}`;
  const name = officialPaths.reduce((path, form) => path.replace(form, ""), whole);
  const tag = image.tag ?? "";
  const usual = name === "php" && tag.includes("apache") ? phpWithApache : Object.hasOwn(knownImages, name) ? knownImages[name] : undefined;
  const known = usual && withFpm.has(name) && tag.includes("fpm") ? { ...usual, ports: [9000], http: [] } : usual;
  const isAlpine = tag.includes("alpine");
  return known && { ...known, uidGid: (isAlpine ? known.alpineOwner : undefined) ?? known.owner };
}
