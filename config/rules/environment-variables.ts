import { all, entries, everyContainer, field, keys, lookup } from "./places";
import { pattern, valueRule, type Rule } from "./rule";

const variables = field(everyContainer, "environmentVariables");
const secrets = field(everyContainer, "secrets");

const inBoth: Rule = {
  id: "environment-variable-secret",
  source: "API RegisterTaskDefinition, ContainerDefinition, secrets",
  *check(platform) {
    for (const { path, value } of everyContainer(platform)) {
      for (const name of Object.keys(value.secrets)) {
        if (lookup(value.environmentVariables, name) === undefined) continue;
        const allowed = "a name that environmentVariables does not have too";
        yield { path: [...path, "secrets", name], given: name, allowed, remedy: "remove it from environmentVariables or from secrets" };
      }
    }
  },
};

/** What containers find in their environment. */
export const environmentVariableRules: readonly Rule[] = [
  pattern(
    "environment-variable-name",
    "API RegisterTaskDefinition, KeyValuePair and Secret",
    /^[^\s=]+$/,
    "a name without spaces and =",
    "write it like DATABASE_HOST",
    all(keys(variables), keys(secrets)),
  ),
  valueRule("environment-variable-value", "terraform-provider-aws, issue 39533", entries(variables), (value) =>
    value === ""
      ? { allowed: "any text but an empty one: AWS drops it, and every plan would add it again", remedy: "leave the variable out" }
      : undefined,
  ),
  inBoth,
];
