import type { EnvironmentFile } from "./environment-file";
import type { Origin, Path, TracedProblem } from "./problem";

/** Services that come from other files, and what those files say of other sections: an environment file gives it as `services`. */
export interface Composition {
  readonly kind: "composition";
  /** As an environment file has them; where that says something itself, it wins. */
  readonly sections: Pick<EnvironmentFile, "services"> & Partial<Pick<EnvironmentFile, "storage" | "registry" | "routing">>;
  /** What is wrong with those files, by their own paths, at its place there; without a place, with what the environment file says of them. */
  readonly problems: readonly TracedProblem[];
  /** Where the values of `sections` come from. Of several places that hold a value the longest counts, of the same the last; `undefined` stands for the environment file itself. */
  readonly origins: readonly { readonly path: Path; readonly at: Origin | undefined }[];
}

/** Whether the services of a file come from others. A service named `kind` is no text. */
export function isComposition(services: unknown): services is Composition {
  return typeof services === "object" && services !== null && (services as { kind?: unknown }).kind === "composition";
}
