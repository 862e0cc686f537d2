import { cutToFit, type Block } from "../../review/cut-to-fit";
import { markdownText } from "../../review/markdown-text";
import { say } from "../../review/text";
import { isLoud, type DriftFinding, type DriftKind } from "./drift-finding";
import type { EnvironmentDrift } from "./find-drift";

/** By this line an issue is found again, to be written anew. */
export const marker = "<!-- gantry-drift -->";

const loud: readonly (readonly [DriftKind, string])[] = [
  ["gone", "Gone"],
  ["changed", "Changed by hand"],
  ["beside", "Added by hand"],
];
const folded: readonly (readonly [DriftKind, string])[] = [
  ["follows", "what changes with it"],
  ["owned", "what the files leave to ECS and scaling"],
  ["added", "what AWS and other resources filled in"],
];

/** Drift for people: what somebody did by hand first, all else in a line. */
export function driftMarkdown(drifts: readonly EnvironmentDrift[]): string {
  const blocks = drifts.flatMap((drift, index) => environmentBlocks(drift, drifts.length - index));
  return cutToFit(marker, blocks);
}

function environmentBlocks(drift: EnvironmentDrift, rank: number): Block[] {
  const { environment, account, region, stacks, findings } = drift;
  const found = findings.filter(isLoud).length;
  const verdict = found === 0 ? "✅ as it was applied" : `⚠️ ${found} ${found === 1 ? "thing is" : "things are"} not as applied`;
  const place = `Account ${account}, ${region}; ${stacks.length} ${stacks.length === 1 ? "stack" : "stacks"} looked at.`;
  const title = `## ${environment}: ${verdict}\n\n${place}${notApplied(environment, findings)}`;
  const of = (kind: DriftKind) => findings.filter((finding) => finding.kind === kind);
  return [
    { title, items: [{ full: found === 0 ? "Nobody changed anything by hand." : "What to do stands beside each." }], rank: 3 * rank },
    ...loud.map(([kind, name]) => ({ title: `### ${name} (${of(kind).length})`, items: of(kind).map((finding) => ({ full: itemText(finding) })), rank: 3 * rank - 1 })),
    ...folded.map(([kind, name]) => ({
      title: `<details><summary>${environment}: ${name} (${of(kind).length})</summary>`,
      items: of(kind).map((finding) => ({ full: itemText(finding) })),
      rank: 3 * rank - 2,
      end: "</details>",
    })),
  ];
}

function notApplied(environment: string, findings: readonly DriftFinding[]): string {
  const count = findings.filter(({ kind }) => kind === "not-applied").length;
  if (count === 0) return "";
  return ` ${count} ${count === 1 ? "change is" : "changes are"} not applied yet: \`npm run plan -- ${environment}\` shows ${count === 1 ? "it" : "them"}.`;
}

function itemText({ stack, address, text, details, remedy }: DriftFinding): string {
  const more = [...details, ...(remedy === undefined ? [] : [["→ ", ...remedy]])].map((each) => `  - ${markdownText(each)}`);
  return [`- ${markdownText(say`${stack}: ${address} ${text}`)}`, ...more].join("\n");
}
