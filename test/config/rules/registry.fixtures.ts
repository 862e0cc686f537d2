import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Base = Parameters<RuleFixture["accepted"]>[0];
type Repository = NonNullable<NonNullable<EnvironmentFile["registry"]>["repositories"]>[string];
type LifecycleRule = NonNullable<Repository["lifecycle"]>[number];

const setRepository = (file: Base, web: Repository) => void (file.registry = { repositories: { web } });
const setLifecycle = (file: Base, ...lifecycle: LifecycleRule[]) => setRepository(file, { lifecycle });
const addRepository = (file: Base, name: string) => void (file.registry = { repositories: { web: {}, [name]: {} } });

const lifecycle = ["registry", "repositories", "web", "lifecycle"];
const rules = (count: number) => Array.from({ length: count }, (_, index) => ({ tagStatus: "tagged" as const, tagPrefixes: [`v${index}`], moreThanCount: 1 }));
const policyWithoutDescription = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: "",
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1 },
      action: { type: "expire" },
    },
  ],
}).length;
const described = (policyLength: number) => ({
  description: "d".repeat(policyLength - policyWithoutDescription),
  tagStatus: "any" as const,
  moreThanCount: 1,
});
const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export const registryFixtures: Readonly<Record<string, RuleFixture>> = {
  "ecr-repository-name": {
    accepted: (file) => addRepository(file, "team__a/web--1.2_x"),
    refused: (file) => addRepository(file, "Team/web"),
    problems: [
      {
        path: ["registry", "repositories", "Team/web"],
        given: "Team/web",
        allowed: "lower-case letters and digits, a letter first, joined by single . or /, one or two _, or hyphens",
        remedy: "rename it; the platform and the environment are put before it",
      },
    ],
  },
  "ecr-repository-name-length": {
    accepted: (file) => addRepository(file, "r".repeat(246)),
    refused: (file) => addRepository(file, "r".repeat(248)),
    problems: [
      {
        path: ["registry", "repositories", "r".repeat(248)],
        given: "r".repeat(248),
        allowed: "256 characters with the platform and the environment before it, not 258",
        remedy: "shorten it by 2",
      },
    ],
  },
  "ecr-kms-key-arn": {
    accepted: (file) => setRepository(file, { kmsKeyArn: key }),
    refused: (file) => setRepository(file, { kmsKeyArn: "1234abcd-12ab-34cd-56ef-1234567890ab" }),
    problems: [
      {
        path: ["registry", "repositories", "web", "kmsKeyArn"],
        given: "1234abcd-12ab-34cd-56ef-1234567890ab",
        allowed: "the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>",
        remedy: "write the key's ARN, as `aws kms describe-key` shows it; an alias won't do",
      },
    ],
  },
  "ecr-lifecycle-rule-count": {
    accepted: (file) => setLifecycle(file, ...rules(50)),
    refused: (file) => setLifecycle(file, ...rules(51)),
    problems: [{ path: lifecycle, given: 51, allowed: "at most 50 rules", remedy: "leave some out" }],
  },
  "ecr-lifecycle-any-last": {
    accepted: (file) => setLifecycle(file, { tagStatus: "untagged", olderThanDays: 1 }, { tagStatus: "any", moreThanCount: 100 }),
    refused: (file) => setLifecycle(file, { tagStatus: "any", moreThanCount: 100 }, { tagStatus: "any", olderThanDays: 1 }),
    problems: [
      {
        path: [...lifecycle, 0, "tagStatus"],
        given: "any",
        allowed: "any in the last rule alone",
        remedy: "move this rule to the end, and keep one such rule",
      },
    ],
  },
  "ecr-lifecycle-tags": {
    accepted: (file) =>
      setLifecycle(
        file,
        { tagStatus: "tagged", tagPrefixes: ["v", "v1"], moreThanCount: 10 },
        { tagStatus: "tagged", tagPatterns: ["*"], moreThanCount: 10 },
      ),
    refused: (file) =>
      setLifecycle(
        file,
        { tagStatus: "tagged", moreThanCount: 10 },
        { tagStatus: "tagged", tagPatterns: ["v*"], tagPrefixes: ["v"], moreThanCount: 10 },
        { tagStatus: "untagged", tagPrefixes: ["v"], moreThanCount: 10 },
      ),
    problems: [
      {
        path: [...lifecycle, 0],
        given: { tagStatus: "tagged", moreThanCount: 10 },
        allowed: "either tagPrefixes or tagPatterns, with an entry, with tagStatus tagged",
        remedy: 'add tagPatterns, ["*"] for every tag',
      },
      {
        path: [...lifecycle, 1],
        given: { tagStatus: "tagged", tagPrefixes: ["v"], tagPatterns: ["v*"], moreThanCount: 10 },
        allowed: "either tagPrefixes or tagPatterns, with an entry, with tagStatus tagged",
        remedy: "remove one of them",
      },
      {
        path: [...lifecycle, 2],
        given: { tagStatus: "untagged", tagPrefixes: ["v"], moreThanCount: 10 },
        allowed: "neither tagPrefixes nor tagPatterns with tagStatus untagged",
        remedy: "remove them, or set tagStatus to tagged",
      },
    ],
  },
  "ecr-lifecycle-count": {
    accepted: (file) => setLifecycle(file, { tagStatus: "any", olderThanDays: 30 }),
    refused: (file) => setLifecycle(file, { tagStatus: "untagged" }, { tagStatus: "any", olderThanDays: 30, moreThanCount: 10 }),
    problems: [
      {
        path: [...lifecycle, 0],
        given: { tagStatus: "untagged" },
        allowed: "exactly one of olderThanDays and moreThanCount",
        remedy: "add one of them",
      },
      {
        path: [...lifecycle, 1],
        given: { tagStatus: "any", olderThanDays: 30, moreThanCount: 10 },
        allowed: "exactly one of olderThanDays and moreThanCount",
        remedy: "remove one of them, or make two rules",
      },
    ],
  },
  "ecr-lifecycle-number": {
    accepted: (file) => setLifecycle(file, { tagStatus: "untagged", olderThanDays: 1 }, { tagStatus: "any", moreThanCount: 1 }),
    refused: (file) => setLifecycle(file, { tagStatus: "untagged", olderThanDays: 0 }, { tagStatus: "any", moreThanCount: 2.5 }),
    problems: [
      { path: [...lifecycle, 0, "olderThanDays"], given: 0, allowed: "a whole number from 1", remedy: "set it to 1 or more" },
      { path: [...lifecycle, 1, "moreThanCount"], given: 2.5, allowed: "a whole number from 1", remedy: "set it to 3 or more" },
    ],
  },
  "ecr-lifecycle-wildcards": {
    accepted: (file) => setLifecycle(file, { tagStatus: "tagged", tagPatterns: ["*a*b*c*"], moreThanCount: 1 }),
    refused: (file) => setLifecycle(file, { tagStatus: "tagged", tagPatterns: ["v*", "*a*b*c*d*"], moreThanCount: 1 }),
    problems: [
      {
        path: [...lifecycle, 0, "tagPatterns", 1],
        given: "*a*b*c*d*",
        allowed: "up to four *",
        remedy: "write it with fewer *, or split the rule",
      },
    ],
  },
  "ecr-lifecycle-policy-size": {
    accepted: (file) => setLifecycle(file, described(30720)),
    refused: (file) => setLifecycle(file, described(30721)),
    problems: [
      {
        path: lifecycle,
        given: "30721 characters",
        allowed: "a policy of up to 30720 characters as JSON",
        remedy: "shorten descriptions and lists of tags, or leave rules out",
      },
    ],
  },
};
