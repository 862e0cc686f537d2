import * as fc from "fast-check";
import { changedArguments } from "../../engine/changed-arguments";

const change = (path: string, before: string, after: string) => ({ path, before, after });
const unknown = "(known after apply)";
const secret = "(sensitive)";

test.each([
  ["a text", { before: { name: "a", kept: 1 }, after: { name: "b", kept: 1 } }, [change("name", '"a"', '"b"')]],
  ["a value that comes or goes", { before: { a: 1, b: null }, after: { a: null, b: 2 } }, [change("a", "1", "null"), change("b", "null", "2")]],
  ["nothing, when an absent value is null", { before: { a: null }, after: {} }, []],
  ["a leaf in blocks", { before: { health_check: [{ path: "/", port: 80 }] }, after: { health_check: [{ path: "/up", port: 80 }] } }, [change("health_check[0].path", '"/"', '"/up"')]],
  ["a list that grows", { before: { zones: ["a"] }, after: { zones: ["a", "b"] } }, [change("zones[1]", "null", '"b"')]],
  ["a list that shrinks", { before: { zones: ["a", "b"] }, after: { zones: ["a"] } }, [change("zones[1]", '"b"', "null")]],
  ["a map", { before: { tags: { a: "1" } }, after: { tags: { a: "2", b: "3" } } }, [change("tags.a", '"1"', '"2"'), change("tags.b", "null", '"3"')]],
  ["a block that comes whole", { before: { alarms: null }, after: { alarms: { enable: true } } }, [change("alarms", "null", '{"enable":true}')]],
  ["another type", { before: { a: [1] }, after: { a: "1" } }, [change("a", "[1]", '"1"')]],

  ["an unknown leaf", { before: { id: "i" }, after: {}, after_unknown: { id: true } }, [change("id", '"i"', unknown)]],
  ["an unknown leaf that was not there", { before: {}, after: {}, after_unknown: { id: true } }, [change("id", "null", unknown)]],
  ["an unknown leaf in a block", { before: { b: [{ id: "i", c: 1 }] }, after: { b: [{ c: 1 }] }, after_unknown: { b: [{ id: true }] } }, [change("b[0].id", '"i"', unknown)]],
  ["an unknown block", { before: { b: [{ id: "i" }] }, after: {}, after_unknown: { b: true } }, [change("b", '[{"id":"i"}]', unknown)]],
  ["a block that comes with unknown leaves", { before: { b: null }, after: { b: {} }, after_unknown: { b: { id: true } } }, [change("b", "null", unknown)]],
  ["nothing that is known", { before: { a: 1 }, after: { a: 1 }, after_unknown: { a: false, b: [false] } }, []],

  ["a sensitive leaf", { before: { p: "x" }, after: { p: "y" }, before_sensitive: { p: true }, after_sensitive: { p: true } }, [change("p", secret, secret)]],
  ["a leaf that is sensitive from now on", { before: { p: "x" }, after: { p: "y" }, after_sensitive: { p: true } }, [change("p", secret, secret)]],
  ["a leaf that was sensitive", { before: { p: "x" }, after: { p: "y" }, before_sensitive: { p: true }, after_sensitive: {} }, [change("p", secret, secret)]],
  ["leaves of what is sensitive as a whole", { before: { e: { a: 1, b: 1 } }, after: { e: { a: 2, b: 1 } }, after_sensitive: { e: true } }, [change("e.a", secret, secret)]],
  ["a block that comes with a sensitive leaf", { before: { b: null }, after: { b: { p: "x" } }, after_sensitive: { b: { p: true } } }, [change("b", secret, secret)]],
  ["leaves of a resource that is sensitive as a whole", { before: { p: "x" }, after: { p: "y" }, before_sensitive: true }, [change("p", secret, secret)]],
  ["a leaf beside a sensitive one", { before: { p: "x", a: 1 }, after: { p: "x", a: 2 }, after_sensitive: { p: true } }, [change("a", "1", "2")]],
  ["an unknown sensitive leaf", { before: { p: "x" }, after: {}, after_unknown: { p: true }, before_sensitive: { p: true } }, [change("p", secret, unknown)]],

  ["what a JSON text holds", { before: { containers: '[{"image":"a","cpu":1}]' }, after: { containers: '[{"cpu":1,"image":"b"}]' } }, [change("containers[0].image", '"a"', '"b"')]],
  ["a JSON text of another form", { before: { policy: '{"a":1}' }, after: { policy: '{ "a": 1 }' } }, [change("policy", '"{\\"a\\":1}"', '"{ \\"a\\": 1 }"')]],
  ["a text that is no JSON", { before: { a: "{" }, after: { a: "[1]" } }, [change("a", '"{"', '"[1]"')]],
  ["a sensitive JSON text", { before: { a: '{"p":1}' }, after: { a: '{"p":2}' }, after_sensitive: { a: true } }, [change("a.p", secret, secret)]],
  ["a long text, cut", { before: { a: "" }, after: { a: "x".repeat(200) } }, [change("a", '""', `"${"x".repeat(119)}…`)]],
])("%s", (_, given, changes) => {
  expect(changedArguments(given)).toEqual(changes);
});

test("nothing changes between a value and itself", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (value, sensitive) => changedArguments({ before: value, after: value, before_sensitive: sensitive }).length === 0));
});

test("a sensitive value is never in the text", () => {
  const secrets = fc.letrec((tie) => ({ tree: fc.oneof({ maxDepth: 3 }, fc.constantFrom("hush-1", "hush-2", '{"a":"hush-3"}'), fc.array(tie("tree")), fc.dictionary(fc.constantFrom("a", "b"), tie("tree"))) })).tree;
  fc.assert(
    fc.property(secrets, secrets, fc.boolean(), (before, after, onlyBefore) => {
      const marks = onlyBefore ? { before_sensitive: { p: true } } : { after_sensitive: { p: true } };
      expect(JSON.stringify(changedArguments({ before: { p: before }, after: { p: after }, ...marks }))).not.toContain("hush");
    }),
  );
});
