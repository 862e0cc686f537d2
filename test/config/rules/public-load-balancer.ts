import type { EnvironmentFile } from "../../../config/environment-file";

type LoadBalancers = NonNullable<NonNullable<EnvironmentFile["routing"]>["loadBalancers"]>;

/** The base's load balancer, changed. */
export const publicOne = (change: LoadBalancers[string]) => ({ loadBalancers: { public: change } });

/** ARN of a certificate, by a number. */
export const certificate = (n: number) =>
  `arn:aws:acm:eu-west-1:111122223333:certificate/${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;
