import type { ChangeJson, PlanJson } from "../review/plan-json";
import { effectsOf, textOf, type Effect } from "./effects";
import { apart } from "./excerpt";
import { fill, isFilled, notKnown, type SameOptions } from "./fill";
import { settingsOf, type Setting } from "./settings-of-change";

export interface DifferenceOptions extends SameOptions {
  /** Hides secrets that are not marked where they stand. */
  readonly hide: (text: string) => string;
}

/** Where a plan differs from the reviewed one, a line each; none when it does the same. Values that are sensitive are not in it. */
export function differences(reviewed: PlanJson, actual: PlanJson, options: DifferenceOptions): string[] {
  const isPart = options.extent === "part";
  const wanted = effectsOf(reviewed);
  const found = effectsOf(actual);
  const other = [...found].flatMap(([place, effect]) => {
    const expected = wanted.get(place);
    if (expected === undefined) return isPart && isLeftOfReplacement(place, effect, wanted) ? [] : [`${place}: would be ${textOf(effect)}, which was not reviewed`];
    const rest = isPart ? restOf(expected, effect) : expected;
    if (textOf(rest) !== textOf(effect)) return [`${place}: would be ${textOf(effect)}; reviewed was that it is ${textOf(expected)}`];
    const changes = [expected.change, effect.change] as const;
    const [wantedChange, foundChange] = rest === effect ? [fromNothing(changes[0]), fromNothing(changes[1])] : changes;
    return settingDifferences(wantedChange, foundChange, options).map((line) => `${place}: ${line}`);
  });
  const missing = isPart ? [] : [...wanted].flatMap(([place, effect]) => (found.has(place) ? [] : [`${place}: was to be ${textOf(effect)}, and would not be`]));
  return [...other, ...missing].map(options.hide).sort();
}

/** What is still to be done of an effect that was begun, if that is what a plan does: of a replacement the second half, of a move nothing, of what failed while it was made all of it. */
function restOf(reviewed: Effect, actual: Effect): Effect {
  const isMaking = reviewed.kind === "created" || reviewed.kind.startsWith("replaced");
  if (isMaking && (actual.kind === "created" || actual.isTainted)) return actual;
  if (reviewed.movedFrom !== undefined && actual.movedFrom === undefined) return { kind: reviewed.kind, isTainted: reviewed.isTainted, change: reviewed.change };
  return reviewed;
}

/** Whether it is the old one of a reviewed replacement, which goes when the new one is there. */
function isLeftOfReplacement(place: string, { kind }: Effect, wanted: ReadonlyMap<string, Effect>): boolean {
  const address = /^(.*) \(deposed \w+\)$/.exec(place)?.[1];
  return kind === "destroyed" && address !== undefined && wanted.get(address)?.kind === "replaced, the new one first";
}

function fromNothing(change: ChangeJson): ChangeJson {
  return { ...change, before: null };
}

/** The arguments that a change sets otherwise than the reviewed one, with its placeholders filled in. */
function settingDifferences(reviewed: ChangeJson, actual: ChangeJson, options: DifferenceOptions): string[] {
  if (actual.actions.includes("delete") && !actual.actions.includes("create")) return [];
  const [wanted, found] = [settingsOf(reviewed), settingsOf(actual)];
  return [...new Set([...wanted.keys(), ...found.keys()])].sort().flatMap((name) => {
    const [before, after] = [wanted.get(name), found.get(name)];
    if (before !== undefined && after !== undefined && isFilled(before.value, after.value, options)) return [];
    const isSensitive = [before, after].some((setting) => setting?.isSensitive);
    // Before they are cut: half a secret is not known for what it is.
    const [is, was] = apart(options.hide(shown(after, isSensitive)), options.hide(fill(shown(before, isSensitive), options.filled)));
    return `${name} would be ${is}; reviewed was ${was}`;
  });
}

function shown(setting: Setting | undefined, isSensitive: boolean): string {
  if (setting === undefined) return "what it is now";
  if (isSensitive) return "(sensitive)";
  return JSON.stringify(setting.value, (_, value: unknown) => (value === notKnown ? "(known after apply)" : value));
}
