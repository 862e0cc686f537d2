import type { Platform } from "../platform";
import { backendRules } from "./backend";
import { deliveryRules } from "./delivery";
import { isRegion } from "./region";
import { pattern, valueRule, type Placed, type Rule } from "./rule";
import { nameSource, safeName, safeNameForm, safeNameRemedy } from "./safe-name";
import { tagRules } from "./tags";
import { textRules } from "./text";

const regions = ({ region, backend }: Platform): Placed<string | undefined>[] => [
  { path: ["region"], value: region },
  { path: ["backend", "region"], value: backend.type === "s3" ? backend.region : undefined },
];

const account = /^\d{12}$/;
const role = /^arn:aws(?:-[a-z]+)*:iam::(\d{12}):role\/[\w+=,.@/-]+$/;

export const environmentRules: readonly Rule[] = [
  ...textRules,
  valueRule(
    "platform-name",
    nameSource,
    ({ platform }) => [{ path: ["platform"], value: platform }],
    (name) => (safeName.test(name) ? undefined : { allowed: safeNameForm, remedy: safeNameRemedy(name) }),
  ),
  valueRule(
    "environment-name",
    nameSource,
    ({ environment }) => [{ path: ["environment"], value: environment }],
    (name) => (safeName.test(name) ? undefined : { allowed: safeNameForm, remedy: safeNameRemedy(name) }),
  ),
  pattern(
    "environment-name-reserved",
    "Gantry guide, States",
    /^(?!(?:state|delivery)$)/,
    `any name but "state" and "delivery"`,
    "choose another name: state-<account> and delivery-<account> are stacks of the account",
    ({ environment }) => [{ path: ["environment"], value: environment }],
  ),
  pattern(
    "account-id",
    "IAM User Guide, View AWS account identifiers",
    account,
    "twelve digits",
    "write the account's id, without hyphens, as `aws sts get-caller-identity` shows it",
    (platform) => [{ path: ["account"], value: platform.account }],
  ),
  valueRule("region-name", "AWS Regions User Guide, Regions and Availability Zones", regions, (region) =>
    isRegion(region) ? undefined : { allowed: "the code of a region: eu-west-1", remedy: "write the region's code, without a zone's letter" },
  ),
  valueRule("region-partition", "IAM User Guide, Amazon Resource Names", regions, (region) =>
    isRegion(region) && !/^[a-z]{2}(?:-gov)?-[a-z]+-\d$/.test(region)
      ? { allowed: "a region of the partitions aws, aws-cn and aws-us-gov", remedy: "choose such a region: Gantry writes no ARNs of others" }
      : undefined,
  ),
  pattern(
    "profile-name",
    "AWS CLI User Guide, Configuration and credential file settings",
    /^[^\s[\]]+$/,
    "a name without spaces and brackets",
    "write the name as `aws configure list-profiles` shows it, or remove it",
    ({ profile }) => [{ path: ["profile"], value: profile }],
  ),
  pattern(
    "assume-role-arn",
    "API AssumeRole",
    role,
    "the ARN of a role: arn:aws:iam::<account>:role/<name>",
    "write the role's ARN, as `aws iam get-role` shows it",
    ({ assumeRoleArn }) => [{ path: ["assumeRoleArn"], value: assumeRoleArn }],
  ),
  {
    id: "assume-role-account",
    source: "API AssumeRole",
    *check(platform) {
      const given = platform.assumeRoleArn;
      const roleAccount = role.exec(given ?? "")?.[1];
      if (roleAccount === undefined || roleAccount === platform.account || !account.test(platform.account)) return;
      const allowed = `a role of the account ${platform.account}: Terraform refuses to work in any other`;
      yield { path: ["assumeRoleArn"], given, allowed, remedy: "name a role of that account, or correct `account`" };
    },
  },
  ...backendRules,
  ...deliveryRules,
  ...tagRules,
];
