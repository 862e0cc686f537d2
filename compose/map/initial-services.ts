import { childOf, entriesOf, textOf, type Mapping } from "../read/node";
import type { ServiceDraft } from "./service-draft";

/** Names of the services that others wait for until they have run to their end. */
export function namesOfInitialServices(root: Mapping): ReadonlySet<string> {
  const dependencies = entriesOf(childOf(root, "services")).flatMap(([, { value }]) => entriesOf(childOf(value, "depends_on")));
  return new Set(dependencies.flatMap(([name, { value }]) => (waitsForEnd(textOf(childOf(value, "condition"))) ? [name] : [])));
}

/** Services that others wait for until they have run to their end: they run in the tasks of those others, before them. */
export class InitialServices {
  private readonly byName: ReadonlyMap<string, ServiceDraft>;

  constructor(private readonly drafts: readonly ServiceDraft[]) {
    this.byName = new Map(drafts.map((draft) => [draft.composeName, draft]));
  }

  /** Those that run before a service, each behind those it waits for itself. */
  of(draft: ServiceDraft): ServiceDraft[] {
    const [found, seen] = [new Set<ServiceDraft>(), new Set([draft])];
    const visit = ({ dependencies }: ServiceDraft) => {
      for (const { service, condition } of dependencies) {
        const first = this.byName.get(service);
        if (!waitsForEnd(condition) || first === undefined || seen.has(first)) continue;
        seen.add(first);
        visit(first);
        found.add(first);
      }
    };
    visit(draft);
    return [...found];
  }

  /** Those that stay. */
  get lasting(): ServiceDraft[] {
    return this.drafts.filter(({ isInitial }) => !isInitial);
  }

  /** Those that do not. */
  get ending(): ServiceDraft[] {
    return this.drafts.filter(({ isInitial }) => isInitial);
  }

  /** What a service needs, and what runs before it in its task. */
  needsOf(draft: ServiceDraft): ServiceDraft["dependencies"] {
    return [draft, ...this.of(draft)].flatMap(({ dependencies }) => dependencies);
  }
}

/** Whether a dependency waits for an end. */
export const waitsForEnd = (condition: string | undefined) => condition === toItsEnd;

/** The condition that waits for an end. */
export const toItsEnd = "service_completed_successfully";
