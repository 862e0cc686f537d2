import type { ServiceDraft } from "./service-draft";

/** Where one service names another as an address. */
export interface Mention {
  readonly service: string;
  /** Port behind the name, where there is one. */
  readonly port: number | undefined;
  /** What names it, as a reader knows it: `environment DB_HOST`. */
  readonly where: string;
}

/** A text in which a service may name others. */
interface Text {
  readonly where: string;
  readonly text: string;
  /** Whether the whole text is an address, by what the variable is called. */
  readonly isAddress: boolean;
}

/** Variables that hold a host by their name: `DB_HOST`, `REDIS_URL`, `brokers`. */
const holdsAddress = /(?:^|_|\b)(?:HOST|HOSTS|HOSTNAME|ADDR|ADDRESS|ADDRESSES|SERVER|SERVERS|URL|URLS|URI|ENDPOINT|ENDPOINTS|BROKER|BROKERS|NODES|CONNECT|UPSTREAM|DSN)$/i;

/** What may be a name of a service; no other is an address. */
const dnsName = /^[A-Za-z0-9_.-]+$/;

/** The other services that a service names as addresses: `db:5432`, `http://api`, or `db` in a variable for a host. */
export function mentionsOf(draft: ServiceDraft, names: readonly string[]): Mention[] {
  return textsOf(draft).flatMap(({ where, text, isAddress }) =>
    names.filter((name) => dnsName.test(name)).flatMap((service): Mention[] => {
      const form = new RegExp(`(^|[^A-Za-z0-9_.-])${service.replaceAll(".", "\\.")}(?::(\\d{2,5})(?!\\d)|(?![A-Za-z0-9_.:-]))`, "g");
      return [...text.matchAll(form)].flatMap((match) => {
        const [, before = "", port] = match;
        const afterScheme = /[/@]$/.test(text.slice(0, match.index + before.length)) && /(?:\/\/|@)$/.test(text.slice(0, match.index + before.length));
        return port !== undefined || afterScheme || (isAddress && isWholeItem(text, service)) ? [{ service, port: port === undefined ? undefined : Number(port), where }] : [];
      });
    }),
  );
}

/** Whether a text, or an item of its list, is nothing but the name. */
const isWholeItem = (text: string, name: string) => text.split(/[\s,;]+/).includes(name);

function textsOf(draft: ServiceDraft): Text[] {
  const variables = Object.entries((draft.container.get("environmentVariables")?.value ?? {}) as Record<string, string>);
  const words = ["command", "entryPoint"].flatMap((key) => ((draft.container.get(key)?.value ?? []) as string[]).map((text) => ({ where: key.toLowerCase(), text, isAddress: false })));
  const files = draft.files.flatMap(({ target, content }) => ("bytes" in content ? [{ where: target, text: content.bytes.toString("utf8"), isAddress: false }] : []));
  return [...variables.map(([name, text]) => ({ where: `environment ${name}`, text, isAddress: holdsAddress.test(name) })), ...words, ...files];
}
