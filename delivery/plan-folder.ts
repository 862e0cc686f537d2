import { join, resolve } from "node:path";
import { planSetFile } from "../review/plan-set";

/** Where the plans of an environment are. */
export class PlanFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
  }

  static of(project: string, environment: string): PlanFolder {
    return new PlanFolder(join(project, "plans", environment));
  }

  /** What was synthesized for the plans. */
  get synthesized(): string {
    return join(this.path, "synth");
  }

  /** Where the engine works on a stack. */
  stack(id: string): string {
    return join(this.synthesized, "stacks", id);
  }

  get index(): string {
    return join(this.path, planSetFile);
  }

  /** What came of applying the plans. */
  get applied(): string {
    return join(this.path, "applied.json");
  }

  json(id: string): string {
    return join(this.path, `${id}.json`);
  }

  planFile(id: string): string {
    return join(this.path, `${id}.tfplan`);
  }

  /** Where states are while plans are made that hold nothing but the outputs that stacks are expected to have. */
  get expectedStates(): string {
    return join(this.path, "expected");
  }

  expectedState(id: string): string {
    return join(this.expectedStates, `${id}.tfstate`);
  }
}
