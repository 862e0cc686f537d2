import { isIP } from "node:net";
import { grammarProblem, type GrammarProblem } from "./grammar-problem";

/** An item of `ports` in long syntax; only what was written. */
export interface PortItem {
  readonly target: number;
  /** A port, or a range such as `8000-9000` for one target. */
  readonly published?: string;
  readonly host_ip?: string;
  readonly protocol?: string;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

const protocols = ["tcp", "udp", "sctp"];

/**
 * Reads the short syntax of a port, `[[host-ip:][published]:]target[/protocol]`, with ranges expanded in Compose's order.
 * @see https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports
 */
export function parsePort(text: string | number): readonly PortItem[] | GrammarProblem {
  const given = `${text}`;
  const sections = given.split(":");
  const [targetText = "", protocolText = ""] = (sections.at(-1) ?? "").split("/");
  const publishedText = sections.at(-2) ?? "";
  const address = sections.slice(0, -2).join(":");

  const hostIp = hostIpOf(address);
  if (hostIp === undefined) return grammarProblem(given, "an IP address before the second colon from the right, IPv6 in brackets", `correct "${address}"`);
  const target = parseRange(targetText);
  if (target === undefined) return grammarProblem(given, "a port of the container from 0 to 65535, or a range such as 8000-8010, last", `correct "${targetText}"`);
  const published = publishedText === "" ? undefined : parseRange(publishedText);
  if (publishedText !== "" && published === undefined) {
    return grammarProblem(given, "a published port from 0 to 65535, or a range such as 8000-8010, before the container's", `correct "${publishedText}"`);
  }
  const protocol = protocolText.toLowerCase();
  if (protocol !== "" && !protocols.includes(protocol)) return grammarProblem(given, "the protocol tcp, udp or sctp", `correct "${protocolText}"`);
  const count = target.last - target.first;
  if (published !== undefined && count > 0 && published.last - published.first !== count) {
    return grammarProblem(given, "as many published ports as ports of the container", "write two ranges of one length");
  }

  const items = Array.from({ length: count + 1 }, (_, index): PortItem => ({
    target: target.first + index,
    ...(published && { published: publishedAt(published, count, index) }),
    ...(hostIp !== "" && { host_ip: hostIp }),
    ...(protocol !== "" && { protocol }),
  }));
  return items.sort((a, b) => (`${a.target}/` < `${b.target}/` ? -1 : 1));
}

/** The address without brackets; `undefined` when it is none. */
function hostIpOf(text: string): string | undefined {
  const address = /^\[(.*)\]$/.exec(text)?.[1];
  if ((address ?? text) === "") return "";
  const ip = address ?? (text.includes(":") ? "" : text);
  return isIP(ip) !== 0 && !ip.includes("%") ? ip : undefined;
}

function publishedAt(published: Range, targets: number, index: number): string {
  const first = `${published.first + index}`;
  return targets === 0 && published.last > published.first ? `${first}-${published.last}` : first;
}

function parseRange(text: string): Range | undefined {
  const [first, last] = text.split("-").map(parsePortNumber);
  if (first === undefined) return undefined;
  if (!text.includes("-")) return { first, last: first };
  return last === undefined || last < first ? undefined : { first, last };
}

function parsePortNumber(text: string): number | undefined {
  return /^\d+$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}
