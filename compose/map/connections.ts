import type { NamedPort } from "./offered-ports";
import { defaultNetwork } from "./keys/network-keys";
import type { Sections } from "./sections";
import type { ServiceDraft } from "./service-draft";

/** A service with the ports it offers. */
export interface Offering {
  readonly draft: ServiceDraft;
  readonly ports: readonly NamedPort[];
  /** The networks of its containers. */
  readonly networks: ReadonlySet<string>;
}

/** The networks a service is in; without any, the one that Compose makes. */
export function networksOf(draft: ServiceDraft): string[] {
  if (draft.networks.length > 0) return draft.networks.map(({ name }) => name);
  return draft.get("network_mode") === undefined ? [defaultNetwork] : [];
}

/** Whether two services share a network. */
export const meet = (a: Pick<Offering, "networks">, b: Pick<Offering, "networks">) => [...a.networks].some((name) => b.networks.has(name));

/**
 * Lets each service reach every port of those it shares a network with, as on a laptop. A task finds by Service Connect what was
 * there when it started: services behind it in the order are found from its second deployment on.
 */
export function connect(order: readonly Offering[], isMade: (draft: ServiceDraft) => boolean, sections: Sections): void {
  for (const [index, client] of order.entries()) {
    const reached = order.flatMap((server, at) => {
      if (server === client || server.ports.length === 0 || !isMade(server.draft) || !meet(client, server)) return [];
      return [{ service: server.draft.name, ports: server.ports.map(({ name }) => name), ...(at < index ? {} : { startsAfter: false }) }];
    });
    const { draft } = client;
    if (reached.length > 0 && isMade(draft)) sections.set(["services", draft.name, "connectsTo"], reached, (draft.networks[0] ?? draft.place).at);
    draft.ledger.mapped(draft.place, describe(client, reached));
  }
}

function describe({ draft, ports }: Offering, reached: readonly { readonly service: string; readonly startsAfter?: boolean }[]): string {
  const names = (later: boolean) => reached.filter(({ startsAfter }) => (startsAfter === false) === later).map(({ service }) => service);
  const [first, later] = [names(false), names(true)];
  const offers = ports.length === 0 ? "no port" : ports.map(({ containerPort, protocol }) => (protocol === "udp" ? `${containerPort}/udp` : `${containerPort}`)).join(", ");
  return [
    `the service ${draft.name}, which offers ${offers}`,
    ...(first.length > 0 ? [`reaches ${first.join(", ")}, which are deployed first`] : []),
    ...(later.length > 0 ? [`from its second deployment on, ${later.join(", ")}`] : []),
  ].join("; ");
}
