import type { Finding } from "./finding";
import type { ReviewedStack } from "./reviewed-stack";
import { verdictOf, type Verdict } from "./verdict";

/** Larger graphs nobody reads, and sites refuse to draw them. */
const mostStacks = 60;
const mostEdges = 200;

const colors: Readonly<Record<Verdict, string>> = { blocked: "fill:#ffebe9,stroke:#cf222e", approval: "fill:#fff8c5,stroke:#9a6700", safe: "fill:#dafbe1,stroke:#1a7f37" };

/** The stacks that change, and who reads whom, as lines of Mermaid; none when there is nothing to draw. */
export function graph(stacks: readonly ReviewedStack[], findings: readonly Finding[]): string[] {
  const changing = stacks.filter((stack) => stack.changes.length > 0 || findings.some((finding) => finding.stack === stack.id));
  const drawn = changing.slice(0, mostStacks);
  if (drawn.length < 2) return [];
  const nodeOf = new Map(drawn.map(({ id }, index) => [id, `s${index}`]));
  const edges = drawn.flatMap(({ id, reads }) => reads.flatMap((read) => (nodeOf.has(read) ? [`  ${nodeOf.get(read)} --> ${nodeOf.get(id)}`] : [])));
  const verdictOfStack = ({ id }: ReviewedStack) => verdictOf(findings.filter(({ stack }) => stack === id));
  const rest = changing.length - drawn.length;
  return [
    "graph LR",
    ...drawn.map((stack) => `  ${nodeOf.get(stack.id)}["${label(stack.id)}<br/>${whatChanges(stack)}"]:::${verdictOfStack(stack)}`),
    ...(rest === 0 ? [] : [`  more["and ${rest} more"]`]),
    ...edges.slice(0, mostEdges),
    ...Object.entries(colors).map(([verdict, style]) => `  classDef ${verdict} ${style},color:#1f2328`),
  ];
}

/** `+3 ~1 ±1 -2`, or what else can be said. */
function whatChanges({ status, isLeaving, counts }: ReviewedStack): string {
  if (status === "unplanned") return "not planned yet";
  const signs = [["+", counts.create], ["~", counts.update], ["±", counts.replace], ["-", counts.delete], ["forgets ", counts.forget], ["moves ", counts.move]] as const;
  const text = signs.filter(([, count]) => count > 0).map(([sign, count]) => `${sign}${count}`).join(" ");
  return `${isLeaving ? "leaves: " : ""}${text === "" ? "no resource" : text}${status === "provisional" ? " (provisional)" : ""}`;
}

/** Only letters, digits and what means nothing to Mermaid, HTML or a reader of links. */
function label(name: string): string {
  const characters = [...name.replace(/[^\p{L}\p{N} _.,()+-]/gu, "?")];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : characters.join("");
}
