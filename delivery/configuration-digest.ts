import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Digest of the files that the engine reads in a stack's folder. A plan shows values that only an apply tells as unknown, whatever they are made of:
 * a plan that is made again is the reviewed one only if its configuration is.
 */
export function configurationDigest(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => !isOfTheEngine(name) && statSync(join(folder, name)).isFile());
  const hash = createHash("sha256");
  for (const name of names.sort()) hash.update(JSON.stringify([name, createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")]));
  return hash.digest("hex");
}

/** What the engine itself writes there: providers, the lock file, a state that it could not write elsewhere. */
function isOfTheEngine(name: string): boolean {
  return name.startsWith(".") || name === "errored.tfstate" || /^crash\..*log$/.test(name);
}
