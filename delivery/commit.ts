import { git } from "../engine/git";
import type { PlanSet } from "../review/plan-set";

/** What the working copy is of. */
export type Commit = Pick<PlanSet, "commit" | "tree" | "hasUncommittedChanges">;

/** The commit that is checked out; nothing outside of git. */
export async function commitOf(project: string): Promise<Commit> {
  const [commit, tree, status] = await Promise.all([git(["rev-parse", "HEAD"], project), git(["rev-parse", "HEAD^{tree}"], project), git(["status", "--porcelain"], project)]);
  return { ...(commit === undefined ? {} : { commit }), ...(tree === undefined ? {} : { tree }), hasUncommittedChanges: status !== undefined && status !== "" };
}
