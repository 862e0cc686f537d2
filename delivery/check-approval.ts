import type { EngineBinary } from "../engine/engine-binary";
import { setDigest } from "../review/digest";
import type { PlanSet } from "../review/plan-set";
import type { Commit } from "./commit";

/** What plans must agree with before they are applied. */
export interface Approval {
  /** The digest that was approved. */
  readonly digest: string | undefined;
  /** What is checked out. */
  readonly commit: Commit;
  readonly binary: EngineBinary;
}

/** Why plans may not be applied here and now; nothing when they may. */
export function approvalProblems(set: PlanSet, { digest, commit, binary }: Approval): string[] {
  const own = setDigest(set);
  // A merge makes another commit of the same files.
  const isSameContent = set.tree === commit.tree && (set.commit === commit.commit || !set.hasUncommittedChanges);
  const { name, version } = set.engine;
  return [
    ...(digest === undefined || digest === own ? [] : [`The plans have the digest ${own}, and ${digest} was approved: they are other plans.`]),
    ...(isSameContent ? [] : [`The plans were made of ${named(set)}${set.hasUncommittedChanges ? " and files that were not committed" : ""}, and ${named(commit)} is checked out, which holds something else.`]),
    ...(name === binary.name && version === binary.version ? [] : [`The plans were made by ${name} ${version}, and ${binary.path} is ${binary.name} ${binary.version}: only the same one can apply them.`]),
  ];
}

function named({ commit }: Pick<Commit, "commit">): string {
  return commit === undefined ? "no commit" : `commit ${commit}`;
}
