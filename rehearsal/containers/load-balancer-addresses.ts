/** Where this machine reaches a load balancer of the emulator, over plain HTTP. */
export interface LoadBalancerAddress {
  readonly name: string;
  readonly address: string;
}

/** fakecloud forwards for application load balancers, each at a port of its own; other emulators do not. */
export async function loadBalancerAddresses(endpoints: Readonly<Record<string, string>>): Promise<LoadBalancerAddress[]> {
  const endpoint = endpoints["AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2"] ?? endpoints["AWS_ENDPOINT_URL"];
  try {
    const response = await fetch(`${endpoint}/_fakecloud/elbv2/load-balancers`, { signal: AbortSignal.timeout(5000) });
    const { loadBalancers } = (await response.json()) as { loadBalancers: { name: string; boundPort: number | null }[] };
    return loadBalancers.flatMap(({ name, boundPort }) => (boundPort === null ? [] : [{ name, address: `http://127.0.0.1:${boundPort}` }]));
  } catch {
    return [];
  }
}
