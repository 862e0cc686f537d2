import fc from "fast-check";
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, stringify, visit, type Node } from "yaml";
import type { ComposeApplication } from "../../../compose/from-compose";
import { everyRow } from "../../../compose/every-row";
import type { Path } from "../../../config/problem";
import { composeProject } from "../support/compose-project";
import { exampleFiles, fileWith, sectionExamples, serviceExamples, serviceSchema, type Json } from "../support/schema-examples";

interface Written {
  readonly text: string;
  /** Every value that holds no other, with its place, that of its key and of all keys around it. */
  readonly leaves: readonly { readonly path: Path; readonly places: readonly string[] }[];
  /** Where keys, items and values begin. */
  readonly places: ReadonlySet<string>;
}

/** Writes a file and knows what stands where. */
function written(value: Json): Written {
  const text = stringify(value);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (node: Node) => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return `${line}:${col}`;
  };
  const places = new Set<string>(["1:1"]);
  visit(document, { Node: (_, node) => void places.add(at(node)) });
  const leavesOf = (node: unknown, path: Path, around: readonly string[]): Written["leaves"] => {
    if (isMap(node) && node.items.length > 0) {
      return node.items.flatMap((pair) => (isPair(pair) && isScalar(pair.key) ? leavesOf(pair.value, [...path, String(pair.key.value)], [...around, at(pair.key)]) : []));
    }
    if (isSeq(node) && node.items.length > 0) return node.items.flatMap((item, index) => leavesOf(item, [...path, index], [...around, at(item as Node)]));
    return [{ path, places: isScalar(node) ? [...around, at(node)] : around }];
  };
  return { text, places, leaves: leavesOf(document.contents, [], []) };
}

/** Definitions of a section stand at this depth; a row of one tells of it alone. */
const definitionDepth = 2;

/** What is wrong with the rows of a file. */
function faults(value: Json): string[] {
  const file = written(value);
  const application = composeProject({ ...exampleFiles, "compose.yaml": file.text });
  const told = [...application.rows, ...application.composition.problems].flatMap(({ at, ...rest }) => (at?.file === "compose.yaml" ? [{ at, ...rest }] : []));
  const untold = file.leaves.filter(({ path, places }) => {
    return !told.some(({ at, path: row, ...rest }) => {
      const isWhole = row.length !== definitionDepth || row[0] === "include" || path.length === definitionDepth || ("what" in rest && rest.what.startsWith("left out"));
      return isWhole && places.includes(`${at.line}:${at.column}`);
    });
  });
  const elsewhere = told.filter(({ at }) => !file.places.has(`${at.line}:${at.column}`));
  return [
    ...untold.map(({ path }) => `nothing tells of ${path.join(".")}`),
    ...elsewhere.map(({ at, path }) => `${at.line}:${at.column}, where ${path.join(".")} is told, is no place of the file`),
    ...contradictions(application).map((path) => `two verdicts on ${path}`),
  ];
}

function contradictions({ rows }: ComposeApplication): string[] {
  const verdicts = new Map<string, Set<string>>();
  for (const { path, verdict } of rows) verdicts.set(path.join("."), new Set([...(verdicts.get(path.join(".")) ?? []), verdict]));
  return [...verdicts].filter(([, set]) => set.size > 1).map(([path]) => path);
}

/** Examples of one key are looked at together. */
function byKey(all: readonly (readonly [string, Json])[]): [string, Json[]][] {
  return [...new Set(all.map(([key]) => key))].map((key) => [key, all.flatMap(([other, value]) => (other === key ? [value] : []))]);
}

const faultsOfEach = (values: readonly Json[], file: (value: Json) => Json) => values.flatMap((value) => faults(file(value)).map((fault) => `${JSON.stringify(value)}: ${fault}`));

test("every key of a service has an example, and most have several", () => {
  expect(new Set(serviceExamples.map(([key]) => key))).toEqual(new Set([...Object.keys(serviceSchema.properties ?? {}), "x-note", "x-gantry"]));
  expect(serviceExamples.length).toBeGreaterThan(500);
});

test.each(byKey(serviceExamples))("whatever the service's %s is, it is told", (key, values) => {
  expect(faultsOfEach(values, (value) => fileWith({ [key]: value }))).toEqual([]);
});

test.each(byKey(serviceExamples))("whatever %s is, it is told of a service that runs to its end", (key, values) => {
  const last = { image: "redis", depends_on: { web: { condition: "service_completed_successfully" } } };
  const file = (value: Json) => {
    const { services, ...rest } = fileWith({ [key]: value });
    return { ...rest, services: { ...services, last } };
  };
  expect(faultsOfEach(values, file)).toEqual([]);
});

test.each(byKey(sectionExamples))("whatever stands at the top under %s, it is told", (section, values) => {
  expect(faultsOfEach(values, (value) => ({ services: { web: { image: "nginx" } }, [section]: value }))).toEqual([]);
});

test("whatever keys stand together, every one of them is told, each once", () => {
  fc.assert(
    fc.property(fc.subarray([...serviceExamples], { maxLength: 12 }), (chosen) => {
      expect(faults(fileWith(Object.fromEntries(chosen)))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test("the table that a user sees keeps them all", () => {
  const application = composeProject({ ...exampleFiles, "compose.yaml": stringify(fileWith({ mem_limit: "64m", privileged: true, labels: { a: "b" } })) });
  const rows = everyRow(application, ["compose.yaml"]);
  for (const row of application.rows) expect(rows).toContainEqual(row);
});
