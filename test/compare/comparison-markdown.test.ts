import { compare } from "../../compare/comparison";
import { comparisonJson } from "../../compare/comparison-json";
import { comparisonMarkdown } from "../../compare/comparison-markdown";
import { readDeclarations } from "../../compare/declarations";
import { basePlatform } from "../config/base-platform";

const dev = basePlatform((file) => void (file.environment = "dev"));
const prod = basePlatform((file) => {
  Object.assign(file, { environment: "prod", account: "444455556666", protected: true, profile: "admin", assumeRoleArn: "arn:aws:iam::444455556666:role/admin", tags: { CostCentre: "7" } });
  file.services.web.memoryMiB = 1024;
  file.services.worker.memoryMiB = 1024;
  file.services.web.image = { repository: "web", tag: "0.9.0" };
  file.services.web.environmentVariables = { GREETING: "a | `b`\n<script> $${x}" };
});
const declared = "- path: protected\n  reason: data | of *customers*\n- path: owner\n  reason: nobody\n";
const comparison = compare(dev, prod, readDeclarations(declared, ["dev", "prod"]).declarations);

test("a stranger sees what differs, and why that is meant", () => {
  expect(comparisonMarkdown(comparison)).toBe(`# dev and prod: 3 differences that no one declared

dev is in account 111122223333, eu-west-1; prod is in account 444455556666, eu-west-1. What follows from their names, accounts, regions and addresses is not told.

| place                                        | dev     | prod                            |
|----------------------------------------------|---------|---------------------------------|
| \`services.web.environmentVariables.GREETING\` | nothing | \`\` "a \\| \`b\`\\n<script> \${x}" \`\` |
| \`services.{web,worker}.memoryMiB\`            | \`512\`   | \`1024\`                          |

Make them the same, or say in \`environments/differences.yaml\` why they are meant:

\`\`\`yaml
- path: services.web.environmentVariables.GREETING
  between: [dev, prod]
  reason: ...
\`\`\`

Not the same version, which needs no declaration: \`services.web\` is \`1.0.0\` in dev and \`0.9.0\` in prod.

<details>
<summary>1 declared difference</summary>

| place       | dev     | prod   | why                      |
|-------------|---------|--------|--------------------------|
| \`protected\` | \`false\` | \`true\` | data \\| of \\*customers\\* |

</details>

By nature they differ in \`assumeRoleArn\`, \`profile\` (it leads into the account); \`tags.CostCentre\` (tags tell whose and what for it is, and change nothing).

Declared in \`environments/differences.yaml\`, and no difference:
- line 3: \`owner\`, nobody
`);
});

test("no difference is said in the first line", () => {
  const prodAlike = basePlatform((file) => Object.assign(file, { environment: "prod", account: "444455556666" }));
  expect(comparisonMarkdown(compare(dev, prodAlike, []))).toMatch(/^# dev and prod: no difference\n/);
});

test("programs get the values whole", () => {
  expect(JSON.parse(comparisonJson(comparison))).toEqual({
    formatVersion: 1,
    environments: [
      { environment: "dev", account: "111122223333", region: "eu-west-1" },
      { environment: "prod", account: "444455556666", region: "eu-west-1" },
    ],
    undeclared: [
      { path: "services.web.environmentVariables.GREETING", dev: null, prod: "a | `b`\n<script> ${x}" },
      { path: "services.web.memoryMiB", dev: 512, prod: 1024 },
      { path: "services.worker.memoryMiB", dev: 512, prod: 1024 },
    ],
    declared: [{ path: "protected", dev: false, prod: true, reason: "data | of *customers*", line: 1 }],
    versions: [{ path: "services.web", dev: "1.0.0", prod: "0.9.0" }],
    byNature: [
      { path: "assumeRoleArn", dev: null, prod: "arn:aws:iam::444455556666:role/admin" },
      { path: "profile", dev: null, prod: "admin" },
      { path: "tags.CostCentre", dev: null, prod: "7" },
    ],
    unused: [{ path: "owner", reason: "nobody", line: 3 }],
  });
});
