import { isKnown } from "../known";
import type { Platform } from "../platform";
import type { Path, Problem } from "../problem";
import { nearestAllowed } from "./nearest-allowed";

/** What a rule has found: a problem without the rule's name. */
export type Finding = Omit<Problem, "rule">;

/** Something AWS, or this kit, asks of an environment. */
export interface Rule {
  /** What a waiver names. */
  readonly id: string;
  /** Where it is written: `API` is the service model of the named call, the rest are pages of the AWS documentation. */
  readonly source: string;
  /** Everything in the environment that breaks it. Skips what it can't know. */
  check(platform: Platform): Iterable<Finding>;
}

/** A value with the place it stands at. */
export interface Placed<T> {
  readonly path: Path;
  readonly value: T;
}

/** A rule for a number between two bounds, both allowed. */
export function range(
  id: string,
  source: string,
  minimum: number,
  maximum: number,
  unit: string,
  places: (platform: Platform) => Iterable<Placed<number | undefined>>,
): Rule {
  const allowed = `${minimum} to ${maximum}${unit === "" ? "" : ` ${unit}`}`;
  return valueRule(id, source, places, (value) =>
    Number.isInteger(value) && value >= minimum && value <= maximum
      ? undefined
      : { allowed, remedy: nearestAllowed(value, minimum, maximum) },
  );
}

/** A rule for a text of a certain form. */
export function pattern(
  id: string,
  source: string,
  form: RegExp,
  allowed: string,
  remedy: string,
  places: (platform: Platform) => Iterable<Placed<string | undefined>>,
): Rule {
  return valueRule(id, source, places, (value) => (form.test(value) ? undefined : { allowed, remedy }));
}

/** A rule for a value of a fixed set. */
export function oneOf<T extends string | number>(
  id: string,
  source: string,
  values: readonly T[],
  places: (platform: Platform) => Iterable<Placed<T | undefined>>,
): Rule {
  return valueRule(id, source, places, (value) =>
    values.includes(value) ? undefined : { allowed: values.join(", "), remedy: "use one of them" },
  );
}

/** A rule that looks at each of several values by itself; those not given and those not known are left out. */
export function valueRule<T>(
  id: string,
  source: string,
  places: (platform: Platform) => Iterable<Placed<T | undefined>>,
  judge: (value: T) => Pick<Finding, "allowed" | "remedy"> | undefined,
): Rule {
  return {
    id,
    source,
    *check(platform) {
      for (const { path, value } of places(platform)) {
        if (value === undefined || !isKnown(value)) continue;
        const verdict = judge(value);
        if (verdict !== undefined) yield { path, given: value, ...verdict };
      }
    },
  };
}

/** A rule for a whole number that has a lower bound alone. */
export function atLeast(
  id: string,
  source: string,
  minimum: number,
  unit: string,
  places: (platform: Platform) => Iterable<Placed<number | undefined>>,
): Rule {
  return valueRule(id, source, places, (value) =>
    Number.isInteger(value) && value >= minimum
      ? undefined
      : { allowed: `a whole number ${unit === "" ? "" : `of ${unit} `}from ${minimum}`, remedy: `set it to ${Math.max(Math.ceil(value), minimum)} or more` },
  );
}

/** A rule for how many things there may be; their number is what was given. */
export function atMost(
  id: string,
  source: string,
  maximum: number,
  things: string,
  remedy: string,
  places: (platform: Platform) => Iterable<Placed<number>>,
): Rule {
  return valueRule(id, source, places, (count) => (count <= maximum ? undefined : { allowed: `at most ${maximum} ${things}`, remedy }));
}

/** A rule for a list in which nothing stands twice. */
export function distinct(id: string, source: string, places: (platform: Platform) => Iterable<Placed<readonly (string | number)[]>>): Rule {
  return {
    id,
    source,
    *check(platform) {
      for (const { path, value: list } of places(platform)) {
        for (const [index, value] of list.entries()) {
          if (list.indexOf(value) === index || !isKnown(value)) continue;
          yield { path: [...path, index], given: value, allowed: "each entry once", remedy: "remove it: it stands there already" };
        }
      }
    },
  };
}
