import type { RuleFixture } from "./fixture";

/** The fixtures of every rule, by its id. */
export const fixtures: Readonly<Record<string, RuleFixture>> = {};
