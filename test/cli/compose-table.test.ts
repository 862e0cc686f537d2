import { composeTable, countsOf } from "../../cli/compose-table";
import type { Row } from "../../compose/row";

const at = (line: number) => ({ file: "compose.yaml", line, column: 3 });

const rows: Row[] = [
  { path: ["name"], at: at(1), verdict: "replaced", what: "the platform" },
  { path: ["services", "web"], at: at(3), verdict: "mapped", what: "the service web" },
  { path: ["services", "web", "ports", 0], at: at(5), verdict: "mapped", what: "a route of the public load balancer on port 80, and the port http of the service" },
  { path: ["services", "web", "volumes", 0], at: at(7), verdict: "refused", what: "source code comes with the image", remedy: "move it to compose.override.yaml" },
  { path: ["volumes", "data"], at: at(9), verdict: "ignored", what: "no service uses it" },
];

test("a table for each service and one for the rest, with long texts on several lines", () => {
  expect(composeTable(rows, 80)).toBe(`(the file itself)
┌──────────────────┬──────────────┬──────────┬─────────────────────────────────┐
│ place            │ key          │          │ what becomes of it              │
├──────────────────┼──────────────┼──────────┼─────────────────────────────────┤
│ compose.yaml:1:3 │ name         │ replaced │ the platform                    │
│ compose.yaml:9:3 │ volumes.data │ ignored  │ no service uses it              │
└──────────────────┴──────────────┴──────────┴─────────────────────────────────┘

services.web
┌──────────────────┬──────────────┬──────────┬─────────────────────────────────┐
│ place            │ key          │          │ what becomes of it              │
├──────────────────┼──────────────┼──────────┼─────────────────────────────────┤
│ compose.yaml:3:3 │              │ mapped   │ the service web                 │
│ compose.yaml:5:3 │ ports[0]     │ mapped   │ a route of the public load      │
│                  │              │          │ balancer on port 80, and the    │
│                  │              │          │ port http of the service        │
│ compose.yaml:7:3 │ volumes[0]   │ refused  │ source code comes with the      │
│                  │              │          │ image                           │
│                  │              │          │ do: move it to                  │
│                  │              │          │ compose.override.yaml           │
└──────────────────┴──────────────┴──────────┴─────────────────────────────────┘

5 keys: 2 mapped, 1 replaced, 1 ignored, 1 refused`);
});

test("counts each verdict", () => {
  expect(countsOf(rows)).toEqual({ mapped: 2, replaced: 1, ignored: 1, refused: 1 });
  expect(composeTable([], 120)).toBe("0 keys: 0 mapped, 0 replaced, 0 ignored, 0 refused");
});

test.each([40, 80, 120, 200])("is no wider than %i columns, and leaves out nothing", (width) => {
  const long: Row = { path: ["services", "web", "environment", "V".repeat(150)], at: { ...at(5), file: `${"folder/".repeat(30)}compose.yaml` }, verdict: "refused", what: "w".repeat(300), remedy: "r".repeat(90) };
  const text = composeTable([...rows, long], width);
  const lines = text.split("\n").filter((line) => /^[│┌├└]/.test(line));
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[0]?.length).toBeLessThanOrEqual(Math.max(width, 59));
  const letters = (letter: string) => text.split(letter).length - 1;
  expect([letters("V"), letters("w") >= 300, letters("r") >= 90, text.includes("…")]).toEqual([150, true, true, false]);
});
