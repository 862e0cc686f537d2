import type { Action, EngineEvent, Step } from "../../engine/events";
import { describeEvent } from "../../engine/step-text";

const step = (phase: Step["phase"], action: Action, elapsedSeconds = 0): EngineEvent => ({ type: "step", step: { phase, action, address: "aws_lb.public", elapsedSeconds } });

test.each<[string, EngineEvent]>([
  ["aws_lb.public: creating", step("start", "create")],
  ["aws_lb.public: reading", step("start", "read")],
  ["aws_lb.public: updating", step("start", "update")],
  ["aws_lb.public: destroying", step("start", "delete")],
  ["aws_lb.public: destroying, 20 s", step("progress", "delete", 20)],
  ["aws_lb.public: reading", { type: "refresh", address: "aws_lb.public" }],
])("%s", (text, event) => {
  expect(describeEvent(event)).toBe(text);
});

test("what is over is not told, nor what is no step", () => {
  const others: EngineEvent[] = [step("complete", "create", 3), step("errored", "create", 3), { type: "diagnostic", diagnostic: { severity: "warning", summary: "s", detail: "d" } }];
  expect(others.map(describeEvent)).toEqual([undefined, undefined, undefined]);
});
