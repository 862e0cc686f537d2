import fc from "fast-check";
import { conditionsOverlap, derivedPriority, patternsMeet, specificity, type RouteConditions } from "../../config/route-priority";

const conditions = (hosts: string[], paths: string[]): RouteConditions => ({ hosts, paths });

test.each<[RouteConditions, number, number, number]>([
  [conditions(["a.example.com"], ["/1/2/3/4/5/6/7/8/*"]), 26, 1001, 1790],
  [conditions(["a.example.com"], ["/1/2/3/4/5/6/7"]), 26, 1001, 1790],
  [conditions(["a.example.com"], ["/1/2/3/4/5/6/7/*"]), 25, 1791, 2580],
  [conditions(["a.example.com"], ["/api/v1"]), 21, 4951, 5740],
  [conditions(["a.example.com"], ["/api/v1/*"]), 20, 5741, 6530],
  [conditions(["a.example.com"], ["/api"]), 20, 5741, 6530],
  [conditions(["a.example.com"], ["/"]), 20, 5741, 6530],
  [conditions(["a.example.com"], ["/api/*"]), 19, 6531, 7320],
  [conditions(["a.example.com"], ["/ap*"]), 18, 7321, 25_320],
  [conditions(["a.example.com"], ["/*"]), 18, 7321, 25_320],
  [conditions(["a.example.com"], []), 18, 7321, 25_320],
  [conditions(["*.example.com"], ["/api/*"]), 10, 30_851, 31_640],
  [conditions(["a.example.com", "?.example.com"], ["/*"]), 9, 31_641, 32_430],
  [conditions([], ["/api/v1/*"]), 2, 37_171, 43_170],
  [conditions([], ["/api/v?/users"]), 1, 43_171, 49_170],
  [conditions([], ["/api/v1/users", "/*"]), 0, 49_171, 49_960],
  [conditions([], []), 0, 49_171, 49_960],
])("%j has specificity %i and a priority from %i to %i", (given, expected, lowest, highest) => {
  expect(specificity(given)).toBe(expected);
  const priorities = Array.from({ length: 300 }, (_, index) => derivedPriority(given, `web/${index}`));
  expect(Math.min(...priorities)).toBeGreaterThanOrEqual(lowest);
  expect(Math.max(...priorities)).toBeLessThanOrEqual(highest);
});

test("a priority depends on the route's own conditions and name alone", () => {
  expect(derivedPriority(conditions([], ["/*"]), "web/main")).toBe(49_950);
  expect(derivedPriority(conditions([], ["/*"]), "web/admin")).toBe(49_499);
  expect(derivedPriority(conditions([], ["/api/*"]), "web/main")).toBe(46_300);
});

const host = fc.constantFrom("example.com", "*.example.com", "a?.example.com");
const path = fc.array(fc.constantFrom("api", "v1", "*", "a?", ""), { maxLength: 12 }).map((segments) => `/${segments.join("/")}`);
const anyConditions = fc.record({ hosts: fc.array(host, { maxLength: 3 }), paths: fc.array(path, { maxLength: 3 }) });

test("every derived priority is above the written ones and one that a listener takes", () => {
  fc.assert(
    fc.property(anyConditions, fc.string(), (given, name) => {
      const priority = derivedPriority(given, name);
      expect(Number.isInteger(priority) && priority >= 1001 && priority <= 50_000).toBe(true);
    }),
  );
});

test("of two routes the more specific one is asked first, whatever they are called", () => {
  fc.assert(
    fc.property(anyConditions, anyConditions, fc.string(), fc.string(), (a, b, nameOfA, nameOfB) => {
      fc.pre(specificity(a) > specificity(b));
      expect(derivedPriority(a, nameOfA)).toBeLessThan(derivedPriority(b, nameOfB));
    }),
  );
});

test.each([
  ["/api/*", "/api/v1", true],
  ["/api/*", "/api", false],
  ["/*/edit", "/posts/*", true],
  ["/a?c", "/abc", true],
  ["/a?c", "/ac", false],
  ["*", "", true],
  ["", "?", false],
  ["/a*b", "/a*c", false],
  ["*a*b*", "?", false],
  ["/api", "/API", false],
])("some text matches both %j and %j: %s", (a, b, expected) => {
  expect([patternsMeet(a, b), patternsMeet(b, a)]).toEqual([expected, expected]);
});

test("patterns meet exactly when a search through all short texts finds one that matches both", () => {
  const texts = [""];
  for (let from = 0, length = 1; length <= 8; length += 1) {
    const to = texts.length;
    for (; from < to; from += 1) texts.push(`${texts[from]}a`, `${texts[from]}b`);
  }
  const expression = (pattern: string) => new RegExp(`^${pattern.replaceAll("*", "[ab]*").replaceAll("?", "[ab]")}$`);
  const pattern = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 4 }).map((characters) => characters.join(""));
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      const [x, y] = [expression(a), expression(b)];
      expect(patternsMeet(a, b)).toBe(texts.some((text) => x.test(text) && y.test(text)));
    }),
    { numRuns: 500 },
  );
});

test("long patterns of many wildcards are compared at once", () => {
  const started = performance.now();
  expect(patternsMeet(`${"*a".repeat(64)}b`, `${"*a".repeat(64)}c`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});

test.each([
  [conditions([], ["/api/*"]), conditions(["a.example.com"], ["/*"]), true],
  [conditions(["a.example.com"], ["/*"]), conditions(["b.example.com"], ["/*"]), false],
  [conditions(["A.example.com"], ["/*"]), conditions(["a.EXAMPLE.com"], ["/*"]), true],
  [conditions(["*.example.com"], ["/*"]), conditions(["b.example.com"], []), true],
  [conditions([], ["/a", "/b"]), conditions([], ["/c", "/b"]), true],
  [conditions([], ["/a"]), conditions([], ["/A"]), false],
])("some request meets both %j and %j: %s", (a, b, expected) => {
  expect([conditionsOverlap(a, b), conditionsOverlap(b, a)]).toEqual([expected, expected]);
});
