import { z } from "zod";

/** A single value, or values by name. */
export const outputTypes = ["string", "map"] as const;

/** By reader, layer and name of the output, as the state has it. */
export const consumers = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.enum(outputTypes))));

export type OutputType = (typeof outputTypes)[number];
