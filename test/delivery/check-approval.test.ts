import { approvalProblems, type Approval } from "../../delivery/check-approval";
import { setDigest } from "../../review/digest";
import { setOf } from "../review/plans";

const set = setOf([], { commit: "c1", tree: "t1" });
const approval: Approval = { digest: undefined, commit: { commit: "c1", tree: "t1", hasUncommittedChanges: false }, binary: { name: "terraform", path: "/bin/terraform", version: "1.11.4" } };
const at = (commit: string | undefined, tree: string | undefined): Approval => ({ ...approval, commit: { ...(commit === undefined ? {} : { commit }), ...(tree === undefined ? {} : { tree }), hasUncommittedChanges: false } });
const { commit: _commit, tree: _tree, ...outsideOfGit } = set;

test.each<[string, typeof set, Approval]>([
  ["what was planned is checked out", set, approval],
  ["it was merged as another commit", set, at("c2", "t1")],
  ["the digest is the approved one", set, { ...approval, digest: setDigest(set) }],
  ["files were changed that are not in the commit, in the same place", { ...set, hasUncommittedChanges: true }, approval],
  ["there is no git", outsideOfGit, at(undefined, undefined)],
])("they may be applied: %s", (_, plans, given) => {
  expect(approvalProblems(plans, given)).toEqual([]);
});

test.each<[string, typeof set, Approval, string]>([
  ["another digest", set, { ...approval, digest: "d0" }, `The plans have the digest ${setDigest(set)}, and d0 was approved: they are other plans.`],
  ["another tree", set, at("c2", "t2"), "The plans were made of commit c1, and commit c2 is checked out, which holds something else."],
  [
    "another commit of a tree that was not all",
    { ...set, hasUncommittedChanges: true },
    at("c2", "t1"),
    "The plans were made of commit c1 and files that were not committed, and commit c2 is checked out, which holds something else.",
  ],
  ["no git", set, at(undefined, undefined), "The plans were made of commit c1, and no commit is checked out, which holds something else."],
  ["plans from outside of git", outsideOfGit, approval, "The plans were made of no commit, and commit c1 is checked out, which holds something else."],
  ["another engine", set, { ...approval, binary: { name: "tofu", path: "/bin/tofu", version: "1.11.4" } }, "The plans were made by terraform 1.11.4, and /bin/tofu is tofu 1.11.4: only the same one can apply them."],
  [
    "another version",
    set,
    { ...approval, binary: { name: "terraform", path: "/bin/terraform", version: "1.12.0" } },
    "The plans were made by terraform 1.11.4, and /bin/terraform is terraform 1.12.0: only the same one can apply them.",
  ],
])("they may not: %s", (_, plans, given, problem) => {
  expect(approvalProblems(plans, given)).toEqual([problem]);
});

test("all problems are told", () => {
  expect(approvalProblems(set, { ...at("c2", "t2"), digest: "d0", binary: { name: "tofu", path: "/bin/tofu", version: "1.10.0" } })).toHaveLength(3);
});
