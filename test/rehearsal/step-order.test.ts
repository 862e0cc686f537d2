import type { Step } from "../../engine/events";
import { StepOrder } from "../../rehearsal/step-order";

test("tells steps in the order they ended, with the seconds since the first", () => {
  let now = 1_000_000;
  const order = new StepOrder(() => now);
  const tell = (phase: Step["phase"], address: string, action: Step["action"], seconds: number) => {
    now = 1_000_000 + seconds * 1000;
    order.listen("dev-compute", { phase, address, action, elapsedSeconds: 0 });
  };
  tell("start", "aws_ecs_service.vote", "delete", 0);
  tell("start", "aws_security_group.vote", "create", 1);
  tell("progress", "aws_ecs_service.vote", "delete", 2);
  tell("start", "data.aws_vpc.main", "read", 2);
  tell("complete", "data.aws_vpc.main", "read", 2);
  tell("complete", "aws_security_group.vote", "create", 2.25);
  tell("complete", "aws_ecs_service.vote", "delete", 10.04);
  tell("start", "aws_lb_target_group.vote", "delete", 10.05);
  tell("errored", "aws_lb_target_group.vote", "delete", 11);
  expect(order.describe()).toEqual(["1.0 s to 2.3 s  dev-compute: aws_security_group.vote created", "0.0 s to 10.0 s  dev-compute: aws_ecs_service.vote destroyed"]);
});
