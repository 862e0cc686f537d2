import { declared } from "../../operations/operation";

test("what is declared", () => expect(declared("job", "a", { a: 1 }, "dev")).toBe(1));

test.each([
  ["a misspelt name", "migrat", { migrate: 1, archive: 1 }, 'There is no job "migrat" in environments/dev.ts. Did you mean "migrate"? Its jobs: archive, migrate.'],
  ["another name", "x", { migrate: 1 }, 'There is no job "x" in environments/dev.ts. Its jobs: migrate.'],
  ["none at all", "x", {}, 'There is no job "x" in environments/dev.ts. It has no jobs.'],
  ["a name of every object", "toString", {}, 'There is no job "toString" in environments/dev.ts. It has no jobs.'],
])("%s is refused", (_, name, all, message) => {
  expect(() => declared("job", name, all, "dev")).toThrow(expect.objectContaining({ name: "Refusal", message }) as Error);
});
