import type { Rule } from "./rule";

/** Every rule there is, in the order of the file's sections. */
export const rules: readonly Rule[] = [];
