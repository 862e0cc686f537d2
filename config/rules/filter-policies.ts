import { isKnown } from "../known";
import type { Path } from "../problem";
import { isFields, type Fields } from "../fields";
import { each, everySubscription, type Places } from "./places";
import { atMost, type Finding, type Placed, type Rule } from "./rule";

const source = "SNS Developer Guide, Filter policy constraints in Amazon SNS";

interface Filter {
  readonly policy: Fields;
  /** Whether the body of messages is looked at, where keys may hold keys. */
  readonly nested: boolean;
}

const filters: Places<Filter> = function* (platform) {
  for (const { path, value } of everySubscription(platform)) {
    if (value.filterPolicy === undefined) continue;
    yield { path: [...path, "filterPolicy"], value: { policy: value.filterPolicy, nested: value.filterPolicyScope === "MessageBody" } };
  }
};

/** `$or` holds a list of policies, one of which must fit. */
const isAlternatives = (key: string, value: unknown): value is readonly Fields[] => key === "$or" && Array.isArray(value) && value.every(isFields);

/** How SNS weighs a policy. */
interface Weight {
  /** Keys that hold values, of the alternative that has the most. */
  readonly keys: number;
  /** Values of each key, times how deep it lies, multiplied; of alternatives, the sum. */
  readonly combinations: number;
}

function weigh(policy: Fields, level = 1): Weight {
  const parts = Object.entries(policy).map(([key, value]): Weight => {
    if (isAlternatives(key, value)) return either(value.map((alternative) => weigh(alternative, level)));
    if (isFields(value)) return weigh(value, level + 1);
    return { keys: 1, combinations: Array.isArray(value) && isKnown(value) ? value.length * level : 1 };
  });
  return parts.reduce((all, part) => ({ keys: all.keys + part.keys, combinations: all.combinations * part.combinations }), { keys: 0, combinations: 1 });
}

function either(alternatives: readonly Weight[]): Weight {
  return { keys: Math.max(0, ...alternatives.map(({ keys }) => keys)), combinations: alternatives.reduce((sum, { combinations }) => sum + combinations, 0) };
}

/** What can't stand behind a key. */
function* wrongValues({ policy, nested }: Filter, path: Path): Iterable<Finding> {
  for (const [key, value] of Object.entries(policy)) {
    const at = [...path, key];
    if (!isKnown(value)) continue;
    if (isAlternatives(key, value)) for (const [index, alternative] of value.entries()) yield* wrongValues({ policy: alternative, nested }, [...at, index]);
    else if (Array.isArray(value) && value.length > 0 && !value.some(Array.isArray)) continue;
    else if (nested && isFields(value) && Object.keys(value).length > 0) yield* wrongValues({ policy: value, nested }, at);
    else yield { path: at, given: value, ...listWanted(value, nested) };
  }
}

function listWanted(value: unknown, nested: boolean): Pick<Finding, "allowed" | "remedy"> {
  const allowed = `a list of values that are no lists${nested ? ", or an object with keys" : ""}`;
  if (Array.isArray(value)) return { allowed, remedy: value.length === 0 ? "name what is let through, or leave the key out" : "write the values into one list" };
  return { allowed, remedy: isFields(value) && !nested ? 'set filterPolicyScope to "MessageBody": attributes have no keys in them' : "put it into a list" };
}

const weights = (part: keyof Weight): Places<number> => each(filters, ({ policy }) => weigh(policy)[part]);

const largest = 256 * 1024;

const nothing = ({ value: { policy } }: Placed<Filter>) => Object.keys(policy).length === 0;

/** What filter policies of subscriptions may ask. */
export const filterPolicyRules: readonly Rule[] = [
  {
    id: "filter-policy-values",
    source,
    *check(platform) {
      for (const filter of filters(platform)) {
        if (nothing(filter)) yield { path: filter.path, given: filter.value.policy, allowed: "a policy with a key", remedy: "remove it to let everything through" };
        yield* wrongValues(filter.value, filter.path);
      }
    },
  },
  atMost("filter-policy-keys", source, 5, "keys that hold values", "leave some out, or let the reader of the queue choose", weights("keys")),
  atMost(
    "filter-policy-combinations",
    source,
    150,
    "combinations: the numbers of values of all keys multiplied, each with the depth of its key",
    "leave values out, or use prefixes and ranges",
    weights("combinations"),
  ),
  {
    id: "filter-policy-size",
    source,
    *check(platform) {
      for (const { path, value: { policy } } of filters(platform)) {
        const bytes = Buffer.byteLength(JSON.stringify(policy));
        if (bytes <= largest) continue;
        yield { path, given: `${bytes} bytes`, allowed: `at most ${largest} bytes as JSON`, remedy: "leave values out, or use prefixes and ranges" };
      }
    },
  },
];
