import { lstatSync, readFileSync, statSync } from "node:fs";

/** A larger file is refused before it is read. */
const largestMiB = 256;

/** The text of a file, or why it cannot be had. */
export function readText(file: string): { readonly text: string; readonly whyNot?: undefined } | { readonly text?: undefined; readonly whyNot: string } {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return { whyNot: "no file" };
    const sizeMiB = Math.ceil(stat.size / 1024 / 1024);
    if (sizeMiB > largestMiB) return { whyNot: `a file of ${sizeMiB} MiB; at most ${largestMiB} MiB are read` };
    const bytes = readFileSync(file);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { whyNot: "text in UTF-16, as PowerShell writes it with >" };
    return { text: bytes.toString("utf8").replace(/^\uFEFF/, "") };
  } catch (error) {
    return { whyNot: reasonOf(error as NodeJS.ErrnoException, file) };
  }
}

function reasonOf({ code }: NodeJS.ErrnoException, file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (code === "ENOENT") return isLink ? "a link that leads nowhere" : "nothing: there is no such file";
  if (code === "EACCES") return "a file that may not be read";
  return `a file that cannot be read (${code ?? "unknown"})`;
}
