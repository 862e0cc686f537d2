import type { Grants } from "./grants";

/** Where the value of a variable comes from. */
export type GrantedThing =
  | { readonly kind: "queue"; readonly name: string }
  | { readonly kind: "topic"; readonly name: string }
  | { readonly kind: "file-system"; readonly name: string }
  | { readonly kind: "state-machine"; readonly name: string };

const endings = { queue: "QUEUE_URL", topic: "TOPIC_ARN", "file-system": "FILE_SYSTEM_ID", "state-machine": "STATE_MACHINE_ARN" } as const;

/** The environment variables by which the containers of a task find what is granted to it. */
export function grantVariables(grants: Grants): Record<string, GrantedThing> {
  const named = (kind: GrantedThing["kind"], names: object) => Object.keys(names).map((name) => [variableName(kind, name), { kind, name }] as const);
  return Object.fromEntries([
    ...named("queue", grants.queues),
    ...named("topic", grants.topics),
    ...named("file-system", grants.fileSystems),
    ...named("state-machine", grants.stateMachines),
  ]);
}

/** `order-mails` is `ORDER_MAILS_QUEUE_URL`. */
function variableName(kind: GrantedThing["kind"], name: string): string {
  return `${name.replaceAll("-", "_").toUpperCase()}_${endings[kind]}`;
}
