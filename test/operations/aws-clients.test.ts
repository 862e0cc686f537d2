import { requireAccount, type AwsAccess } from "../../operations/aws-clients";
import { describeAwsFailure } from "../../operations/aws-failure";
import { folderWith } from "../rehearsal/temporary-folder";
import { FakeAws } from "./fake-aws";

const aws = new FakeAws();
beforeAll(() => aws.listen());
beforeEach(() => aws.answer({}));
afterAll(() => aws.close());

const access: AwsAccess = { environment: "dev", account: "111122223333", region: "eu-west-1", profile: undefined, assumeRoleArn: undefined };
const require = (more: Partial<AwsAccess> = {}) => requireAccount({ ...access, ...more }, new AbortController().signal);
const refusal = (message: string) => expect.objectContaining({ name: "Refusal", exitCode: 1, message }) as Error;
const role = "arn:aws:iam::111122223333:role/deploy";

function withProfiles(): void {
  const folder = folderWith({ credentials: "[ops]\naws_access_key_id = OFPROFILE\naws_secret_access_key = s\n" });
  process.env["AWS_SHARED_CREDENTIALS_FILE"] = `${folder}/credentials`;
}

test("the environment's account is accepted", async () => {
  await require();
  expect(aws.keys).toEqual(["KEY"]);
});

test("another account is refused", async () => {
  aws.account = "222222222222";
  const first = "The environment dev belongs to account 111122223333, but the credentials are of account 222222222222. Nothing was done.";
  await expect(require()).rejects.toThrow(refusal(`${first}\nUse credentials of account 111122223333, for example by AWS_PROFILE.`));
  await expect(require({ assumeRoleArn: role })).rejects.toThrow(refusal(`${first}\nCorrect profile or assumeRoleArn in environments/dev.ts, or what the profile says.`));
});

test("the profile's credentials come before those of variables, and assume the role", async () => {
  withProfiles();
  await require({ profile: "ops" });
  expect(aws.keys.splice(0)).toEqual(["OFPROFILE"]);
  await require({ profile: "ops", assumeRoleArn: role });
  expect(aws.operations().slice(-2)).toEqual(["AssumeRole", "GetCallerIdentity"]);
  expect(aws.input("AssumeRole")).toMatchObject({ RoleArn: role, RoleSessionName: "gantry" });
  expect(aws.keys).toEqual(["OFPROFILE", "ASSUMED"]);
});

test("credentials that have expired", async () => {
  aws.stsError = "ExpiredToken";
  await expect(require()).rejects.toThrow(
    refusal(
      "AWS does not accept the credentials for account 111122223333 of dev: ExpiredToken: so says STS\nSign in (aws sso login), or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; then this shows the account: aws sts get-caller-identity",
    ),
  );
});

test("a role that may not be assumed", async () => {
  aws.stsError = "AccessDenied";
  await expect(require({ assumeRoleArn: role })).rejects.toThrow(refusal("AWS did not say whose credentials these are: AccessDenied: so says STS"));
});

test("a profile that is not there", async () => {
  await expect(require({ profile: "none" })).rejects.toThrow(/^There are no credentials for account 111122223333 of dev \(profile none\): .*none.*\nSign in \(aws sso login --profile none\); then this shows the account: aws sts get-caller-identity --profile none$/);
});

test("nobody who answers", () => {
  const before = process.env["AWS_ENDPOINT_URL"];
  process.env["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1";
  expect(describeAwsFailure(new AggregateError([new Error("connect ECONNREFUSED")]), "start the task", access)).toBe("AWS could not be reached to start the task: connect ECONNREFUSED\nAWS_ENDPOINT_URL is http://127.0.0.1:1.");
  process.env["AWS_ENDPOINT_URL"] = before;
});
