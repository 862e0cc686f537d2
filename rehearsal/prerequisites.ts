import { findEngine, type EngineBinary } from "../engine/engine-binary";
import { missingPrerequisite, Refusal } from "../engine/refusal";
import { chooseLineUp } from "./emulators/line-ups";
import type { Rehearsal } from "./rehearsal";
import { endpointProblems, endpointsIn } from "./workspace/endpoints";
import { nothingReal } from "./workspace/installed";

/** What can be known to be wrong before the work begins, in one message; gives the engine. */
export function checkPrerequisites({ environment, emulator, variables }: Pick<Rehearsal, "environment" | "emulator" | "variables">): EngineBinary {
  // It becomes the name of a folder.
  if (!/^[\w-]+$/.test(environment)) throw new Refusal(`There is no environment "${environment}". Name a file in environments/, without .ts.`);
  const endpoints = endpointsIn(variables);
  const problems = endpointProblems(endpoints);
  const refusals: Refusal[] = problems.length === 0 ? [] : [new Refusal(nothingReal(problems))];
  const engine = unlessRefused(refusals, () => findEngine(variables));
  if (Object.keys(endpoints).length === 0) unlessRefused(refusals, () => chooseLineUp(variables, emulator));
  if (engine !== undefined && refusals.length === 0) return engine;
  const isMissing = refusals.some(({ exitCode }) => exitCode === missingPrerequisite);
  throw new Refusal(refusals.map(({ message }) => message).join("\n\n"), isMissing ? missingPrerequisite : 1);
}

function unlessRefused<T>(refusals: Refusal[], find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusals.push(error);
    return undefined;
  }
}
