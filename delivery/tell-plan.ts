import type { PlanJson } from "../review/plan-json";
import { effectsOf } from "./effects";

/** What a plan does, in a line. */
export function tellPlan(plan: PlanJson): string {
  const effects = [...effectsOf(plan)];
  const counts = words.flatMap(([word, kind]) => {
    const count = effects.filter(([, effect]) => kind.test(effect.kind)).length;
    return count === 0 ? [] : `${count} ${word}`;
  });
  if (counts.length > 0) return counts.join(", ");
  const outputs = effects.length;
  return outputs === 0 ? "no change" : `${outputs} ${outputs === 1 ? "output changes" : "outputs change"}`;
}

const words = [
  ["to create", /^created$/],
  ["to update", /updated$/],
  ["to replace", /^replaced|^forgotten and created$/],
  ["to destroy", /^destroyed$/],
  ["to forget", /^forgotten$/],
  ["to import", /^imported$/],
  ["to move", /^moved$/],
] as const;
