import type { OwnStacks } from "../stacks/own-stacks";

/** Stacks of your own, by the name that environment files use. Gantry never changes this folder again: see docs/own-stacks.md. */
export const ownStacks: OwnStacks = {};
