/** How much a TLS policy of a load balancer asks of clients: lowest version, newest version, which ciphers. */
type Strength = readonly [lowest: number, newest: number, ciphers: number];

/**
 * Whether clients may connect with less than before; also where a policy is not known.
 * Source: Elastic Load Balancing, "Security policies for your Application Load Balancer".
 */
export function isWeakerPolicy(before: string, after: string): boolean {
  if (before === after) return false;
  const [old, now] = [strengthOf(before), strengthOf(after)];
  if (old === undefined || now === undefined) return true;
  return now[0] < old[0] || now[1] < old[1] || now[2] < old[2];
}

function strengthOf(policy: string): Strength | undefined {
  const [, family, lowest = "", rest = ""] = /^ELBSecurityPolicy-(TLS13|TLS|FS)(?:-1-([0-3]))?((?:-(?:Res|Ext[0-2]|FIPS|PQ))*)-\d{4}-\d{2}$/.exec(policy) ?? [];
  if (family === undefined) return /^ELBSecurityPolicy-\d{4}-\d{2}$/.test(policy) ? [0, 2, 1] : undefined;
  const extension = /-Ext([0-2])/.exec(rest)?.[1];
  const ciphers = rest.includes("-Res") ? 3 : extension === undefined ? 2 : 1 - Number(extension);
  return [lowest === "" ? 0 : Number(lowest), family === "TLS13" ? 3 : 2, lowest === "3" ? 3 : ciphers];
}
