import type { Rule } from "../rule";
import { say } from "../text";

const past: Readonly<Record<string, string>> = { delete: "deleted", replace: "replaced", forget: "forgotten" };

/** A block that is gone takes its `prevent_destroy` with it; the list of kept addresses stays. */
export const protectedAddress: Rule = {
  id: "protected-address",
  severity: "blocked",
  reason: "Its address was accepted as that of something that must not go, also when its block and prevent_destroy are gone.",
  find: ({ changes, set }) =>
    changes.filter(({ address, action, deposed }) => set?.protectedAddresses.includes(address) === true && past[action] !== undefined && deposed === undefined).map(({ address, action }) => ({
      address,
      text: say`${address} is on the list of kept addresses, and is ${[past[action] ?? ""]}`,
      details: [],
      // A new one at its address stays on the list.
      remedy: [action === "replace" ? "If it has to go, waive this rule for this address." : "If it has to go, accept it: npm run synth -- --accept-addresses, and say in the pull request why."],
    })),
};
