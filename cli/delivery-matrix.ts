import { deliveryTargets } from "../delivery/targets";
import { loadPlatforms } from "../main";

/** `node cli/start.mjs cli/delivery-matrix.ts`: the environments that workflows deliver, as one line of JSON. */
export function run(): void {
  console.log(JSON.stringify(deliveryTargets(loadPlatforms([]))));
}
