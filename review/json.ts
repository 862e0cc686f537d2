import type { Finding } from "./finding";
import type { Review } from "./review";
import type { ReviewedStack } from "./reviewed-stack";
import { plain } from "./text";

/** The whole review for programs. Its keys only ever grow in number. */
export function asJson({ verdict, exitCode, environments, stacks, findings }: Review): string {
  const json = JSON.stringify({ formatVersion: 1, verdict, exitCode, environments, findings: findings.map(findingJson), stacks: stacks.map(stackJson) }, undefined, 2);
  // What could steer a terminal is written as JSON writes what it cannot show.
  return `${json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return [...Array(character.length).keys()].map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");
}

function findingJson({ severity, rule, stack, address, text, details, remedy }: Finding) {
  return { severity, rule, stack, address, text: plain(text), details: details.map(plain), remedy: remedy && plain(remedy) };
}

function stackJson({ changes, revisions, ...stack }: ReviewedStack) {
  return {
    ...stack,
    changes: changes.map((change) => ({ ...change, lines: change.lines.map(plain) })),
    revisions: revisions.map((revision) => ({ ...revision, lines: revision.lines.map(plain) })),
  };
}
