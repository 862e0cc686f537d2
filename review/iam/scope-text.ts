import { joined, say, type Text } from "../text";
import type { Scope } from "./added";
import type { Condition } from "./condition";
import type { Part } from "./selection";

/** Says what a scope is about: `s3:GetObject on arn:aws:s3:::a/*, by Service:x.amazonaws.com, if aws:SourceAccount is 111122223333`. */
export function scopeText({ principals, actions, resources, conditions }: Scope): Text {
  const isHolders = principals[0] === "holder";
  return [
    ...partsText(actions),
    ...(resources[0] === "*" && resources.length === 1 && !isHolders ? [] : [" on ", ...partsText(resources)]),
    ...(isHolders ? [] : [" by ", ...partsText(principals)]),
    ...(conditions.length === 0 ? [] : [" if ", ...joined(conditions.map(conditionText), " and ")]),
  ];
}

/** How many of a list are named. */
const most = 10;

function partsText(parts: readonly Part[]): Text {
  const texts = parts.slice(0, most).map((part) => (typeof part === "string" ? say`${part}` : joined([["everything but "], quotedList(part.allBut)], "")));
  return joined(parts.length > most ? [...texts, [`${parts.length - most} more`]] : texts, ", ");
}

function conditionText(condition: Condition): Text {
  return joined([say`${condition.key} ${condition.operator} `, quotedList(condition.values)], "");
}

function quotedList(values: readonly string[]): Text {
  const shown = values.slice(0, most).map((value) => say`${value}`);
  return joined(values.length > most ? [...shown, [`${values.length - most} more`]] : shown, " or ");
}
