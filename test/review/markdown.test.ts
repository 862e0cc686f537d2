import { asMarkdown } from "../../review/markdown";
import { review } from "../../review/review";
import type { ReviewedPlan } from "../../review/reviewed-plan";
import { foreign, ours, resource, setOf } from "./plans";
import { markdownNodes } from "./markdown-nodes";

const shown = (plans: readonly ReviewedPlan[], sets = [setOf(plans)]) => asMarkdown(review({ plans, sets, hide: (text) => text }, [], "2030-01-31"));

test("a review of an environment", () => {
  const network = ours("dev-network", [
    resource("aws_nat_gateway.a", ["delete", "create"], { before: { subnet_id: "subnet-1" }, after: { subnet_id: "subnet-2" }, replace_paths: [["subnet_id"]] }),
    resource("aws_vpc.main", "update", { before: { tags: { a: "1" } }, after: { tags: { a: "2" } } }),
    resource("aws_eip.a", "no-op"),
  ]);
  const storage = ours("dev-storage", [resource("aws_efs_file_system.a", "delete", { action_reason: "delete_because_no_resource_config" }), resource("aws_sqs_queue.new", "create")], { dependencies: ["dev-network"], protectedAddresses: [] }, { resource_drift: [resource("aws_sqs_queue.x", "update", { before: { a: 1 }, after: { a: 2 } })], output_changes: { data_id: { actions: ["delete"] } } });
  const jobs = ours("dev-jobs", [resource("aws_iam_role.r", "delete")], { isLeaving: true });
  const plans = [network, storage, jobs];
  const digest = /digest `([0-9a-f]{64})`/.exec(shown(plans))?.[1];
  expect(shown(plans)).toBe(`<!-- gantry-review -->
## ⛔ Blocked: do not apply this as it is

1 blocked, 2 need approval, 1 notice.

- \`dev\` of \`voting\`: account \`111122223333\`, \`eu-west-1\`, commit \`c0ffee\`, digest \`${digest}\`

### Stacks that leave

- **stack-leaves** \`dev-jobs\` is no longer in the files: 1 resource is deleted
  - → If it is to stay, put it back into the environment file.

### Blocked (1)

- **stateful-deleted** \`dev-storage\`: \`aws_efs_file_system.a\` is deleted: its data is lost
  - Because its block is no longer in the configuration.
  - → Put its block back; when it has to go, keep a copy of what it holds, and waive this rule for this address.

### Needs approval (1)

- **service-stops** \`dev-network\`: \`aws_nat_gateway.a\` is replaced: tasks cannot reach out until the new one is up, and are seen with another address
  - Because \`subnet_id\` cannot change in place: \`"subnet-1"\` -> \`"subnet-2"\`

### Notices (1)

- **output-removed** \`dev-storage\`: the output \`data_id\` is removed; none of the plans here reads it

### Stacks

\`\`\`mermaid
graph LR
  s0["dev-jobs<br/>leaves: -1"]:::approval
  s1["dev-network<br/>~1 ±1"]:::approval
  s2["dev-storage<br/>+1 -1"]:::blocked
  s1 --> s2
  classDef blocked fill:#ffebe9,stroke:#cf222e,color:#1f2328
  classDef approval fill:#fff8c5,stroke:#9a6700,color:#1f2328
  classDef safe fill:#dafbe1,stroke:#1a7f37,color:#1f2328
\`\`\`

<details><summary>Everything that changes: 1 created, 1 updated, 1 replaced, 2 deleted</summary>

- \`dev-jobs\`: - \`aws_iam_role.r\`
- \`dev-network\`: ± \`aws_nat_gateway.a\`
  - \`subnet_id\`: \`"subnet-1"\` -> \`"subnet-2"\`
- \`dev-storage\`: - \`aws_efs_file_system.a\`
- \`dev-storage\`: + \`aws_sqs_queue.new\`

</details>

<details><summary>Folded: what stays, what is only read, tags alone, what is otherwise than at the last apply</summary>

- \`dev-network\`: 1 unchanged, 1 with other tags alone
- \`dev-storage\`: 1 otherwise than at the last apply

</details>
`);
});

test("a new revision is told with the services that run it; it is safe", () => {
  const definitions = (image: string) => JSON.stringify([{ name: "vote", image, essential: true }]);
  const task = (arn: string, image: string) => ({ arn, family: "vote", container_definitions: definitions(image) });
  const plan = foreign("app", [
    resource("aws_ecs_task_definition.vote", ["delete", "create"], { before: task("a:1", "vote:1"), after: task("a:2", "vote:2"), replace_paths: [["container_definitions"]] }),
    resource("aws_ecs_service.vote", "update", { before: { task_definition: "a:1", deployment_minimum_healthy_percent: 100 }, after: { deployment_minimum_healthy_percent: 100 }, after_unknown: { task_definition: true } }),
  ]);
  const text = shown([plan], []);
  expect(text).toContain("## ✅ Safe\n\n### New revisions\n\n- `app`: `aws_ecs_task_definition.vote`, run by `aws_ecs_service.vote`\n");
  expect(text).toMatch(/ {2}- .*`vote`: `?"?1"?`? -> `?"?2"?`?/);
});

test("a plan that changes nothing says so", () => {
  expect(shown([foreign("a", [])], [])).toBe("<!-- gantry-review -->\n## ✅ Safe\n\nNothing changes.\n");
});

test("an environment outside of git, or with changes that are not committed, says so", () => {
  const { commit: _, ...none } = setOf([]);
  expect(shown([], [none])).toContain("`eu-west-1`, no commit, digest");
  expect(shown([], [setOf([], { hasUncommittedChanges: true })])).toContain("commit `c0ffee` and changes that are in no commit, digest");
});

test("names that hold HTML, Markdown, mentions and Mermaid stay names", () => {
  const nasty = '</details><img src=x onerror=alert(1)> @team [a](javascript:x) ``` \n# Safe\n<!-- gantry-review --> "]; end %%';
  const plan = ours("dev-x", [resource("aws_s3_bucket.a", "delete")].map((each) => ({ ...each, address: nasty })), { status: "unplanned", problem: nasty }, { output_changes: { [nasty]: { actions: ["delete"] } } });
  const twin = ours("dev-y", [resource("aws_s3_bucket.a", "create")]);
  const text = shown([plan, twin], [setOf([plan, twin], { account: nasty, region: nasty, commit: nasty, platform: nasty, environment: nasty })]);
  expect(text.split("\n").filter((line) => line.startsWith("#")).map((line) => line.replace(/ \(.*/, ""))).toEqual(["## ⛔ Blocked: do not apply this as it is", "### Blocked", "### Needs approval", "### Notices", "### Stacks"]);
  const nodes = markdownNodes(text);
  expect(nodes.filter(({ type }) => type === "html_block" || type === "html_inline").map(({ literal }) => literal)).toEqual(["<!-- gantry-review -->", expect.stringMatching(/^<details><summary>[\w :,]*<\/summary>$/), "</details>"]);
  expect(nodes.some(({ type }) => type === "link" || type === "image")).toBe(false);
  expect(nodes.filter(({ type, literal }) => type === "text" && /@|script|img/.test(literal ?? ""))).toEqual([]);
});

test("however much there is, it fits, and no blocked line is missing", () => {
  const many = (count: number, type: string, action: string) => [...Array(count).keys()].map((index) => resource(`module.some_module["with-a-key"].${type}.name_of_it_${index}`, action, { action_reason: "delete_because_no_resource_config" }));
  const text = shown([foreign("a", [...many(300, "aws_s3_bucket", "delete"), ...many(2000, "aws_nat_gateway", "delete"), ...many(3000, "aws_iam_role", "create")])], []);
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(text.match(/\*\*stateful-deleted\*\*/g)).toHaveLength(300);
  const approvals = text.match(/\*\*service-stops\*\*/g)?.length ?? 0;
  expect(text).toContain(`- … and ${2000 - approvals} more, cut to fit`);
  expect(text).toContain("- … and 5300 more, cut to fit");
});
