import { everything } from "../support/everything";
import { synthesized } from "../support/synthesized";

test("an environment that uses everything synthesizes one stack per layer and group", () => {
  expect(Object.keys(synthesized(everything))).toEqual([
    "all-network",
    "all-storage",
    "all-registry",
    "all-messaging",
    "all-routing",
    "all-compute",
    "all-compute-batch",
    "all-compute-late",
    "all-workflows",
  ]);
});
