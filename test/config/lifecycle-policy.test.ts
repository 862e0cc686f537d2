import { lifecyclePolicy } from "../../config/lifecycle-policy";

test("numbers the rules in their order and says what ECR calls everything", () => {
  const policy = lifecyclePolicy([
    { description: "Untagged images", tagStatus: "untagged", olderThanDays: 14 },
    { tagStatus: "tagged", tagPrefixes: ["v", "rc"], moreThanCount: 10 },
    { tagStatus: "tagged", tagPatterns: ["*-dev*"], olderThanDays: 1 },
    { tagStatus: "any", moreThanCount: 100 },
  ]);
  expect(policy).toBe(
    '{"rules":[' +
      '{"rulePriority":1,"description":"Untagged images",' +
      '"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}},' +
      '{"rulePriority":2,' +
      '"selection":{"tagStatus":"tagged","tagPrefixList":["v","rc"],"countType":"imageCountMoreThan","countNumber":10},"action":{"type":"expire"}},' +
      '{"rulePriority":3,' +
      '"selection":{"tagStatus":"tagged","tagPatternList":["*-dev*"],"countType":"sinceImagePushed","countUnit":"days","countNumber":1},"action":{"type":"expire"}},' +
      '{"rulePriority":4,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":100},"action":{"type":"expire"}}]}',
  );
});
