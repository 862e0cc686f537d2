import { whatIsLost } from "../../config/what-is-lost";
import type { Change } from "../change";
import type { Rule } from "../rule";
import { say } from "../text";
import { isRenamed, moveInstead, renamesOf } from "./renames";
import { why } from "./why";

/** Resources that hold what nobody can make again. */
export const statefulRules: readonly Rule[] = [
  {
    id: "stateful-replaced",
    severity: "blocked",
    reason: "What such a resource holds is gone with the old one.",
    find: ({ changes }) =>
      changes.filter(isStateful("replace")).map((change) => ({
        address: change.address,
        text: say`${change.address} is replaced: ${lossOf(change)}`,
        details: why(change),
        remedy: remedyOf(change),
      })),
  },
  {
    id: "stateful-deleted",
    severity: "blocked",
    reason: "What such a resource holds is gone with it.",
    find: (plan) =>
      plan.changes.filter((change) => isStateful("delete")(change) && change.deposed === undefined && !isRenamed(change, plan)).map((change) => ({
        address: change.address,
        text: say`${change.address} is deleted: ${lossOf(change)}`,
        details: why(change),
        remedy: ["Put its block back; when it has to go, keep a copy of what it holds, and waive this rule for this address."],
      })),
  },
  {
    id: "stateful-renamed",
    severity: "blocked",
    reason: "Under another address it is another resource to the engine: the old one is deleted with what it holds.",
    find: (plan) =>
      renamesOf(plan).filter(({ deleted }) => whatIsLost[deleted.type]?.isForGood === true).map((rename) => ({
        address: rename.deleted.address,
        text: say`${rename.deleted.address} is deleted and ${rename.created.address} is made in its place: ${lossOf(rename.deleted)}`,
        details: why(rename.deleted),
        remedy: moveInstead(rename, plan),
      })),
  },
  {
    id: "stateful-forgotten",
    severity: "approval",
    reason: "It stays in the account, but no state knows of it any more.",
    find: ({ changes }) =>
      changes.filter(isStateful("forget")).map((change) => ({
        address: change.address,
        text: say`${change.address} is forgotten: it stays in the account, and nothing manages it any more`,
        details: [],
        remedy: ["Import it into the state that it is to belong to."],
      })),
  },
  {
    id: "stateful-deposed",
    severity: "approval",
    reason: "An old object that an earlier replacement left behind is deleted, with what it holds.",
    find: ({ changes }) =>
      changes.filter((change) => isStateful("delete")(change) && change.deposed !== undefined).map((change) => ({
        address: change.address,
        text: say`the deposed object ${change.deposed ?? ""} of ${change.address} is deleted: ${lossOf(change)}`,
        details: [],
        remedy: ["Make sure that what it holds is in the object that replaced it."],
      })),
  },
];

function isStateful(action: Change["action"]): (change: Change) => boolean {
  return (change) => change.action === action && whatIsLost[change.type]?.isForGood === true;
}

function lossOf({ type, action }: Change): readonly string[] {
  const loss = whatIsLost[type];
  return [(action === "replace" ? loss?.replaced : loss?.removed) ?? ""];
}

function remedyOf({ replacePaths, reason }: Change): readonly string[] {
  if (reason === "replace_because_tainted") return ["Look at it: when it is whole, terraform untaint it and plan anew."];
  return replacePaths.length === 0 ? ["Find out what replaces it."] : ["Leave that as it was, or add the new one beside it and move over what it holds."];
}
