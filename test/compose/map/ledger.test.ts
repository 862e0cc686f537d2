import { below, Ledger, type Place } from "../../../compose/map/ledger";
import type { Node } from "../../../compose/read/node";
import { rowText } from "../support/compose-project";

const at = { file: "compose.yaml", line: 1, column: 1 };
const place = (...path: (string | number)[]): Place => ({ path, at });

/** A node of plain values. */
function node(value: unknown): Node {
  if (Array.isArray(value)) return { kind: "list", items: value.map(node), at };
  if (typeof value !== "object" || value === null) return { kind: "scalar", value: value as string, at };
  return { kind: "mapping", entries: new Map(Object.entries(value).map(([key, inner]) => [key, { at, value: node(inner) }])), at };
}

const unknown = "refused: Gantry does not know this key -> remove it, or move it to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here";

test("what no row tells of is refused, though its service, network or volume has a row", () => {
  const ledger = new Ledger();
  ledger.mapped(place("services", "web"), "a service");
  ledger.mapped(place("services", "web", "ports", 0), "a route");
  ledger.replaced(place("networks", "back"), "security groups");
  ledger.ignored(place("x-note"), "an extension");
  ledger.refuseTheRest(node({ services: { web: { ports: [{ target: 1 }, { target: 2 }], future: { deep: [1] } } }, networks: { back: {}, front: { option: 1 } }, "x-note": { a: 1 } }));
  expect(ledger.rows.slice(4).map(rowText)).toEqual([`1:1 services.web.ports[1].target ${unknown}`, `1:1 services.web.future.deep[0] ${unknown}`, `1:1 networks.front.option ${unknown}`]);
});

test("a refusal outweighs what else is told of a key, and is told once", () => {
  const ledger = new Ledger();
  ledger.mapped(place("a"), "mapped");
  ledger.refused(place("a"), "one reason", "remove it");
  ledger.refused(place("a"), "one reason", "remove it");
  ledger.refused(place("a"), "another", "rename it");
  ledger.ignored(place("a"), "ignored");
  expect(ledger.rows.map(rowText)).toEqual(["1:1 a refused: one reason -> remove it", "1:1 a refused: another -> rename it"]);
});

test("a place below another one stands at it, where it has none of its own", () => {
  expect(below(place("a"), 0)).toEqual(place("a", 0));
  expect(below(place("a"), "b", { ...at, line: 2 })).toEqual({ path: ["a", "b"], at: { ...at, line: 2 } });
});
