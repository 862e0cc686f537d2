import { entriesOf, itemsOf, plain, textOf } from "../../read/node";
import { below, type Place } from "../ledger";
import { udpName } from "../publish";
import type { OfferedPort, ServiceDraft } from "../service-draft";
import { ignore, isFalse, reachedByNobody, refuse, tellExtension, type KeyHandler } from "./verdicts";

/** Name of the network of services that name none. */
export const defaultNetwork = "default";

const addresses = refuse("the VPC gives addresses, and new ones with every task", "find it by its name; write no addresses into environment or command");

/** What a service says of a network it is in. */
const networkOptions: Readonly<Record<string, KeyHandler>> = {
  aliases: (value, place, draft) => {
    for (const [index, item] of itemsOf(value).entries()) {
      // Told of where the ports of all services are known.
      draft.aliases.push({ ...below(place, index, item.at), name: textOf(item) ?? "" });
    }
    if (itemsOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
  },
  interface_name: ignore("a task has one interface"),
  ipv4_address: addresses,
  ipv6_address: addresses,
  link_local_ips: addresses,
  mac_address: addresses,
  driver_opts: ignore("options of Docker's network driver"),
  priority: ignore("a task has one interface"),
  gw_priority: ignore("a task has one interface"),
};

const networks: KeyHandler = (value, place, draft) => {
  for (const [name, entry] of entriesOf(value)) {
    const where = below(place, name, entry.at);
    draft.networks.push({ ...where, name });
    draft.ledger.mapped(where, `finds the services of the network ${name} by their names, and reaches the ports they offer`);
    for (const [option, inner] of entriesOf(entry.value)) {
      const at = below(where, option, inner.at);
      const handler = Object.hasOwn(networkOptions, option) ? networkOptions[option] : undefined;
      if (handler === undefined) tellExtension(option, at, draft.ledger);
      else handler(inner.value, at, draft);
    }
  }
  if (entriesOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing: the service is in the network default");
};

const networkMode: KeyHandler = (value, place, draft) => {
  const mode = textOf(value) ?? "";
  if (mode === "bridge" || mode === "default" || mode === "") return draft.ledger.replaced(place, "every task has an address of its own in the VPC");
  if (mode === "host") return draft.ledger.refused(place, "a Fargate task has no host whose network it could share", "remove it and name the ports under ports");
  if (mode === "none") return draft.ledger.refused(place, "a Fargate task always has a network: its image and logs go through it", "remove it; without networks in common nothing reaches it");
  if (mode.startsWith("service:")) return draft.ledger.refused(place, "two services share no network interface", `run it as one of \`sidecars\` of ${mode.slice("service:".length)} under x-gantry: the containers of a task reach each other on localhost`);
  return draft.ledger.refused(place, `there is no network ${mode} in the cloud`, "remove it and use networks");
};

/** A number that a port may have. */
const portNumber = (text: string | undefined) => (text !== undefined && /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535 ? Number(text) : undefined);

const ports: KeyHandler = (value, place, draft) => {
  if (draft.isInitial) return draft.ledger.ignored(place, reachedByNobody);
  for (const [index, item] of itemsOf(value).entries()) portItem(new Map(entriesOf(item).map(([key, entry]) => [key, entry.value])), below(place, index, item.at), draft, item);
  if (itemsOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
};

function portItem(item: ReadonlyMap<string, Parameters<KeyHandler>[0]>, place: Place, draft: ServiceDraft, node: Parameters<KeyHandler>[0]): void {
  const of = (key: string) => textOf(item.get(key));
  const target = portNumber(of("target"));
  const protocol = of("protocol") ?? "tcp";
  if (target === undefined || (protocol !== "tcp" && protocol !== "udp")) {
    return draft.ledger.refused(place, "is no TCP or UDP port", "write it like 8080:80");
  }
  const port: OfferedPort = { ...place, containerPort: target, protocol, name: of("name"), appProtocol: of("app_protocol")?.toLowerCase() };
  draft.offered.push(port);
  const published = of("published") === "0" ? undefined : of("published");
  const isLocal = /^(?:127\.|::1$|localhost$)/.test(of("host_ip") ?? "");
  if (isLocal) draft.ledger.replaced(place, `port ${target}, for other services alone: Compose opens it on the machine's own address ${of("host_ip")}${protocol === "udp" ? `; ${udpName}` : ""}`);
  else if (published !== undefined && portNumber(published) === undefined) draft.ledger.refused(place, "a load balancer listens on one port, not on any of several", "publish one port");
  else draft.published.push({ ...port, published: portNumber(published) ?? target });
  for (const [key, entry] of entriesOf(node)) {
    if (key === "mode") draft.ledger.ignored(below(place, key, entry.at), "the load balancer spreads requests over all tasks");
    if (key.startsWith("x-")) tellExtension(key, below(place, key, entry.at), draft.ledger);
  }
}

/** Ports of one item of `expose`, at most. */
const mostExposed = 100;

/** Ports that services of its networks reach, and nobody else. */
const expose: KeyHandler = (value, place, draft) => {
  if (draft.isInitial) return draft.ledger.ignored(place, reachedByNobody);
  for (const [index, item] of itemsOf(value).entries()) {
    const where = below(place, index, item.at);
    const [, range = "", protocol = "tcp"] = /^(\d+(?:-\d+)?)(?:\/(tcp|udp))?$/i.exec(textOf(item) ?? "") ?? [];
    const [first, last = first] = range.split("-").map(portNumber);
    if (first === undefined || last === undefined || last < first) {
      draft.ledger.refused(where, "is no TCP or UDP port", "write it like 5432");
      continue;
    }
    if (last - first >= mostExposed) {
      draft.ledger.refused(where, `each becomes a port of the task definition, and these are more than ${mostExposed}`, "name those that others connect to");
      continue;
    }
    for (let containerPort = first; containerPort <= last; containerPort++) draft.offered.push({ ...where, containerPort, protocol: protocol.toLowerCase() === "udp" ? "udp" : "tcp" });
    const isUdp = protocol.toLowerCase() === "udp";
    draft.ledger.mapped(where, `port ${range}${isUdp ? "/udp" : ""}, for the services of its networks${isUdp ? `; ${udpName}` : ""}`);
  }
  if (itemsOf(value).length === 0) draft.ledger.ignored(place, "offers no port");
};

/** `db` or `db:database`: a service, and a further name for it. */
const links: KeyHandler = (value, place, draft) => {
  for (const [index, item] of itemsOf(value).entries()) {
    const where = below(place, index, item.at);
    const [service = "", alias = service] = (textOf(item) ?? "").split(":");
    // Told of where the order of all services is known.
    draft.dependencies.push({ ...where, service, condition: "service_started", link: alias });
  }
  if (itemsOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
};

const dependsOn: KeyHandler = (value, place, draft) => {
  for (const [service, entry] of entriesOf(value)) {
    const where = below(place, service, entry.at);
    const condition = textOf(entriesOf(entry.value).find(([key]) => key === "condition")?.[1].value) ?? "service_started";
    // Told of where the order of all services is known.
    draft.dependencies.push({ ...where, service, condition });
    for (const [key, inner] of entriesOf(entry.value)) {
      const at = below(where, key, inner.at);
      if (key === "restart") draft.ledger.ignored(at, isFalse(plain(inner.value)) ? "is so anyway" : "connections go to whichever tasks run; nothing is restarted for them");
      if (key === "required") draft.ledger.ignored(at, "a service that is there is waited for");
      if (key.startsWith("x-")) tellExtension(key, at, draft.ledger);
    }
  }
  if (entriesOf(value).length === 0) draft.ledger.ignored(place, "asks for nothing");
};

/** Keys that say who reaches whom. */
export const networkKeys: Readonly<Record<string, KeyHandler>> = {
  depends_on: dependsOn,
  expose,
  links,
  network_mode: networkMode,
  networks,
  ports,
};

