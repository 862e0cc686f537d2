import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../../compare/comparison";
import { declarationsFile, readDeclarations } from "../../compare/declarations";
import { parseEnvironment } from "../../config/parse-environment";
import type { Platform } from "../../config/platform";
import { dev, prod } from "../support/example";

const platformOf = (written: unknown) => parseEnvironment(written).platform as Platform;

test("what differs between the example's environments is declared, and nothing else is", () => {
  const { declarations, problems } = readDeclarations(readFileSync(join(__dirname, "../..", declarationsFile), "utf8"), ["dev", "prod"]);
  expect(problems).toEqual([]);
  const { undeclared, unused, declared } = compare(platformOf(dev), platformOf(prod), declarations);
  expect({ undeclared, unused }).toEqual({ undeclared: [], unused: [] });
  expect(declared).toHaveLength(declarations.length);
});
