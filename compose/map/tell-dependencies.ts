import type { Offering } from "./connections";
import { toItsEnd, waitsForEnd } from "./initial-services";
import type { Dependency, ServiceDraft } from "./service-draft";

/** Tells what becomes of each `depends_on` and `links`, now that it is known who offers what, and in which order they come. */
export function tellDependencies(drafts: readonly ServiceDraft[], order: readonly Offering[]): void {
  for (const draft of drafts) {
    for (const dependency of draft.dependencies) tell(draft, dependency, drafts, order);
  }
}

function tell({ ledger, composeName }: ServiceDraft, dependency: Dependency, drafts: readonly ServiceDraft[], order: readonly Offering[]): void {
  const { service, link, condition } = dependency;
  const server = order.find(({ draft }) => draft.composeName === service);
  const client = order.find(({ draft }) => draft.composeName === composeName);
  if (waitsForEnd(condition)) {
    return ledger.mapped(dependency, `${service} runs in every task first, and the task ends if it fails`);
  }
  if (drafts.some((draft) => draft.isInitial && draft.composeName === service)) {
    const remedy = link === undefined ? `wait for the same here: condition: ${toItsEnd}` : `remove it, or wait for it under depends_on, with condition: ${toItsEnd}`;
    return ledger.refused(dependency, `another service waits until ${service} has run to its end`, remedy);
  }
  // Told of where it is read.
  if (server === undefined) return ledger.ignored(dependency, "is not there");
  if (server.ports.length === 0) {
    const remedy = `add expose: ["<port>"] to ${service}, which changes nothing for Docker; if nobody connects to it, remove it here`;
    return ledger.refused(dependency, `${service} names no port, neither does its image, so nothing could reach it`, remedy);
  }
  if (client !== undefined && ![...client.networks].some((name) => server.networks.has(name))) {
    return ledger.ignored(dependency, link === undefined ? "the two share no network: they are deployed in any order" : "the two share no network");
  }
  if (link !== undefined && link !== service) return ledger.mapped(dependency, `${service}, which all find as ${link} too`);
  ledger.replaced(dependency, `deployed behind ${service}, once that is ${condition === "service_healthy" ? "healthy" : "steady"}`);
}
