import { everyRow } from "../../compose/every-row";
import type { ComposeApplication } from "../../compose/from-compose";
import type { Row } from "../../compose/row";
import type { Origin } from "../../config/problem";

const at = (line: number, file = "compose.yaml"): Origin => ({ file, line, column: 5 });

const service: Row = { path: ["services", "web_1"], at: at(2), verdict: "mapped", what: "the service web-1" };
const memory: Row = { path: ["services", "web_1", "mem_limit"], at: at(4), verdict: "mapped", what: "memoryMiB" };
const privileged: Row = { path: ["services", "web_1", "privileged"], at: at(3), verdict: "refused", what: "Fargate runs no privileged containers", remedy: "do without it" };

function application(change: Partial<ComposeApplication["composition"]> = {}, rows: readonly Row[] = [memory, service]): ComposeApplication {
  return {
    project: "shop",
    rows,
    unset: [],
    composition: {
      kind: "composition",
      sections: { services: { "web-1": { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } } },
      problems: [],
      origins: [
        { path: ["services", "web-1"], at: at(2) },
        { path: ["services", "web-1", "memoryMiB"], at: at(4) },
      ],
      ...change,
    },
  };
}

test("without a problem the rows are those of the keys, by file and line", () => {
  const later: Row = { ...service, at: at(1, "later.yaml"), path: ["services", "api"] };
  const unnamed: Row = { ...service, at: at(1, "included.yaml"), path: ["services", "db"] };
  const left: Row = { ...service, at: { ...at(2), column: 3 }, path: ["services"] };
  const rows = [unnamed, later, memory, service, left];
  expect(everyRow(application({}, rows), ["compose.yaml", "later.yaml"])).toEqual([left, service, memory, later, unnamed]);
});

test("what a rule says is a row at the place and key that the value comes from", () => {
  const services = { "web-1": { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 300, desiredTasks: -1 } };
  const allowed = "512, 1024 or 2048 MiB, with 256 CPU units";
  expect(everyRow(application({ sections: { services } }), ["compose.yaml"])).toEqual([
    service,
    { path: ["services", "web_1"], at: at(2), verdict: "refused", what: "becomes services.web-1.desiredTasks: given -1, allowed 0 to 5000 tasks (desired-tasks)", remedy: "set it to 0, the nearest allowed value" },
    memory,
    { path: ["services", "web_1", "mem_limit"], at: at(4), verdict: "refused", what: `becomes services.web-1.memoryMiB: given 300, allowed ${allowed} (fargate-memory)`, remedy: "set it to 512" },
  ]);
});

test("what no place is known of stands at the beginning of the first file, under its own path", () => {
  const sections = { ...application().composition.sections, routing: { dnsNamespace: "-" } };
  const [row] = everyRow(application({ sections }), ["compose.yaml"]);
  expect(row).toMatchObject({ path: ["routing", "dnsNamespace"], at: { file: "compose.yaml", line: 1, column: 1 }, verdict: "refused" });
});

test("what no place is known of stands at the service of that name", () => {
  const services = { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512, desiredTasks: -1 } };
  const web: Row = { ...service, path: ["services", "web"], at: at(7) };
  const [, row] = everyRow(application({ sections: { services }, origins: [] }, [web]), ["compose.yaml"]);
  expect(row).toMatchObject({ path: ["services", "web", "desiredTasks"], at: at(7), verdict: "refused" });
});

test("what is refused by a row is not told again, and what keeps a file from being read is", () => {
  const unread = { rule: "compose-yaml", path: ["services", "api"], at: at(9), given: "[", allowed: "YAML", remedy: "close the list" };
  const refused = { rule: "compose-refused", path: privileged.path, at: privileged.at, given: true, allowed: privileged.what, remedy: "do without it" };
  expect(everyRow(application({ problems: [unread, refused] }, [memory, service, privileged]), ["compose.yaml"])).toEqual([
    service,
    privileged,
    memory,
    { path: ["services", "api"], at: at(9), verdict: "refused", what: 'given "[", allowed YAML (compose-yaml)', remedy: "close the list" },
  ]);
});
