// Bundles a TypeScript entry with esbuild, which takes a few hundredths of a second, and runs what it exports as `run`.
// node cli/start.mjs <entry> [arguments]
import { createRequire } from "node:module";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { buildSync } from "esbuild";

const [entry, ...args] = process.argv.slice(2);
const outfile = resolve(".build", `${entry.replace(/\.ts$/, "").replaceAll("/", "-")}.cjs`);

try {
  const { outputFiles: [bundle] } = buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "silent",
    write: false,
  });
  // Another run may be reading it: it is there whole, or not at all.
  const written = `${outfile}.${process.pid}`;
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(written, bundle.contents);
  renameSync(written, outfile);
  await createRequire(import.meta.url)(outfile).run(args);
} catch (error) {
  if (error.name === "ConfigError" || error.name === "Refusal") console.error(`${error.message}\n`);
  else if (Array.isArray(error.errors)) for (const each of error.errors) console.error(syntaxError(each));
  else throw error;
  process.exitCode = error.exitCode ?? 1;
}

function syntaxError({ location, text }) {
  if (location === null) return text;
  const line = location.lineText.trim();
  return `${location.file}:${location.line}:${location.column + 1}: ${text}${line === "" ? "" : `\n    ${line}`}`;
}
