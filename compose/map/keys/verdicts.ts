import { plain, type Node } from "../../read/node";
import type { Ledger, Place } from "../ledger";
import type { ServiceDraft } from "../service-draft";

/** What is done with a key of a service. Tells the ledger of everything below it. */
export type KeyHandler = (value: Node, place: Place, draft: ServiceDraft) => void;

/** A remedy for what only a laptop needs. */
export const laptopFile = "move it to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here";

/** Tells of a key that begins with `x-`: what is Gantry's must not be passed over. */
export function tellExtension(key: string, place: Place, ledger: Ledger): void {
  if (key === "x-gantry") ledger.refused(place, "x-gantry stands in a service, or in a volume for the owner of its files", "move it there, or into the environment file");
  else ledger.ignored(place, "an extension that is not Gantry's");
}

/** Why nobody reaches a service that runs to its end. */
export const reachedByNobody = "nobody reaches it: it runs to its end before the services that wait for it";

/** A key that does nothing in the cloud. */
export const ignore = (why: string): KeyHandler => (_, place, { ledger }) => ledger.ignored(place, why);

/** A key whose part something else plays in the cloud. */
export const replace = (what: string): KeyHandler => (_, place, { ledger }) => ledger.replaced(place, what);

/** A key that must not be passed over, unless it asks for nothing, or for what is so anyway. */
export function refuse(why: string, remedy: string = `remove it, or ${laptopFile}`, isHarmless: (value: unknown) => boolean = () => false): KeyHandler {
  return (node, place, { ledger }) => {
    const value = plain(node);
    if (isEmpty(value) || isHarmless(value)) ledger.ignored(place, isEmpty(value) ? "asks for nothing" : "is so anyway");
    else ledger.refused(place, why, remedy);
  };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

export const isFalse = (value: unknown) => value === false || value === "false";
export const isTrue = (value: unknown) => value === true || value === "true";
