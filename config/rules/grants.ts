import { grantVariables } from "../grant-variables";
import { declaredName } from "./declared-name";
import { everyTask, field, keys, lookup, placedContainers } from "./places";
import { policyStatementRules } from "./policy-statements";
import type { Rule } from "./rule";

const source = "Gantry guide, Grants";

const grants = field(everyTask, "grants");

const variableTaken: Rule = {
  id: "grant-variable-taken",
  source,
  *check(platform) {
    for (const task of everyTask(platform)) {
      const granted = grantVariables(task.value.grants);
      for (const { path, container } of placedContainers(task)) {
        for (const section of ["environmentVariables", "secrets"] as const) {
          for (const name of Object.keys(container[section])) {
            const thing = lookup(granted, name);
            if (thing === undefined) continue;
            const allowed = `any other name: the grant of the ${thing.kind.replace("-", " ")} "${thing.name}" sets this one`;
            yield { path: [...path, section, name], given: name, allowed, remedy: "remove it, or rename it where it stands for something else" };
          }
        }
      }
    }
  },
};

const answerExpress: Rule = {
  id: "grant-answer-express",
  source: "Step Functions Developer Guide, Choosing workflow type in Step Functions",
  *check(platform) {
    for (const { path, value } of field(grants, "stateMachines")(platform)) {
      for (const [name, given] of Object.entries(value)) {
        if (given === "start" || lookup(platform.workflows, name)?.type !== "EXPRESS") continue;
        yield { path: [...path, name], given, allowed: "start: an express workflow waits for no answer", remedy: "set it to start, or make the workflow STANDARD" };
      }
    }
  },
};

/** What tasks are granted; the names of queues and topics are looked at with all others. */
export const grantRules: readonly Rule[] = [
  declaredName("unknown-granted-file-system", source, "file system of storage.fileSystems", keys(field(grants, "fileSystems")), ({ storage }) => storage.fileSystems),
  declaredName("unknown-workflow", source, "workflow", keys(field(grants, "stateMachines")), ({ workflows }) => workflows),
  answerExpress,
  variableTaken,
  ...policyStatementRules,
];
