import type { Origin, Path } from "../../config/problem";
import type { GrammarProblem } from "./grammar-problem";

/** One thing that is wrong with the Compose files. */
export interface ReadProblem {
  readonly rule: string;
  readonly path: Path;
  readonly at: Origin;
  readonly given: unknown;
  readonly allowed: string;
  readonly remedy: string;
}

/** A key that reading has used up, and what became of it. */
export interface UsedKey {
  readonly path: Path;
  readonly at: Origin;
  readonly what: string;
  /** Whether something else of the model stands for it, or nothing. */
  readonly verdict: "replaced" | "ignored";
}

/** A variable that was not set and became empty. */
export interface UnsetVariable {
  readonly name: string;
  readonly at: Origin;
}

/** What reading finds beside the model, each once. */
export class Findings {
  readonly #problems = new Map<string, ReadProblem>();
  readonly #used = new Map<string, UsedKey>();
  readonly #unset = new Map<string, UnsetVariable>();

  problem(problem: ReadProblem): void {
    const key = `${place(problem.at)} ${problem.rule} ${problem.allowed} ${problem.remedy}`;
    if (!this.#problems.has(key)) this.#problems.set(key, problem);
  }

  grammar(rule: string, path: Path, at: Origin, { problem }: GrammarProblem): void {
    this.problem({ rule, path, at, given: problem.given, allowed: problem.allowed, remedy: problem.remedy });
  }

  use(path: Path, at: Origin, what: string): void {
    this.#tell({ path, at, what, verdict: "replaced" });
  }

  leaveOut(path: Path, at: Origin, why: string): void {
    this.#tell({ path, at, what: why, verdict: "ignored" });
  }

  #tell(used: UsedKey): void {
    const key = `${place(used.at)} ${used.path.join("\0")}`;
    if (!this.#used.has(key)) this.#used.set(key, used);
  }

  unsetVariable(name: string, at: Origin): void {
    const key = `${place(at)} ${name}`;
    if (!this.#unset.has(key)) this.#unset.set(key, { name, at });
  }

  get problems(): readonly ReadProblem[] {
    return [...this.#problems.values()];
  }

  get used(): readonly UsedKey[] {
    return [...this.#used.values()];
  }

  get unset(): readonly UnsetVariable[] {
    return [...this.#unset.values()];
  }
}

function place({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`;
}
