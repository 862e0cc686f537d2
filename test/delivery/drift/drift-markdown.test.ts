import type { DriftFinding, DriftKind } from "../../../delivery/drift/drift-finding";
import { driftJson } from "../../../delivery/drift/drift-json";
import { driftMarkdown } from "../../../delivery/drift/drift-markdown";
import { exitCodeOf, type EnvironmentDrift } from "../../../delivery/drift/find-drift";
import { say } from "../../../review/text";

const finding = (kind: DriftKind, address: string, more: Partial<DriftFinding> = {}): DriftFinding => ({ kind, stack: "dev-compute", address, text: say`was ${[kind]}`, details: [], ...more });
const drift = (...findings: DriftFinding[]): EnvironmentDrift => ({ environment: "dev", account: "111122223333", region: "eu-west-1", stacks: ["dev-network", "dev-compute"], findings });

const all = drift(
  finding("changed", "aws_lb.a", { details: [say`idle_timeout: ${60} was applied, it is ${"<b>120</b> | @all"}`], remedy: say`An apply sets it back.` }),
  finding("gone", "aws_lb.b"),
  finding("beside", "aws_lb.c"),
  finding("owned", "aws_lb.d"),
  finding("added", "aws_lb.e"),
  finding("follows", "aws_lb.f"),
  finding("not-applied", "aws_lb.g"),
  finding("not-applied", "aws_lb.h"),
);

test("what somebody did comes first, all else is folded", () => {
  expect(driftMarkdown([all])).toBe(`<!-- gantry-drift -->

## dev: ⚠️ 3 things are not as applied

Account 111122223333, eu-west-1; 2 stacks looked at. 2 changes are not applied yet: \`npm run plan -- dev\` shows them.

What to do stands beside each.

### Gone (1)

- \`dev-compute\`: \`aws_lb.b\` was gone

### Changed by hand (1)

- \`dev-compute\`: \`aws_lb.a\` was changed
  - idle_timeout: 60 was applied, it is \`<b>120</b> | @all\`
  - → An apply sets it back.

### Added by hand (1)

- \`dev-compute\`: \`aws_lb.c\` was beside

<details><summary>dev: what changes with it (1)</summary>

- \`dev-compute\`: \`aws_lb.f\` was follows

</details>

<details><summary>dev: what the files leave to ECS and scaling (1)</summary>

- \`dev-compute\`: \`aws_lb.d\` was owned

</details>

<details><summary>dev: what AWS and other resources filled in (1)</summary>

- \`dev-compute\`: \`aws_lb.e\` was added

</details>
`);
});

test("an environment as it was applied takes a line", () => {
  expect(driftMarkdown([drift()])).toBe(`<!-- gantry-drift -->

## dev: ✅ as it was applied

Account 111122223333, eu-west-1; 2 stacks looked at.

Nobody changed anything by hand.
`);
});

test("only what somebody did by hand fails", () => {
  const folded = drift(...all.findings.filter(({ kind }) => !["gone", "changed", "beside"].includes(kind)));
  expect([exitCodeOf([drift()]), exitCodeOf([folded]), exitCodeOf([folded, all])]).toEqual([0, 0, 2]);
});

test("programs get everything as text", () => {
  expect(JSON.parse(driftJson([drift(all.findings[0] as DriftFinding)]))).toEqual({
    formatVersion: 1,
    environments: [
      {
        environment: "dev",
        account: "111122223333",
        region: "eu-west-1",
        stacks: ["dev-network", "dev-compute"],
        isAsApplied: false,
        findings: [
          { kind: "changed", stack: "dev-compute", address: "aws_lb.a", text: "was changed", details: ["idle_timeout: 60 was applied, it is <b>120</b> | @all"], remedy: "An apply sets it back." },
        ],
      },
    ],
  });
});
