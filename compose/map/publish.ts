import type { Path } from "../../config/problem";
import { childOf, entriesOf, entryAt } from "../read/node";
import { reachedByNobody } from "./keys/verdicts";
import { knownImage } from "./known-images";
import { below } from "./ledger";
import type { NamedPort } from "./offered-ports";
import type { PublishOptions } from "./options";
import type { Sections } from "./sections";
import type { PublishedPort, ServiceDraft } from "./service-draft";

/** Ports that are known to speak something else than plain HTTP: databases, brokers, mail, shells, debuggers, FastCGI. */
const otherProtocols = new Set([
  21, 22, 23, 25, 53, 110, 143, 389, 445, 465, 514, 587, 636, 853, 993, 995, 1025, 1433, 1521, 1883, 2049, 2181, 2222, 2379, 2380, 3268, 3306, 3389, 4222,
  4317, 5005, 5044, 5222, 5432, 5433, 5671, 5672, 5678, 5900, 6222, 6379, 6380, 6432, 6650, 7000, 7001, 7687, 8883, 8884, 9000, 9042, 9092, 9093, 9094, 9142,
  9160, 9229, 9230, 9300, 10001, 11211, 19132, 25565, 26257, 26379, 27017, 27018, 27019, 28015, 29015, 29092, 33060, 50051, 51820, 61613, 61616,
]);

/** Whether a published port speaks HTTP: as the file says, as its image is known to, else by its number. */
export function speaksHttp(draft: ServiceDraft, { containerPort, protocol, appProtocol }: Pick<PublishedPort, "containerPort" | "protocol" | "appProtocol">): boolean {
  if (protocol !== "tcp") return false;
  if (appProtocol !== undefined) return ["http", "http2", "grpc"].includes(appProtocol);
  const known = knownImage(draft.text("image") ?? "");
  if (known?.ports.includes(containerPort)) return known.http?.includes(containerPort) ?? false;
  return !otherProtocols.has(containerPort) && !tlsPorts.has(containerPort);
}

/** HTTP within TLS, by convention. */
const tlsPorts = new Set([443, 8443]);

const loadBalancers = { public: "internet-facing", internal: "internal" } as const;

/** What becomes of the ports a service publishes: routes of a load balancer, or nothing but ports that others reach. */
export function publishPorts(draft: ServiceDraft, ports: readonly NamedPort[], sections: Sections): void {
  tellPublish(draft);
  const taken = new Map<string, number>();
  for (const port of draft.published) {
    const told = draft.options.publish?.[String(port.containerPort)];
    if (told === false) draft.ledger.replaced(port, `port ${port.containerPort}, for other services alone, as x-gantry says${port.protocol === "udp" ? `; ${udpName}` : ""}`);
    else if (port.protocol === "udp" || (told === undefined && !speaksHttp(draft, port))) refuse(draft, port);
    else addRoute(draft, port, { options: told ?? {}, portName: nameOf(ports, port), name: routeName(port, taken) }, sections);
  }
}

/** Tells of each port under `publish` whether the service has it. */
function tellPublish(draft: ServiceDraft): void {
  const extension = below(draft.place, "x-gantry");
  const written = entryAt(childOf(draft.node, "x-gantry"), "publish");
  const publish = below(extension, "publish", written?.at);
  const told = Object.keys(draft.options.publish ?? {});
  if (written !== undefined && entriesOf(written.value).length === 0) draft.ledger.ignored(publish, "asks for nothing");
  for (const port of told) {
    const entry = entryAt(written?.value, port);
    const place = entry === undefined ? extension : below(publish, port, entry.at);
    if (draft.isInitial) draft.ledger.refused(place, reachedByNobody, "remove it");
    else if (draft.published.every(({ containerPort }) => String(containerPort) !== port)) {
      const published = draft.published.map(({ containerPort }) => containerPort).join(", ");
      draft.ledger.refused(place, `publish names the port ${port}, which the service does not publish`, published === "" ? "add it to ports" : `use one of ${published}`);
    } else if (entry !== undefined) draft.ledger.mapped(place, `how port ${port} is published`);
  }
}

const nameOf = (ports: readonly NamedPort[], port: PublishedPort) => ports.find((each) => each.containerPort === port.containerPort && each.protocol === port.protocol)?.name ?? "";

/** By the published port; where addresses of the machine publish several ports as one, by the container's too. */
function routeName({ published, containerPort }: PublishedPort, taken: Map<string, number>): string {
  const name = `port-${published}`;
  const other = taken.get(name);
  if (other === undefined) taken.set(name, containerPort);
  return other === undefined || other === containerPort ? name : `${name}-${containerPort}`;
}

/** How others find a port that Service Connect does not carry. */
export const udpName = `others find it by discovery: ["dns"] under x-gantry, with routing.dnsNamespace in the environment file`;

function refuse({ ledger }: ServiceDraft, port: PublishedPort): void {
  const { containerPort, published, protocol } = port;
  const isUdp = protocol === "udp";
  const local = `"127.0.0.1:${published}:${containerPort}${isUdp ? "/udp" : ""}"`;
  const remedy = `to keep it for other services publish ${local}, or say x-gantry: { publish: { "${containerPort}": false } }`;
  if (isUdp) return ledger.refused(port, "a load balancer carries HTTP, and Service Connect TCP", `${remedy}; ${udpName}`);
  if (tlsPorts.has(containerPort)) return ledger.refused(port, `port ${containerPort} speaks TLS, which the load balancer ends itself, with its certificateArns`, `remove it, and keep the port that speaks HTTP; ${remedy}`);
  ledger.refused(port, `port ${containerPort} does not look like HTTP, which is what a load balancer carries`, `${remedy}; if it speaks HTTP, { "${containerPort}": {} }`);
}

/** A route to be, beside its published port. */
interface RouteDraft {
  readonly name: string;
  /** Name of the container's port. */
  readonly portName: string;
  readonly options: PublishOptions;
}

function addRoute(draft: ServiceDraft, port: PublishedPort, { name, portName, options }: RouteDraft, sections: Sections): void {
  const { loadBalancer = "public", listenerPort = port.published, ...route } = options;
  const originOf = (within: Path) => draft.optionOrigin(["publish", String(port.containerPort), ...within]);
  const { at } = port;
  const listener = `port-${listenerPort}`;
  const listenerAt = options.listenerPort === undefined ? at : originOf(["listenerPort"]);
  sections.set(["routing", "loadBalancers", loadBalancer, "scheme"], loadBalancers[loadBalancer], at);
  sections.set(["routing", "loadBalancers", loadBalancer, "listeners", listener], { port: listenerPort }, listenerAt);
  const version = route.protocolVersion ?? protocolVersions[port.appProtocol ?? ""];
  const path = ["services", draft.name, "routes", name];
  sections.set(path, { loadBalancer, listener, port: portName, ...(version && { protocolVersion: version }) }, at);
  // Whatever answers is alive; what is healthy, the container's own check knows better than a status at /.
  if (version !== "GRPC") sections.set([...path, "healthCheck"], { matcher: "200-499" }, at);
  sections.overlay(path, route, originOf);
  draft.ledger.mapped(port, `http://<${loadBalancer} load balancer>:${listenerPort}, to port ${port.containerPort}`);
}

const protocolVersions: Readonly<Record<string, "HTTP2" | "GRPC">> = { http2: "HTTP2", grpc: "GRPC" };
