import { whatIsLost } from "../../config/what-is-lost";
import type { Change } from "../change";
import type { Rule } from "../rule";
import { say } from "../text";
import { isRenamed } from "./renames";
import { why } from "./why";

/** Something that serves is gone, for a while or for good. */
export const serviceStops: Rule = {
  id: "service-stops",
  severity: "approval",
  reason: "While it is replaced, or once it is gone, nobody is served.",
  find: (plan) =>
    plan.changes.filter((change) => isServing(change) && change.deposed === undefined && !isRenamed(change, plan)).map((change) => ({
      address: change.address,
      text: say`${change.address} is ${[`${change.action}d`]}: ${[lossOf(change)]}`,
      details: why(change),
    })),
};

function isServing({ type, action }: Change): boolean {
  return (action === "replace" || action === "delete") && whatIsLost[type]?.isForGood === false;
}

function lossOf({ type, action, isCreatedFirst }: Change): string {
  const loss = whatIsLost[type];
  if (action === "delete") return loss?.removed ?? "";
  return isCreatedFirst ? "the new one is made first; what it serves moves over, or stops for a moment" : (loss?.replaced ?? "");
}
