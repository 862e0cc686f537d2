// Who may import what: the table of ARCHITECTURE.md. Code that is in no folder of the table is refused.

/** One resource of the provider. Its index would load them all, which takes half a minute. */
const resources = "^node_modules/@cdktf/provider-aws/lib/[^/]+/index\\.";
const framework = "^node_modules/(cdktf|constructs)/";
const packages = "^node_modules/(?!@?cdktf/|constructs/)";
const builtin = "^[a-z_:/]+$";
/** What of the configuration does not know the whole platform. */
const tables = "^config/(?!rules/|parse|platform\\.ts$)";

const mayImport = {
  config: ["^config/", packages, builtin],
  environments: ["^environments/", "^compose/", "^config/"],
  compose: ["^compose/", "^config/", packages, builtin],
  modules: ["^modules/", tables, framework, resources],
  stacks: ["^stacks/", "^modules/", "^config/", framework, resources, builtin],
  own: ["^own/", "^stacks/", "^modules/", "^config/", "^\\.gen/", "^node_modules/", builtin],
  "main.ts": ["^own/", "^stacks/", "^config/", framework, builtin],
  engine: ["^engine/", packages, builtin],
  rehearsal: ["^rehearsal/", "^engine/", "^config/what-is-lost\\.ts$", packages, builtin],
  operations: ["^operations/", "^config/", "^engine/", packages, builtin],
  review: ["^review/", "^config/what-is-lost\\.ts$", packages, builtin],
  delivery: ["^delivery/", "^review/", "^engine/", "^operations/", "^config/", packages, builtin],
  compare: ["^compare/", "^config/", packages, builtin],
  cli: ["^cli/", "^main\\.ts$", "^compose/", "^stacks/", "^config/", "^engine/", "^rehearsal/", "^operations/", "^review/", "^delivery/", "^compare/", framework, packages, builtin],
  bench: [packages, builtin],
  test: ["."],
};
const configurationOfTools = "^[^/]+\\.(js|cjs|mjs)$";
const pathOf = (place) => (place.endsWith(".ts") ? `^${place}$` : `^${place}/`);

module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(([place, allowed]) => ({
      name: `what ${place} may import`,
      severity: "error",
      from: { path: pathOf(place) },
      to: { pathNot: allowed },
    })),
    {
      name: "every folder is in the table",
      severity: "error",
      from: { pathNot: [...Object.keys(mayImport).map(pathOf), configurationOfTools] },
      to: {},
    },
    {
      name: "no index of a provider",
      severity: "error",
      from: {},
      to: { path: "^node_modules/@cdktf/provider-", pathNot: "/lib/[^/]+/index\\." },
    },
    // A cycle of types alone is gone when the code runs.
    { name: "no cycle", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "nothing that only tests use",
      severity: "error",
      from: { path: "^(main\\.ts$|cli/|environments/[^/]+$)" },
      to: { path: "^(config|modules|stacks)/", reachable: false },
    },
    { name: "no import that leads nowhere", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no package for development, or none that is declared",
      severity: "error",
      from: { pathNot: ["^test/", configurationOfTools] },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    exclude: { path: ["^cdktf\\.out/", "^\\.build/", "^\\.rehearsal/", "^bench/baseline/"] },
    doNotFollow: { path: ["^node_modules/", "^\\.gen/"] },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
