import { settingsOfKept } from "../../config/kept";
import { leavingConfiguration } from "../../delivery/leaving-stack";
import { keptList, keptStack } from "../config/kept-list";

const configuration = (given: Parameters<typeof keptList>[0]) => leavingConfiguration(settingsOfKept(keptList({ stacks: { "dev-old": keptStack("old") }, ...given }), "dev-old"), "/project");

test("nothing but where the state is, and the provider that removes what it holds", () => {
  expect(configuration({ backend: { type: "local" } })).toEqual({
    terraform: { backend: { local: { path: `/project/state/${keptStack("old").stateKey}` } }, required_providers: { aws: { source: "hashicorp/aws", version: "~> 6.47" } } },
    provider: { aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"] }] },
  });
});

test("as whom, where the list says so", () => {
  expect(configuration({ profile: "shop", assumeRoleArn: "arn:aws:iam::111122223333:role/deploy", backend: { type: "s3", bucket: "states" } })).toEqual({
    terraform: {
      backend: {
        s3: {
          bucket: "states",
          key: keptStack("old").stateKey,
          region: "eu-west-1",
          encrypt: true,
          allowed_account_ids: ["111122223333"],
          profile: "shop",
          assume_role: { role_arn: "arn:aws:iam::111122223333:role/deploy" },
          use_lockfile: true,
        },
      },
      required_providers: { aws: { source: "hashicorp/aws", version: "~> 6.47" } },
    },
    provider: { aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"], profile: "shop", assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/deploy" }] }] },
  });
});
