import { revisions } from "../containers/revisions";
import type { Rule } from "../rule";
import { say } from "../text";

const revisionUnseen: Rule = {
  id: "revision-unseen",
  severity: "approval",
  reason: "Nobody can say what will run.",
  find: (plan, all) =>
    revisions(plan, all).filter(({ isSeen }) => !isSeen).map(({ address }) => ({
      address,
      text: say`what ${address} will run cannot be seen before its apply`,
      details: [],
      remedy: ["Review it with what was synthesized, or read it in the code."],
    })),
};

/** What new revisions of task definitions leave open. A new revision by itself is safe. */
export const revisionRules: readonly Rule[] = [revisionUnseen];
