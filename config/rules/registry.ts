import { lifecyclePolicy } from "../lifecycle-policy";
import { repositoryName } from "../names";
import type { Platform } from "../platform";
import { kmsKeyArn } from "./kms-key-arn";
import { all, each, entries, field, items, keys } from "./places";
import { atLeast, atMost, valueRule, type Rule } from "./rule";

const parameters = "ECR User Guide, Lifecycle policy properties in Amazon ECR";
const quotas = "ECR User Guide, Amazon ECR service quotas";

const registered = ({ registry }: Platform) => [{ path: ["registry", "repositories"], value: registry.repositories }];
const repositories = entries(registered);
const lifecycles = field(repositories, "lifecycle");
const lifecycleRules = items(lifecycles);

export const registryRules: readonly Rule[] = [
  valueRule(
    "ecr-repository-name",
    "API CreateRepository",
    keys(registered),
    (name) => {
      if (/^(?!constructor$)[a-z][a-z0-9]*(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/.test(name)) return undefined;
      const allowed = "lower-case letters and digits, a letter first, joined by single . or /, one or two _, or hyphens";
      return { allowed, remedy: "rename it; the platform and the environment are put before it" };
    },
  ),
  {
    id: "ecr-repository-name-length",
    source: "API CreateRepository",
    *check(platform) {
      for (const name of Object.keys(platform.registry.repositories)) {
        const length = repositoryName(platform, name).length;
        if (length <= 256) continue;
        const allowed = `256 characters with the platform and the environment before it, not ${length}`;
        yield { path: ["registry", "repositories", name], given: name, allowed, remedy: `shorten it by ${length - 256}` };
      }
    },
  },
  kmsKeyArn("ecr-kms-key-arn", "API CreateRepository", field(repositories, "kmsKeyArn")),
  atMost("ecr-lifecycle-rule-count", quotas, 50, "rules", "leave some out", each(lifecycles, (rules) => rules.length)),
  {
    id: "ecr-lifecycle-any-last",
    source: parameters,
    *check(platform) {
      for (const { path, value: rules } of lifecycles(platform)) {
        for (const [index, { tagStatus }] of rules.slice(0, -1).entries()) {
          if (tagStatus !== "any") continue;
          const allowed = "any in the last rule alone";
          yield { path: [...path, index, "tagStatus"], given: tagStatus, allowed, remedy: "move this rule to the end, and keep one such rule" };
        }
      }
    },
  },
  {
    id: "ecr-lifecycle-tags",
    source: parameters,
    *check(platform) {
      for (const { path, value: rule } of lifecycleRules(platform)) {
        const given = [rule.tagPrefixes, rule.tagPatterns].filter((tags) => tags !== undefined);
        const [first, second] = given;
        if (rule.tagStatus === "tagged" && (given.length !== 1 || first?.length === 0)) {
          const allowed = "either tagPrefixes or tagPatterns, with an entry, with tagStatus tagged";
          yield { path, given: rule, allowed, remedy: second === undefined ? 'add tagPatterns, ["*"] for every tag' : "remove one of them" };
        } else if (rule.tagStatus !== "tagged" && given.length > 0) {
          const allowed = `neither tagPrefixes nor tagPatterns with tagStatus ${rule.tagStatus}`;
          yield { path, given: rule, allowed, remedy: "remove them, or set tagStatus to tagged" };
        }
      }
    },
  },
  {
    id: "ecr-lifecycle-count",
    source: parameters,
    *check(platform) {
      for (const { path, value: given } of lifecycleRules(platform)) {
        if ((given.olderThanDays === undefined) !== (given.moreThanCount === undefined)) continue;
        const remedy = given.olderThanDays === undefined ? "add one of them" : "remove one of them, or make two rules";
        yield { path, given, allowed: "exactly one of olderThanDays and moreThanCount", remedy };
      }
    },
  },
  atLeast("ecr-lifecycle-number", parameters, 1, "", all(field(lifecycleRules, "olderThanDays"), field(lifecycleRules, "moreThanCount"))),
  valueRule("ecr-lifecycle-wildcards", parameters, items(field(lifecycleRules, "tagPatterns")), (given) =>
    given.split("*").length - 1 <= 4 ? undefined : { allowed: "up to four *", remedy: "write it with fewer *, or split the rule" },
  ),
  {
    id: "ecr-lifecycle-policy-size",
    source: "API PutLifecyclePolicy",
    *check(platform) {
      for (const { path, value: rules } of lifecycles(platform)) {
        const length = lifecyclePolicy(rules).length;
        if (length <= 30720) continue;
        const allowed = "a policy of up to 30720 characters as JSON";
        yield { path, given: `${length} characters`, allowed, remedy: "shorten descriptions and lists of tags, or leave rules out" };
      }
    },
  },
];
