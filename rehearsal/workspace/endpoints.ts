import ipaddr from "ipaddr.js";

const name = /^AWS_ENDPOINT_URL(_[A-Z0-9_]+)?$/;
const everyService = "AWS_ENDPOINT_URL";
const remedy = "Set it to your emulator, or remove it and let the rehearsal start one.";

/** The endpoints a user's environment names: `AWS_ENDPOINT_URL`, and `AWS_ENDPOINT_URL_<SERVICE>` for those that go elsewhere. */
export function endpointsIn(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).flatMap(([key, value]) => (name.test(key) && value !== undefined && value !== "" ? [[key, value]] : [])));
}

/** Why a rehearsal can't use these endpoints; nothing, where there are none. */
export function endpointProblems(endpoints: Readonly<Record<string, string>>): string[] {
  const elsewhere = Object.entries(endpoints).filter(([, url]) => !isLoopback(url));
  const problems = elsewhere.map(([key, url]) => `${key} is "${url}"; a rehearsal takes an http address of this machine alone: localhost, 127.0.0.1 or [::1]. ${remedy}`);
  const [some] = Object.keys(endpoints);
  if (some !== undefined && endpoints[everyService] === undefined) {
    problems.push(`${some} is set and ${everyService} is not; any other service would be the real one. Set ${everyService} too, or remove ${some}.`);
  }
  return problems;
}

/** Whether an address is of this machine, whatever the resolver says of others. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return false;
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return true;
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}
