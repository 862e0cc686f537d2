import type { RuleFixture } from "./fixture";

const delivery = { repository: "acme/shop" };
const s3 = { type: "s3" } as const;
const ownRole = {
  allowed: "no such key beside `delivery`: in a workflow the credentials are those of the environment's role",
  remedy: "remove it; on your machine set AWS_PROFILE instead",
};

export const deliveryFixtures: Readonly<Record<string, RuleFixture>> = {
  "delivery-repository": {
    accepted: (file) => Object.assign(file, { backend: s3, delivery: { repository: "Acme-1_corp@123456/.shop_2.web@456789" } }),
    refused: (file) => Object.assign(file, { backend: s3, delivery: { repository: "acme@123456/shop" } }),
    problems: [
      {
        path: ["delivery", "repository"],
        given: "acme@123456/shop",
        allowed: "<owner>/<repository>, or both with their ids: acme/shop, acme@123456/shop@456789",
        remedy: "write the names in GitHub's own capitals, without https:// and .git; the guide says when the ids belong to them",
      },
    ],
  },
  "delivery-backend": {
    accepted: (file) => Object.assign(file, { backend: { type: "s3", bucket: "acme-states" }, delivery }),
    refused: (file) => Object.assign(file, { delivery }),
    problems: [
      {
        path: ["backend", "type"],
        given: "local",
        allowed: "s3, beside `delivery`",
        remedy: 'set backend to { type: "s3" }: what a workflow writes to its own disk is lost',
      },
    ],
  },
  "delivery-profile": {
    accepted: (file) => Object.assign(file, { profile: "shop" }),
    refused: (file) => Object.assign(file, { backend: s3, delivery, profile: "shop" }),
    problems: [{ path: ["profile"], given: "shop", ...ownRole }],
  },
  "delivery-assume-role": {
    accepted: (file) => Object.assign(file, { assumeRoleArn: "arn:aws:iam::111122223333:role/deploy" }),
    refused: (file) => Object.assign(file, { backend: s3, delivery, assumeRoleArn: "arn:aws:iam::111122223333:role/deploy" }),
    problems: [{ path: ["assumeRoleArn"], given: "arn:aws:iam::111122223333:role/deploy", ...ownRole }],
  },
  "delivery-name-length": {
    accepted: (file) => Object.assign(file, { backend: s3, delivery, platform: "p".repeat(24), environment: "e".repeat(24) }),
    refused: (file) => Object.assign(file, { backend: s3, delivery, platform: "p".repeat(24), environment: "e".repeat(25) }),
    problems: [
      {
        path: ["environment"],
        given: "e".repeat(25),
        allowed: "with the platform's name at most 48 characters beside `delivery`: its roles are named by both",
        remedy: "shorten the platform's or the environment's name by 1",
      },
    ],
  },
};
