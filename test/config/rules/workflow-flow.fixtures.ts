import type { RuleFixture } from "./fixture";
import { acceptJsonata, acceptJsonpath, definitionPath, setStates, setWorkflow, statePath, type WrittenStates } from "./workflow-file";

const pass = { Type: "Pass", End: true } as const;
const branches = (...names: string[]) => names.map((name) => ({ StartAt: name, States: { [name]: pass } }));

export const workflowFlowFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-state": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setWorkflow(file, {
        definition: {
          StartAt: "count",
          States: {
            Count: { Type: "Task", job: "tally", Next: "Left", Catch: [{ ErrorEquals: ["States.ALL"], Next: "Fial" }] },
            Choose: { Type: "Choice", Choices: [{ Variable: "$.a", IsNull: true, Next: "constructor" }], Default: "Bot" },
            Both: { Type: "Parallel", Branches: [{ StartAt: "Left", States: { Left: { Type: "Pass", Next: "Fail" } } }], End: true },
            Fail: { Type: "Fail" },
          },
        },
      }),
    problems: [
      { path: [...definitionPath, "StartAt"], given: "count", allowed: "the name of a state of the same level", remedy: 'did you mean "Count"?' },
      { path: statePath("Count", "Next"), given: "Left", allowed: "the name of a state of the same level", remedy: "name a state of the same level: nothing leads into a branch or out of it" },
      { path: statePath("Count", "Catch", 0, "Next"), given: "Fial", allowed: "the name of a state of the same level", remedy: 'did you mean "Fail"?' },
      {
        path: statePath("Choose", "Choices", 0, "Next"),
        given: "constructor",
        allowed: "the name of a state of the same level",
        remedy: 'use one of "Count", "Choose", "Both" or "Fail"',
      },
      { path: statePath("Choose", "Default"), given: "Bot", allowed: "the name of a state of the same level", remedy: 'did you mean "Both"?' },
      {
        path: statePath("Both", "Branches", 0, "States", "Left", "Next"),
        given: "Fail",
        allowed: "the name of a state of the same level",
        remedy: "name a state of the same level: nothing leads into a branch or out of it",
      },
    ],
  },
  "workflow-state-next": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { Type: "Pass", Next: "B", End: true }, B: { Type: "Pass" } }),
    problems: [
      { path: statePath("A"), given: { Next: "B", End: true }, allowed: "exactly one of Next and End", remedy: "remove one of them" },
      { path: statePath("B"), given: undefined, allowed: "exactly one of Next and End", remedy: "add Next with the name of a state, or End: true" },
    ],
  },
  "workflow-state-unreachable": {
    accepted: acceptJsonata,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Parallel", End: true, Branches: [{ StartAt: "C", States: { C: pass, D: pass } }] },
        B: { Type: "Pass", Next: "B" },
      }),
    problems: [
      {
        path: statePath("B"),
        given: "B",
        allowed: "a state that StartAt or another state leads to",
        remedy: "name it in StartAt, Next, Default or Catch, or remove it",
      },
      {
        path: statePath("A", "Branches", 0, "States", "D"),
        given: "D",
        allowed: "a state that StartAt or another state leads to",
        remedy: "name it in StartAt, Next, Default or Catch, or remove it",
      },
    ],
  },
  "workflow-no-end": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Choice", Choices: [{ Variable: "$.a", IsNull: true, Next: "B" }], Default: "E" },
        B: { Type: "Wait", Seconds: 1, Next: "C" },
        C: { Type: "Pass", Next: "B" },
        E: { Type: "Succeed" },
      }),
    problems: [
      {
        path: statePath(),
        given: ["B", "C"],
        allowed: "a way to an end from every state",
        remedy: "let one of them end with End: true, or lead to a state that does",
      },
    ],
  },
  "workflow-state-name-unique": {
    accepted: acceptJsonata,
    refused: (file) => setStates(file, { A: { Type: "Parallel", End: true, Branches: branches("B", "A", "B") } }),
    problems: [1, 2].map((index) => ({
      path: statePath("A", "Branches", index, "States", index === 1 ? "A" : "B"),
      given: index === 1 ? "A" : "B",
      allowed: "names that stand once in the whole workflow, its branches included",
      remedy: "rename one of them",
    })),
  },
  "workflow-state-name-length": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { ["n".repeat(81)]: { Type: "Pass", Next: "" }, "": { Type: "Succeed" } } satisfies WrittenStates),
    problems: [
      { path: statePath("n".repeat(81)), given: "n".repeat(81), allowed: "1 to 80 characters, not 81", remedy: "shorten it by 1" },
      { path: statePath(""), given: "", allowed: "1 to 80 characters, not 0", remedy: "name it" },
    ],
  },
  "workflow-branches": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { Type: "Parallel", Branches: [], End: true } }),
    problems: [{ path: statePath("A", "Branches"), given: [], allowed: "at least one branch", remedy: "add one, or remove the state" }],
  },
};
