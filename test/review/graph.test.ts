import * as fc from "fast-check";
import { graph } from "../../review/graph";
import { review } from "../../review/review";
import type { ReviewedPlan } from "../../review/reviewed-plan";
import { foreign, ours, resource, setOf } from "./plans";

const draw = (...plans: ReviewedPlan[]) => {
  const { stacks, findings } = review({ plans, sets: [setOf(plans)], hide: (text) => text }, [], "2030-01-31");
  return graph(stacks, findings);
};
const creates = [resource("aws_iam_role.a", "create")];

test("the stacks that change are drawn with what changes, in the color of their verdict", () => {
  const plans = [
    ours("dev-network", [resource("aws_nat_gateway.a", ["delete", "create"]), resource("aws_vpc.b", "no-op", { previous_address: "aws_vpc.a" })]),
    ours("dev-storage", [resource("aws_s3_bucket.a", "delete"), ...creates], { dependencies: ["dev-network", "dev-registry"] }),
    ours("dev-registry", [resource("aws_ecr_repository.a", "no-op")]),
    ours("dev-compute", [resource("aws_ecs_service.a", "update")], { dependencies: ["dev-network", "dev-storage"], status: "provisional" }),
    ours("dev-jobs", [], { status: "unplanned" }),
    ours("dev-old", [resource("aws_s3_bucket.a", "forget")], { isLeaving: true }),
  ];
  expect(draw(...plans)).toEqual([
    "graph LR",
    '  s0["dev-old<br/>leaves: forgets 1"]:::approval',
    '  s1["dev-network<br/>±1 moves 1"]:::approval',
    '  s2["dev-storage<br/>+1 -1"]:::blocked',
    '  s3["dev-compute<br/>~1 (provisional)"]:::safe',
    '  s4["dev-jobs<br/>not planned yet"]:::approval',
    "  s1 --> s2",
    "  s1 --> s3",
    "  s2 --> s3",
    "  classDef blocked fill:#ffebe9,stroke:#cf222e,color:#1f2328",
    "  classDef approval fill:#fff8c5,stroke:#9a6700,color:#1f2328",
    "  classDef safe fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
  ]);
});

test("nothing is drawn of a single stack, or of none", () => {
  expect(draw(ours("dev-network", creates), ours("dev-storage", []))).toEqual([]);
});

test("no more is drawn than anybody reads", () => {
  const many = [...Array(70).keys()].map((index) => ours(`dev-s${100 + index}`, creates, { dependencies: [...Array(index).keys()].map((before) => `dev-s${100 + before}`) }));
  const lines = draw(...many);
  expect(lines.filter((line) => line.includes(":::"))).toHaveLength(60);
  expect(lines).toContain('  more["and 10 more"]');
  expect(lines.filter((line) => line.includes("-->"))).toHaveLength(200);
});

test("plans of others are drawn by what their configurations read", () => {
  const reader = foreign("app", creates, { configuration: { references: ["data.terraform_remote_state.network.outputs.vpc_id"] } });
  expect(draw(reader, foreign("live-network", creates))).toContain("  s1 --> s0");
});

test("whatever a stack is called, its label is a label", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom('"]', "`", "end", "<script>", "#quot;", "\n", "-->", "%%{init}%%", "click s0 href", "@x", "https://x.example"), (name, more) => {
      const [, first] = draw(foreign(`${name}${more}`, creates), foreign("other", creates)).sort((a, b) => (a.startsWith("graph") ? -1 : b.startsWith("graph") ? 1 : Number(a.includes("other")) - Number(b.includes("other"))));
      expect(first).toMatch(/^ {2}s\d\["[\p{L}\p{N} _.,()+?…-]*<br\/>\+1"\]:::safe$/u);
    }),
    { numRuns: 100 },
  );
});
