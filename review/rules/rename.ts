import { whatIsLost } from "../../config/what-is-lost";
import type { Rule } from "../rule";
import { joined, say } from "../text";
import { moveInstead, renamesOf } from "./renames";

/** A construct with another id is another resource to the engine. */
export const rename: Rule = {
  id: "rename",
  severity: "approval",
  reason: "Under another address it is another resource to the engine: the old one is deleted and a new one made, which a moved block avoids.",
  find: (plan) =>
    renamesOf(plan).filter(({ deleted }) => whatIsLost[deleted.type]?.isForGood !== true).map((found) => {
      const loss = whatIsLost[found.deleted.type]?.replaced;
      const text = say`${found.deleted.address} is deleted and ${found.created.address} is made in its place`;
      return { address: found.deleted.address, text: loss === undefined ? text : joined([text, [loss]], ": "), details: [], remedy: moveInstead(found, plan) };
    }),
};
