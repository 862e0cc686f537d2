import type { Offering } from "./connections";
import { reachedByNobody } from "./keys/verdicts";
import type { ServiceDraft } from "./service-draft";

/** Tells what becomes of the further names of services, now that it is known which ports they offer. */
export function tellAliases(drafts: readonly ServiceDraft[], order: readonly Offering[]): void {
  for (const { ledger, aliases, isInitial, name, composeName } of drafts) {
    const offersTcp = order.some(({ draft, ports }) => draft.composeName === composeName && ports.some(({ protocol }) => protocol === "tcp"));
    for (const alias of aliases) {
      // Told with its service.
      if (alias.path[2] === "links") continue;
      if (isInitial) ledger.ignored(alias, reachedByNobody);
      else if (!offersTcp) ledger.ignored(alias, "nobody reaches it: it offers no TCP port");
      else if (alias.name === name) ledger.ignored(alias, "is its name anyway");
      else ledger.mapped(alias, `aliases ${alias.name}`);
    }
  }
}
