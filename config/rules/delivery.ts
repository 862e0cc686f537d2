import { longestDeliveryPrefix } from "../names";
import type { Platform } from "../platform";
import { valueRule, type Placed, type Rule } from "./rule";

/** A value of the file, where the environment is delivered by workflows. */
function whereDelivered<T>(path: readonly string[], of: (platform: Platform) => T): (platform: Platform) => Placed<T>[] {
  return (platform) => (platform.delivery === undefined ? [] : [{ path, value: of(platform) }]);
}

const repositoryForm = /^[A-Za-z0-9][\w-]{0,38}(@[1-9]\d*)?\/([\w.-]{1,100})(@[1-9]\d*)?$/;

/** Ids stand with both names or with none. */
function isRepository(text: string): boolean {
  const [whole, ownerId, name = "", repositoryId] = repositoryForm.exec(text) ?? [];
  return whole !== undefined && (ownerId === undefined) === (repositoryId === undefined) && ![".", ".."].includes(name) && !name.endsWith(".git");
}

const ownRole = {
  allowed: "no such key beside `delivery`: in a workflow the credentials are those of the environment's role",
  remedy: "remove it; on your machine set AWS_PROFILE instead",
};
const lost = {
  local: "what a workflow writes to its own disk is lost",
  cloud: "the workflows hold no token of HCP Terraform",
};

export const deliveryRules: readonly Rule[] = [
  valueRule("delivery-repository", "GitHub documentation, OpenID Connect reference", whereDelivered(["delivery", "repository"], ({ delivery }) => delivery?.repository), (repository) =>
    isRepository(repository)
      ? undefined
      : {
          allowed: "<owner>/<repository>, or both with their ids: acme/shop, acme@123456/shop@456789",
          remedy: "write the names in GitHub's own capitals, without https:// and .git; the guide says when the ids belong to them",
        },
  ),
  valueRule("delivery-backend", "Gantry guide, Pull requests", whereDelivered(["backend", "type"], ({ backend }) => backend.type), (type) =>
    type === "s3" ? undefined : { allowed: "s3, beside `delivery`", remedy: `set backend to { type: "s3" }: ${lost[type]}` },
  ),
  valueRule("delivery-profile", "Gantry guide, Pull requests", whereDelivered(["profile"], ({ profile }) => profile), () => ownRole),
  valueRule("delivery-assume-role", "Gantry guide, Pull requests", whereDelivered(["assumeRoleArn"], ({ assumeRoleArn }) => assumeRoleArn), () => ownRole),
  {
    id: "delivery-name-length",
    source: "API CreateRole",
    *check({ platform, environment, delivery }) {
      const excess = `${platform}-${environment}`.length - longestDeliveryPrefix;
      if (delivery === undefined || excess <= 0) return;
      const allowed = `with the platform's name at most ${longestDeliveryPrefix - 1} characters beside \`delivery\`: its roles are named by both`;
      yield { path: ["environment"], given: environment, allowed, remedy: `shorten the platform's or the environment's name by ${excess}` };
    },
  },
];
