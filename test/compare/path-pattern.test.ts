import { matchesPath, parsePathPattern } from "../../compare/path-pattern";

const means = (pattern: string, path: readonly (string | number)[]) => matchesPath(parsePathPattern(pattern) ?? [], path);

test.each([
  ["services.vote.memoryMiB", ["services", "vote", "memoryMiB"], true],
  ["services.vote", ["services", "vote", "memoryMiB"], false],
  ["services.*.memoryMiB", ["services", "vote", "memoryMiB"], true],
  ["services.*.memoryMiB", ["services", "vote", "sidecars", "memoryMiB"], false],
  ["services.*.scaling.**", ["services", "vote", "scaling"], true],
  ["services.*.scaling.**", ["services", "vote", "scaling", "minimumTasks"], true],
  ["**.memoryMiB", ["services", "vote", "sidecars", "log", "memoryMiB"], true],
  ["**.memoryMiB", ["memoryMiB", "x"], false],
  ['services.vote.mounts["/data"].readOnly', ["services", "vote", "mounts", "/data", "readOnly"], true],
  ["workflows.nightly.definition.States.Tally.Retry[0].MaxAttempts", ["workflows", "nightly", "definition", "States", "Tally", "Retry", 0, "MaxAttempts"], true],
])("%s means %j: %s", (pattern, path, expected) => {
  expect(means(pattern, path)).toBe(expected);
});

test.each(["", ".", "services.", "services..vote", "services vote", "services[x]", 'services["x]', 'services["\\x"]', "services.***", "a[0]b"])("%j is no pattern", (text) => {
  expect(parsePathPattern(text)).toBeUndefined();
});
