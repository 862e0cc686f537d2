import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { settingsOfKept, type Kept } from "../config/kept";
import { leavingConfiguration } from "./leaving-stack";
import type { PlanFolder } from "./plan-folder";
import type { StackToPlan } from "./stack-to-plan";

/** The stacks of an environment that are kept and no longer synthesized, in the order in which they were deployed; each gets a folder to be destroyed from. */
export function leftStacks(kept: Kept, synthesized: ReadonlySet<string>, { folder, project }: { readonly folder: PlanFolder; readonly project: string }): StackToPlan[] {
  const left = { ...kept.stacks, ...kept.left };
  const ids = inOrder(Object.keys(left).filter((id) => !synthesized.has(id)).sort(), (id) => left[id]?.dependencies ?? []);
  return ids.map((id) => {
    mkdirSync(folder.stack(id), { recursive: true });
    writeFileSync(join(folder.stack(id), "cdk.tf.json"), JSON.stringify(leavingConfiguration(settingsOfKept(kept, id), project), undefined, 2));
    const dependencies = (left[id]?.dependencies ?? []).filter((each) => ids.includes(each) || synthesized.has(each));
    return { id, folder: folder.stack(id), dependencies, isLeaving: true, protectedAddresses: left[id]?.protected ?? [] };
  });
}

/** Each behind those it reads. */
function inOrder(ids: readonly string[], before: (id: string) => readonly string[]): string[] {
  const order = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (order.has(id) || path.includes(id) || !ids.includes(id)) return;
    before(id).forEach((each) => visit(each, [...path, id]));
    order.add(id);
  };
  ids.forEach((id) => visit(id, []));
  return [...order];
}
