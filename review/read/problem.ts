/** Why a file cannot be reviewed, as an instruction. */
export interface Problem {
  readonly file: string;
  readonly found: string;
  readonly remedy: string;
}

/** All problems as one text, by file. */
export function describeProblems(problems: readonly Problem[]): string {
  const files = [...new Set(problems.map(({ file }) => file))];
  const blocks = files.map((file) => {
    const lines = problems.filter((problem) => problem.file === file).map(({ found, remedy }) => `    found    ${found}\n    do       ${remedy}`);
    return `  ${printable(file)}\n${lines.join("\n\n")}`;
  });
  return [problems.length === 1 ? "1 problem: nothing was reviewed" : `${problems.length} problems: nothing was reviewed`, ...blocks].join("\n\n");
}

/** Something from a file, in quotes: it cannot steer a terminal. */
export function quoted(text: string): string {
  return printable(JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text));
}

const longest = 80;

function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
