import { goneEnvironments, readKept } from "../config/kept-file";
import { deliveryTargets } from "../delivery/targets";
import { environmentNames, loadPlatforms } from "../main";

/** `node cli/start.mjs cli/delivery-matrix.ts`: the environments that workflows deliver, also those whose files are gone, as one line of JSON. */
export function run(): void {
  const gone = goneEnvironments(".", environmentNames()).flatMap((name) => readKept(".", name) ?? []);
  console.log(JSON.stringify(deliveryTargets([...loadPlatforms([]), ...gone])));
}
