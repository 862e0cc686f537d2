// Bundles a TypeScript entry with esbuild, which takes a few hundredths of a second, and runs what it exports as `run`.
// node cli/start.mjs <entry> [arguments]
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { buildSync } from "esbuild";

const [entry, ...args] = process.argv.slice(2);
const outfile = resolve(".build", `${entry.replace(/\.ts$/, "").replaceAll("/", "-")}.cjs`);

try {
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "silent",
  });
  await createRequire(import.meta.url)(outfile).run(args);
} catch (error) {
  if (error.name === "ConfigError") console.error(`${error.message}\n`);
  else if (Array.isArray(error.errors)) for (const each of error.errors) console.error(syntaxError(each));
  else throw error;
  process.exitCode = 1;
}

function syntaxError({ location, text }) {
  if (location === null) return text;
  const line = location.lineText.trim();
  return `${location.file}:${location.line}:${location.column + 1}: ${text}${line === "" ? "" : `\n    ${line}`}`;
}
