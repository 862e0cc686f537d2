import { join } from "node:path";
import { asJson } from "../../review/json";
import { asMarkdown } from "../../review/markdown";
import { readPlans } from "../../review/read/read-plans";
import { review } from "../../review/review";

const folder = join(__dirname, "foreign");
const told = (...names: string[]) => {
  const reading = readPlans(names.map((name) => join(folder, name)));
  expect(reading.problems).toEqual([]);
  const result = review(reading, [], "2030-01-31");
  expect(asMarkdown(result) + asJson(result)).not.toMatch(/(correct|old)-horse/);
  return asMarkdown(result);
};

test("a project with modules, for_each, a check, and addresses that moved and were removed", () => {
  expect(told("shop.json")).toBe(`<!-- gantry-review -->
## ⛔ Blocked: do not apply this as it is

2 blocked, 1 needs approval, 2 notices.

### Blocked (2)

- **stateful-replaced** \`shop\`: \`module.db["orders"].aws_db_instance.this[0]\` is replaced: its data is lost
  - Because \`storage_encrypted\` cannot change in place: \`false\` -> \`true\`
  - → Leave that as it was, or add the new one beside it and move over what it holds.
- **stateful-deleted** \`shop\`: \`aws_s3_bucket.assets2\` is deleted: its data is lost
  - Because its block is no longer in the configuration.
  - → Put its block back; when it has to go, keep a copy of what it holds, and waive this rule for this address.

### Needs approval (1)

- **stateful-forgotten** \`shop\`: \`aws_dynamodb_table.sessions\` is forgotten: it stays in the account, and nothing manages it any more
  - → Import it into the state that it is to belong to.

### Notices (2)

- **check-failed** \`shop\`: \`check.name\` fails
  - \`The name is short.\`
- **output-removed** \`shop\`: the output \`topic_arn\` is removed; none of the plans here reads it

<details><summary>Everything that changes: 2 created, 3 updated, 1 replaced, 1 deleted, 1 forgotten</summary>

- \`shop\`: forgets \`aws_dynamodb_table.sessions\`
- \`shop\`: - \`aws_s3_bucket.assets2\`
- \`shop\`: ~ \`aws_sns_topic.orders\`, was \`aws_sns_topic.order\`
  - \`tags_all\`: \`null\` -> \`(known after apply)\`
- \`shop\`: + \`aws_ssm_parameter.url\`
- \`shop\`: ± \`module.db["orders"].aws_db_instance.this[0]\`
  - \`deletion_protection\`: \`false\` -> \`null\`
  - \`instance_class\`: \`"db.t4g.micro"\` -> \`"db.t4g.small"\`
  - \`monitoring_interval\`: \`null\` -> \`0\`
  - \`password\`: \`"(sensitive)"\` -> \`"(sensitive, changed)"\`
  - \`performance_insights_enabled\`: \`null\` -> \`false\`
  - \`storage_encrypted\`: \`false\` -> \`true\`
- \`shop\`: ~ \`module.db["orders"].aws_db_subnet_group.this\`
  - \`supported_network_types\`: \`null\` -> \`(known after apply)\`
  - \`tags_all\`: \`null\` -> \`(known after apply)\`
- \`shop\`: + \`terraform_data.migrate\`

</details>

<details><summary>Folded: what stays, what is only read, tags alone, what is otherwise than at the last apply</summary>

- \`shop\`: 1 with other tags alone

</details>
`);
});

test("with the plan of what it reads: other providers, an import, data, drift", () => {
  const text = told(".");
  expect(text).toContain("- **output-removed-while-read** `network`: the output `subnet_b` is removed, and `shop` still reads it\n");
  expect(text).toContain("- **unknown-type-goes** `network`: `google_dns_record_set.shop[0]` is deleted; these rules do not know what is lost with a `google_dns_record_set`\n  - Because count no longer reaches its index.\n");
  expect(text).toContain('- `network`: = `module.vpc.aws_subnet.private["a"]`, imported\n');
  expect(text).toContain("- `network`: 1 unchanged, 1 read during apply, 1 otherwise than at the last apply\n");
  expect(text).toContain("  s0 --> s1\n");
});
