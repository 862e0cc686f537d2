import { amendments, composeSchema, packagedSchema, type Schema } from "../../../compose/read/compose-schema";

function valueAt(schema: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], schema);
}

test.each(amendments.map(({ path, schema }) => ({ name: path.slice(2).join("."), path, schema })))("the package does not have $name yet", ({ path, schema }) => {
  // When this fails, the amendment can go.
  expect(valueAt(packagedSchema(), path)).not.toEqual(schema);
  expect(valueAt(packagedSchema(), path.slice(0, -1))).toBeDefined();
  expect(valueAt(composeSchema(), path)).toEqual(schema);
});

test("the schema is that of the Compose Specification, with include, develop and models", () => {
  const { properties, definitions } = composeSchema() as Schema & { properties: object; definitions: object };
  expect(Object.keys(properties)).toEqual(["version", "name", "include", "services", "models", "networks", "volumes", "secrets", "configs"]);
  expect(Object.keys(definitions)).toContain("development");
});
