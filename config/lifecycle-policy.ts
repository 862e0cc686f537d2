import type { LifecycleRule } from "./registry";

/**
 * The JSON of an ECR lifecycle policy: priorities in the order of the list, the keys as ECR gives them back.
 * Source: ECR User Guide, "Lifecycle policy parameters".
 */
export function lifecyclePolicy(rules: readonly LifecycleRule[]): string {
  return JSON.stringify({
    rules: rules.map((rule, index) => ({
      rulePriority: index + 1,
      ...(rule.description === undefined ? {} : { description: rule.description }),
      selection: {
        tagStatus: rule.tagStatus,
        ...(rule.tagPrefixes === undefined ? {} : { tagPrefixList: rule.tagPrefixes }),
        ...(rule.tagPatterns === undefined ? {} : { tagPatternList: rule.tagPatterns }),
        ...(rule.olderThanDays === undefined
          ? { countType: "imageCountMoreThan", countNumber: rule.moreThanCount }
          : { countType: "sinceImagePushed", countUnit: "days", countNumber: rule.olderThanDays }),
      },
      action: { type: "expire" },
    })),
  });
}
