import { parseEnvironment } from "../../../config/parse-environment";
import { formatPath } from "../../../config/problem";
import { isWaivable } from "../../../config/rules/check-rules";
import type { Finding } from "../../../config/rules/rule";
import { rules } from "../../../config/rules/rules";
import { baseEnvironment } from "../base-environment";
import type { RuleFixture } from "./fixture";
import { fixtures } from "./fixtures";

const ids = rules.map((rule) => rule.id);

function problemsOf(change: RuleFixture["accepted"]) {
  const file = baseEnvironment();
  change(file);
  return parseEnvironment(file).problems;
}

/** In which order a report tells them is no matter of the rule. */
function byPath(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (formatPath(a.path) < formatPath(b.path) ? -1 : 1));
}

test("the base environment breaks no rule", () => {
  expect(problemsOf(() => {})).toEqual([]);
});

test("every rule has an id of its own and names its source", () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of rules) expect(rule.source).not.toBe("");
});

test("every rule has fixtures, and every fixture a rule", () => {
  expect(Object.keys(fixtures).sort()).toEqual([...ids].sort());
});

describe.each(ids)("rule %s", (id) => {
  const fixture = fixtures[id];

  test("accepts what is allowed", () => {
    expect(fixture && problemsOf(fixture.accepted)).toEqual([]);
  });

  test("refuses what is not, and says what to do", () => {
    const found = fixture ? problemsOf(fixture.refused).filter((problem) => problem.rule === id) : [];
    expect(byPath(found.map(({ rule: _, ...finding }) => finding))).toEqual(byPath(fixture?.problems ?? []));
  });

  test(isWaivable(id) ? "is waived by its id with a reason" : "can't be waived, and says so", () => {
    if (fixture === undefined) throw new Error("no fixture");
    const waived = problemsOf((file) => {
      fixture.refused(file);
      file.waivers = { [id]: "tried, and it works" };
    });
    const found = waived.filter((problem) => problem.rule === id).map((problem) => formatPath(problem.path));
    expect(found.sort()).toEqual(isWaivable(id) ? [] : fixture.problems.map((problem) => formatPath(problem.path)).sort());
    expect(waived.filter((problem) => problem.rule === "waiver-indispensable")).toHaveLength(isWaivable(id) ? 0 : 1);
  });
});
