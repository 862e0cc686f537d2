import type { Change } from "../change";
import { changedLeaves } from "../leaves";
import type { Rule } from "../rule";
import { say } from "../text";
import { childOf } from "../tree";

/** Arguments of a service that make ECS start new tasks in the place of the old ones. */
const redeploys = new Set([
  ...["task_definition", "network_configuration", "load_balancer", "service_registries", "service_connect_configuration", "volume_configuration"],
  ...["capacity_provider_strategy", "launch_type", "platform_version", "force_new_deployment", "triggers"],
]);

/** A deployment that stops the old task before the new one is there, as one that writes alone needs it. */
export const stopsFirst: Rule = {
  id: "stops-first",
  severity: "approval",
  reason: "The service is away from the end of its old task until the new one has started.",
  find: ({ changes }) =>
    changes.filter((change) => change.type === "aws_ecs_service" && change.action === "update" && isDeployed(change) && isStoppedFirst(change)).map(({ address }) => ({
      address,
      text: say`${address} gets new tasks, and its old ones may stop before the new ones start (deployment_minimum_healthy_percent is 0)`,
      details: [],
      remedy: ["Apply it when the service may be away for a minute or two."],
    })),
};

function isDeployed(change: Change): boolean {
  return changedLeaves(change).some(({ path: [argument] }) => redeploys.has(`${argument}`));
}

function isStoppedFirst({ after }: Change): boolean {
  const configuration = childOf(childOf(after, "deployment_configuration"), 0);
  const isRolling = [undefined, null, "", "ROLLING"].includes(childOf(configuration, "strategy") as string);
  return isRolling && childOf(after, "deployment_minimum_healthy_percent") === 0 && childOf(after, "desired_count") !== 0;
}
