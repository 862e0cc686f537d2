/** Where the form of names is written. It is the narrowest of the resources a name becomes part of. */
export const nameSource = "Gantry guide, Names; API CreateLoadBalancer, CreateRepository and CreateService";

const longest = 40;

/** Safe in every ARN, Terraform address and DNS name. `constructor` is what the constructs library finds in every scope. */
export const safeName = /^(?!constructor$)(?=.{1,40}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
export const safeNameForm = `lower-case letters and digits in words joined by single hyphens, a letter first, at most ${longest} characters`;

/** Proposes the nearest safe name. */
export function safeNameRemedy(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  const safe = words.replaceAll(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "").slice(0, longest).replace(/-+$/, "");
  return safe === "" || safe === name ? "choose another name" : `rename it, for example to "${safe}"`;
}
