import { cutToFit, type Block, type Item } from "./cut-to-fit";
import type { Finding } from "./finding";
import { graph } from "./graph";
import { markdownText } from "./markdown-text";
import type { Review, ReviewedEnvironment } from "./review";
import type { ReviewedChange, ReviewedStack } from "./reviewed-stack";
import { joined, say, type Text } from "./text";
import type { Verdict } from "./verdict";

/** By this line the comment is found again, to be written anew. */
export const marker = "<!-- gantry-review -->";

const verdicts: Readonly<Record<Verdict, string>> = {
  blocked: "⛔ Blocked: do not apply this as it is",
  approval: "⚠️ Needs approval",
  safe: "✅ Safe",
};

const signs: Readonly<Record<ReviewedChange["action"], string>> = { create: "+", update: "~", replace: "±", delete: "-", forget: "forgets", move: "moves", read: "reads", "no-op": "=" };

/** The review as one comment: it fits, and the worst is what is cut last. */
export function asMarkdown(review: Review): string {
  const { stacks, findings } = review;
  const leaving = findings.filter(({ rule, severity }) => rule === "stack-leaves" && severity !== "blocked");
  const section = (title: string, rank: number, severity: Finding["severity"]): Block => {
    const items = findings.filter((finding) => finding.severity === severity && !leaving.includes(finding)).map(findingItem);
    return { title: `### ${title} (${items.length})`, items, rank };
  };
  const drawing = graph(stacks, findings);
  return cutToFit(header(review), [
    { title: "### Stacks that leave", items: leaving.map(findingItem), rank: 6 },
    section("Blocked", 7, "blocked"),
    section("Needs approval", 5, "approval"),
    { title: "### New revisions", items: stacks.flatMap(revisionItems), rank: 4 },
    section("Notices", 3, "notice"),
    { title: "### Stacks", items: drawing.length === 0 ? [] : [{ full: ["```mermaid", ...drawing, "```"].join("\n") }], rank: 2 },
    { title: `<details><summary>Everything that changes: ${total(stacks)}</summary>`, items: stacks.flatMap(changeItems), rank: 1, end: "</details>" },
    { title: "<details><summary>Folded: what stays, what is only read, tags alone, what is otherwise than at the last apply</summary>", items: stacks.flatMap(foldedItems), rank: 0, end: "</details>" },
  ]);
}

function header({ verdict, environments, stacks, findings }: Review): string {
  const count = (severity: Finding["severity"], one: string, many: string) => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return found === 0 ? [] : [`${found} ${found === 1 ? one : many}`];
  };
  const isNothing = findings.length === 0 && stacks.every(({ changes, status }) => changes.length === 0 && status !== "unplanned");
  const counts = isNothing
    ? ["Nothing changes"]
    : [...count("blocked", "blocked", "blocked"), ...count("approval", "needs approval", "need approval"), ...count("notice", "notice", "notices")];
  return [marker, `## ${verdicts[verdict]}`, ...(counts.length === 0 ? [] : ["", `${counts.join(", ")}.`]), ...(environments.length === 0 ? [] : ["", ...environments.map(environmentLine)])].join("\n");
}

function environmentLine({ platform, environment, account, region, commit, hasUncommittedChanges, digest }: ReviewedEnvironment): string {
  const from = commit === undefined ? ["no commit"] : say`commit ${commit}${[hasUncommittedChanges ? " and changes that are in no commit" : ""]}`;
  return `- ${markdownText(say`${environment} of ${platform}: account ${account}, ${region}, ${from}, digest ${digest}`)}`;
}

function findingItem({ rule, stack, address, text, details, remedy }: Finding): Item {
  // What is about a whole stack names it itself.
  const line = (longest?: number) => `- **${rule}** ${markdownText(address === undefined ? text : say`${stack}: ${text}`, longest)}`;
  const more = [...details, ...(remedy === undefined ? [] : [["→ ", ...remedy]])].map((each) => `  - ${markdownText(each)}`);
  return { full: [line(), ...more].join("\n"), short: line(longestOfShort) };
}

const longestOfShort = 60;

function revisionItems({ id, revisions }: ReviewedStack): Item[] {
  return revisions.map(({ address, services, lines }) => {
    const runs: Text = services.length === 0 ? [] : say`, run by ${joined(services.map((service) => say`${service}`), ", ")}`;
    const changes = lines.length === 0 ? ["as it was"] : lines;
    return { full: [`- ${markdownText(say`${id}: ${address}${runs}`)}`, ...changes.map((line) => `  - ${markdownText(typeof line === "string" ? [line] : line)}`)].join("\n") };
  });
}

function changeItems({ id, changes }: ReviewedStack): Item[] {
  return changes.filter(({ isTagsOnly }) => !isTagsOnly).map(({ action, address, previousAddress, isImported, lines }) => {
    const from: Text = previousAddress === undefined ? [] : say`, was ${previousAddress}`;
    const text = say`${id}: ${[signs[action]]} ${address}${from}${[isImported ? ", imported" : ""]}`;
    return { full: [`- ${markdownText(text)}`, ...lines.map((line) => `  - ${markdownText(line)}`)].join("\n") };
  });
}

/** `3 created, 1 replaced` of all stacks. */
function total(stacks: readonly ReviewedStack[]): string {
  const past = { create: "created", update: "updated", replace: "replaced", delete: "deleted", forget: "forgotten", move: "moved" } as const;
  return Object.entries(past)
    .flatMap(([action, word]) => {
      const count = stacks.reduce((sum, { counts }) => sum + counts[action as keyof typeof past], 0);
      return count === 0 ? [] : [`${count} ${word}`];
    })
    .join(", ");
}

function foldedItems({ id, counts, changes, drift }: ReviewedStack): Item[] {
  const tagsOnly = changes.filter(({ isTagsOnly }) => isTagsOnly).length;
  const parts = [
    ...(counts["no-op"] === 0 ? [] : [`${counts["no-op"]} unchanged`]),
    ...(counts.read === 0 ? [] : [`${counts.read} read during apply`]),
    ...(tagsOnly === 0 ? [] : [`${tagsOnly} with other tags alone`]),
    ...(drift.length === 0 ? [] : [`${drift.length} otherwise than at the last apply`]),
  ];
  return parts.length === 0 ? [] : [{ full: `- ${markdownText(say`${id}: ${[parts.join(", ")]}`)}` }];
}
