import type { EnvironmentFile } from "../../config/environment-file";
import { groupsInOrder, jobsIn, layerOf, servicesIn, servicesInOrder } from "../../config/deploy-order";
import { mapValues } from "../../config/map-values";
import type { Platform } from "../../config/platform";
import { basePlatform } from "./base-platform";

type Written = Partial<EnvironmentFile["services"][string]>;
type WrittenJob = Partial<NonNullable<EnvironmentFile["jobs"]>[string]>;

/** Services that listen on a port, each with what matters here. */
function platformOf(services: Record<string, Written>, jobs: Record<string, WrittenJob> = {}): Platform {
  return basePlatform((file) => {
    const each = mapValues(services, (written) => ({ image: "app:1", cpuUnits: 256, memoryMiB: 512, ports: { http: 80 }, ...written }));
    Object.assign(file, { services: each, jobs: mapValues(jobs, (written) => ({ image: "app:1", cpuUnits: 256, memoryMiB: 512, ...written })) });
  });
}

const order = (services: Record<string, Written>) => servicesInOrder(Object.values(platformOf(services).services)).map((service) => service.name);

test.each<[string, Record<string, Written>, string[]]>([
  ["by name, whatever their order in the file", { web: {}, api: {}, db: {} }, ["api", "db", "web"]],
  ["behind those they connect to", { api: { connectsTo: ["web"] }, db: {}, web: { connectsTo: ["db"] } }, ["db", "web", "api"]],
  ["behind one of which they name a port", { api: { connectsTo: [{ service: "web", ports: ["http"] }] }, web: {} }, ["web", "api"]],
  ["as if unconnected to what Service Connect does not give", { api: { connectsTo: ["web"] }, web: { discovery: ["dns"] } }, ["api", "web"]],
  ["as if unconnected where they do not start after it", { api: { connectsTo: [{ service: "web", ports: ["http"], startsAfter: false }] }, web: { connectsTo: ["api"] } }, ["api", "web"]],
  ["as if unconnected to other things", { api: { connectsTo: ["nobody", { cidr: "10.0.0.0/8", ports: [80] }] }, web: {} }, ["api", "web"]],
  ["the first by name last in a circle", { a: { connectsTo: ["b"] }, b: { connectsTo: ["c"] }, c: { connectsTo: ["a"] } }, ["c", "b", "a"]],
  ["once even when it connects to itself", { a: { connectsTo: ["a"] } }, ["a"]],
])("services of one stack start %s", (_, services, expected) => {
  expect(order(services)).toEqual(expected);
});

test.each<[string, Record<string, Written>, string[]]>([
  ["there are none", { web: {} }, []],
  ["by name", { a: { group: "two" }, b: { group: "one" }, c: {}, d: { group: "one" } }, ["one", "two"]],
  ["behind those they connect to", { a: { group: "one", connectsTo: ["b"] }, b: { group: "two", connectsTo: ["c"] }, c: { group: "three" } }, ["three", "two", "one"]],
  ["even where discovery is by DNS", { a: { group: "one", connectsTo: ["b"] }, b: { group: "two", discovery: ["dns"] } }, ["two", "one"]],
  ["each once in a circle", { a: { group: "one", connectsTo: ["b"] }, b: { group: "two", connectsTo: ["a"] } }, ["two", "one"]],
])("groups are in order: %s", (_, services, expected) => {
  expect(groupsInOrder(platformOf(services))).toEqual(expected);
});

test("a service stands in the state of its group, or in the one without", () => {
  const platform = platformOf({ a: { group: "jobs" }, b: {}, c: { group: "jobs" } });
  expect(Object.values(platform.services).map(layerOf)).toEqual(["compute-jobs", "compute", "compute-jobs"]);
  expect(servicesIn(platform, "jobs").map((service) => service.name)).toEqual(["a", "c"]);
  expect(servicesIn(platform, undefined).map((service) => service.name)).toEqual(["b"]);
});

test.each<[string, Record<string, Written>, Record<string, WrittenJob>, string[]]>([
  ["of jobs alone", { web: {} }, { tally: { group: "late" }, archive: { group: "early" } }, ["early", "late"]],
  ["of services and jobs, each once", { web: { group: "one" } }, { tally: { group: "one" } }, ["one"]],
  ["behind what their jobs connect to", { web: { group: "two" } }, { tally: { group: "one", connectsTo: ["web"] } }, ["two", "one"]],
  ["by name where a job connects within its own", { web: { group: "two" }, api: { group: "one" } }, { tally: { group: "two", connectsTo: ["web"] } }, ["one", "two"]],
])("groups are in order: %s", (_, services, jobs, expected) => {
  expect(groupsInOrder(platformOf(services, jobs))).toEqual(expected);
});

test("a job stands in the state of its group, or in the one without", () => {
  const platform = platformOf({ web: { group: "late" } }, { tally: { group: "late" }, archive: {} });
  expect(Object.values(platform.jobs).map(layerOf)).toEqual(["compute-late", "compute"]);
  expect(jobsIn(platform, "late").map(({ name }) => name)).toEqual(["tally"]);
  expect(jobsIn(platform, undefined).map(({ name }) => name)).toEqual(["archive"]);
});
