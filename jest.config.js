/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // By itself jest leaves a core idle.
  maxWorkers: "100%",
  roots: ["<rootDir>/test"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"],
  // Commands that tests run are slow where the machine is busy.
  testTimeout: 30_000,
  // Looking up a global is slow in the context that jest makes. Packages declare others of these names themselves.
  sandboxInjectedGlobals: ["Array", "JSON", "Map", "Object", "Set", "WeakMap"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } }] },
};
