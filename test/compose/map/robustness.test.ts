import fc from "fast-check";
import { parse, stringify } from "yaml";
import { everyRow } from "../../../compose/every-row";
import { readApplication } from "../../../compose/from-compose";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { inFolder, type ProjectFiles } from "../support/compose-project";
import { everythingCompose, everythingFiles, everythingVariables } from "../support/everything-compose";
import { fileWith, serviceExamples } from "../support/schema-examples";

type Json = unknown;

/** Reads each text in one folder as `npm run compose -- check` does; throws what that throws. */
function checkAll<T>(files: ProjectFiles, act: (check: (text: string) => void) => T): T {
  return inFolder(files, (folder) => {
    const file = join(folder, "compose.yaml");
    return act((text) => {
      writeFileSync(file, text);
      const application = readApplication([file], {}, everythingVariables);
      for (const { at, path, what, verdict, remedy } of everyRow(application, [file])) {
        expect([typeof at.line, typeof at.column, typeof what]).toEqual(["number", "number", "string"]);
        if (verdict === "refused") expect(remedy).toEqual(expect.any(String));
        expect(path.every((part) => typeof part === "string" || typeof part === "number")).toBe(true);
      }
    });
  });
}

/** Values that stand where others are expected. */
const strange = fc.oneof(
  fc.constantFrom<Json>(null, "", 0, -1, 1.5, 1e21, true, false, [], {}, "constructor", "__proto__", "${NAME}", "a b", "é", "-", "0x10", "99999999999", "/", "../..", "[", { "x-gantry": { publish: 1 } }, [[]], [{}], [null]),
  fc.string(),
  fc.integer(),
);

const names = fc.oneof(fc.constantFrom("constructor", "__proto__", "toString", "web", "db", "x-gantry", "<<", "", "a(b", "."), fc.string());

/** One change at a random place of a tree. */
interface Change {
  readonly kind: "delete" | "replace" | "duplicate" | "rename" | "wrap";
  readonly at: number;
  readonly value: Json;
  readonly name: string;
}

const change: fc.Arbitrary<Change> = fc.record({ kind: fc.constantFrom("delete", "replace", "duplicate", "rename", "wrap"), at: fc.nat(), value: strange, name: names });

type Holder = Record<string, Json> | Json[];

/** Every place of a tree: what holds it, and its key there. */
function placesOf(value: Json): [Holder, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key): [Holder, string][] => [[value as Holder, key], ...placesOf((value as Record<string, Json>)[key])]);
}

function changed(tree: Json, { kind, at, value, name }: Change): void {
  const places = placesOf(tree);
  const place = places[at % Math.max(places.length, 1)];
  if (place === undefined) return;
  const [holder, key] = place;
  const fields = holder as Record<string, Json>;
  const before = fields[key];
  const another = Array.isArray(holder) ? String(holder.length) : name;
  if (kind === "replace") fields[key] = value;
  else if (kind === "wrap") fields[key] = [before];
  else if (kind === "duplicate") Object.defineProperty(holder, another, { value: structuredClone(before), enumerable: true, configurable: true, writable: true });
  else {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete fields[key];
    if (kind === "rename") Object.defineProperty(holder, another, { value: before, enumerable: true, configurable: true, writable: true });
  }
}

test("whatever is changed in a rich file, it is told and never thrown", () => {
  checkAll(everythingFiles, (check) => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const tree = parse(everythingCompose) as Json;
        for (const each of changes) changed(tree, each);
        check(stringify(tree));
      }),
      { numRuns: 40 },
    );
  });
});

test("whatever stands at a key of a service, it is told and never thrown", () => {
  const keys = [...new Set(serviceExamples.map(([key]) => key))];
  checkAll(everythingFiles, (check) => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.oneof(strange, fc.array(strange, { maxLength: 3 }), fc.dictionary(names, strange, { maxKeys: 3 })), (key, value) => {
        check(stringify(fileWith({ [key]: value })));
      }),
      { numRuns: 40 },
    );
  });
});

test("whatever is cut out of a text or stands in it twice, it is told and never thrown", () => {
  checkAll(everythingFiles, (check) => {
    fc.assert(
      fc.property(fc.nat({ max: everythingCompose.length }), fc.nat({ max: 80 }), fc.oneof(fc.constant(undefined), fc.string()), (start, length, text) => {
        const [head, middle, tail] = [everythingCompose.slice(0, start), everythingCompose.slice(start, start + length), everythingCompose.slice(start + length)];
        check(text === undefined ? head + middle + middle + tail : head + text + tail);
      }),
      { numRuns: 30 },
    );
  });
});

test.each(["", "null", "[]", "services:", "services: []", "services: { web: }", "services: { web: null }", "services: { web: { image: } }", "services: { '': { image: a } }", ": :", "\t", "\u0000", "a: &a [*a]", "services: { constructor: { image: nginx }, __proto__: { image: nginx } }"])(
  "%j is told and never thrown",
  (text) => {
    checkAll({}, (check) => check(text));
  },
);

test.each([
  ["an alias that is no name", "services: { a: { image: redis, networks: { default: { aliases: ['a(b', '', '*'] } } }, b: { image: app, command: [redis] } }"],
  ["files of a service without an image", "services: { a: { configs: [{ source: c, target: /etc/a/b }], secrets: [s] } }\nconfigs: { c: { content: a } }\nsecrets: { s: { file: a } }"],
  ["options below what is no mapping", "services: { a: { image: redis, x-gantry: { image: { tag: a }, ports: { tcp-6379: { appProtocol: http } }, connectsTo: { a: b } } } }"],
  ["names that every object has", "services: { constructor: { image: redis, volumes: ['constructor:/a'], secrets: [constructor] } }\nvolumes: { constructor: }\nsecrets: { constructor: { file: a } }"],
  ["what can't be turned into text", "services: { a: { image: redis, cgroup: { toString: 0 }, ipc: { toString: 0 }, volumes: ['v:/v'] } }\nvolumes: { v: { x-gantry: { uid: { toString: 0 }, permissions: { toString: 0 } } } }"],
  ["publish that is no mapping", "services: { a: { image: redis, ports: ['80:80'], x-gantry: { publish: [a] } } }"],
])("%s is told and never thrown", (_, text) => {
  checkAll({}, (check) => check(text));
});

test("services that wait for each other's end in a circle are told", () => {
  const waits = (name: string) => `{ image: nginx, depends_on: { ${name}: { condition: service_completed_successfully } } }`;
  checkAll({}, (check) => {
    check(`services: { a: ${waits("b")}, b: ${waits("a")}, c: ${waits("a")} }`);
    check(`services: { a: ${waits("a")} }`);
    check(`services: { a: ${waits("b")}, b: ${waits("c")}, c: ${waits("b")} }`);
  });
});

test("many services that name each other are read in a moment", () => {
  const all = Array.from({ length: 60 }, (_, index) => `s${index}`);
  const service = (name: string) => ({ image: "redis", environment: Object.fromEntries(all.filter((other) => other !== name).map((other) => [`${other}_HOST`, other])) });
  checkAll({}, (check) => check(stringify({ services: Object.fromEntries(all.map((name) => [name, service(name)])) })));
}, 10_000);
