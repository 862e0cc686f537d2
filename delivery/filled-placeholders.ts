import type { Engine } from "../engine/engine";
import { Refusal } from "../engine/refusal";
import type { Stack } from "../engine/stack";
import type { Assumption, PlannedStack } from "../review/plan-set";
import type { Filled } from "./fill";

/** Reads what the placeholders of plans turned out to be, once the stacks whose outputs they stood for are applied. */
export class FilledPlaceholders {
  private readonly outputs = new Map<string, Promise<Record<string, unknown>>>();

  constructor(
    private readonly engine: Pick<Engine, "outputs">,
    private readonly stacks: readonly Stack[],
  ) {}

  async of({ id, assumptions }: Pick<PlannedStack, "id" | "assumptions">): Promise<Filled> {
    const filled = new Map<string, unknown>();
    for (const assumption of assumptions) filled.set(assumption.placeholder, await this.valueOf(id, assumption));
    return filled;
  }

  private async valueOf(id: string, { producer, output, path }: Assumption): Promise<unknown> {
    const stack = this.stacks.find((each) => each.id === producer);
    if (stack === undefined) throw new Refusal(`The plan of ${id} was made with outputs of ${producer}, which is not among the plans. Plan again.`);
    const outputs = this.outputs.get(producer) ?? this.engine.outputs(stack);
    this.outputs.set(producer, outputs);
    const value = path.reduce<unknown>((tree, key) => (typeof tree === "object" && tree !== null ? (tree as Record<string, unknown>)[key] : undefined), (await outputs)[output]);
    if (value !== undefined && value !== null) return value;
    throw new Refusal(`${[output, ...path].join(".")} of ${producer}, which the plan of ${id} was made with, is not in its state. Plan again.`);
  }
}
