import { writtenTexts } from "../config/literal-text";
import type { Platform } from "../config/platform";
import { reasonByNature } from "./by-nature";
import { isConsequence } from "./consequences";
import type { Declaration } from "./declarations";
import { differencesOf, type Difference } from "./differences";
import { comparable } from "./own-facts";
import { matchesPath } from "./path-pattern";
import { versionsApart, type VersionDifference } from "./versions";

/** A declaration with what it declares. */
export interface Declared {
  readonly declaration: Declaration;
  readonly differences: readonly Difference[];
}

/** Which environment, and where it is. */
export type Compared = Pick<Platform, "environment" | "account" | "region">;

/** What differs between two environments. */
export interface Comparison {
  readonly environments: readonly [Compared, Compared];
  readonly undeclared: readonly Difference[];
  /** In the order of the file. */
  readonly declared: readonly Declared[];
  /** Needs no declaration: a change comes to one environment after the other. */
  readonly versions: readonly VersionDifference[];
  readonly byNature: readonly Difference[];
  /** Declarations for these two environments that no difference needs. */
  readonly unused: readonly Declaration[];
}

/** Exit code of a comparison with a difference that no one declared. */
export const undeclaredExitCode = 2;

/** Compares two environments, and tells what no one declared. */
export function compare(one: Platform, other: Platform, declarations: readonly Declaration[]): Comparison {
  const [first, second] = [writtenTexts(one), writtenTexts(other)];
  const texts = comparable(first, second);
  const all = differencesOf(first, second, texts).filter((difference) => !isConsequence(difference, first, second));
  const byNature = all.filter(({ path }) => reasonByNature(path) !== undefined);
  const { versions, others } = versionsApart(all.filter((difference) => !byNature.includes(difference)), texts);
  const names = [first.environment, second.environment] as const;
  const holding = declarations.filter(({ between }) => between === undefined || names.every((name) => between.includes(name)));
  const means = ({ pattern }: Declaration, { path }: Difference) => matchesPath(pattern, path);
  const declarationOf = (difference: Difference) => holding.find((declaration) => means(declaration, difference));
  return {
    environments: [compared(first), compared(second)],
    undeclared: others.filter((difference) => declarationOf(difference) === undefined),
    declared: holding.flatMap((declaration) => {
      const differences = others.filter((difference) => declarationOf(difference) === declaration);
      return differences.length === 0 ? [] : [{ declaration, differences }];
    }),
    versions,
    byNature,
    unused: holding.filter((declaration) => !others.some((difference) => means(declaration, difference))),
  };
}

function compared({ environment, account, region }: Platform): Compared {
  return { environment, account, region };
}
