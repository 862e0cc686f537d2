import { z } from "zod";
import { doors } from "./doors";

const listener = z.strictObject({
  /** Port that clients connect to. */
  port: z.number(),
});

const loadBalancer = z.strictObject({
  /** @default "internet-facing" */
  scheme: z.enum(["internet-facing", "internal"]).default("internet-facing"),
  /**
   * ARNs of ACM certificates, the default one first. With any, every listener speaks HTTPS and port 80 redirects to port 443 or, without a listener there, to the lowest one.
   * @default - HTTP
   */
  certificateArns: z.array(z.string()).default([]),
  /** Listeners by name. @default - one named `main` on port 443 with a certificate, on port 80 without */
  listeners: z.record(z.string(), listener).optional(),
  /** IPv4 ranges that may connect. @default - anyone for an internet-facing one, the VPC for an internal one */
  allowedCidrs: z.array(z.string()).optional(),
  /** Seconds a connection may stay silent, 1 to 4000. @default 60 */
  idleTimeoutSeconds: z.number().default(60),
});

export const routing = z.strictObject({
  /** Application load balancers by name, shared by the services. */
  loadBalancers: z.record(z.string(), loadBalancer).default({}),
  /** Private DNS zone of the services that ask for `dns` discovery: `voting.internal`. @default - none */
  dnsNamespace: z.string().optional(),
  ...doors,
});

export type LoadBalancerSpec = Omit<z.output<typeof loadBalancer>, "listeners" | "allowedCidrs"> & {
  readonly listeners: Readonly<Record<string, z.output<typeof listener>>>;
  readonly allowedCidrs: readonly string[];
};
export type Routing = Omit<z.output<typeof routing>, "loadBalancers"> & {
  readonly loadBalancers: Readonly<Record<string, LoadBalancerSpec>>;
};
