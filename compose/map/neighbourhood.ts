import { meet, networksOf, type Offering } from "./connections";
import type { InitialServices } from "./initial-services";
import { mentionsOf, type Mention } from "./mentions";
import { offeredPorts } from "./offered-ports";
import { speaksHttp } from "./publish";
import type { ServiceDraft } from "./service-draft";
import { serviceOrder } from "./service-order";

/** A service that names another one as an address. */
interface Call extends Mention {
  readonly client: ServiceDraft;
  readonly server: ServiceDraft;
}

/** The services that stay, each with its networks and the ports it offers, in the order in which they are deployed. */
export function neighbourhood(initial: InitialServices): Offering[] {
  const placed = initial.lasting.map((draft) => ({ draft, networks: new Set([draft, ...initial.of(draft)].flatMap(networksOf)) }));
  const calls = placed.flatMap((client) => callsOf(client, placed.filter((server) => server !== client && meet(client, server)), initial));
  const offerings = placed.map(({ draft, networks }): Offering => ({ draft, networks, ports: offeredPorts(draft, calls.filter(({ server }) => server === draft)) }));
  const order = serviceOrder(
    placed.map(({ draft }) => draft.composeName),
    placed.flatMap(({ draft }) => initial.needsOf(draft).map(({ service }) => ({ first: service, then: draft.composeName }))),
    calls.map(({ client, server }) => ({ first: server.composeName, then: client.composeName })),
    (name) => placed.some(({ draft }) => draft.composeName === name && draft.published.some((port) => speaksHttp(draft, port))),
  );
  return order.flatMap((name) => offerings.filter(({ draft }) => draft.composeName === name));
}

interface Placed {
  readonly draft: ServiceDraft;
  readonly networks: ReadonlySet<string>;
}

/** Whom a service, or what runs before it in its task, names by any of its names. */
function callsOf({ draft }: Placed, near: readonly Placed[], initial: InitialServices): Call[] {
  const servers = near.flatMap(({ draft: server }) => [server.composeName, ...server.aliases.map(({ name }) => name)].map((name) => [name, server] as const));
  return [draft, ...initial.of(draft)].flatMap((each) =>
    servers.flatMap(([name, server]) => mentionsOf(each, [name]).map((mention) => ({ ...mention, client: draft, server }))),
  );
}
