import { engineEnvironment } from "../../../rehearsal/workspace/engine-environment";

const options = { account: "111122223333", region: "eu-west-1", endpoints: { AWS_ENDPOINT_URL: "http://127.0.0.1:4566", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:4567" }, folder: "/project/.rehearsal/dev" };
const always = {
  ...options.endpoints,
  AWS_ACCESS_KEY_ID: "111122223333",
  AWS_SECRET_ACCESS_KEY: "rehearsal",
  AWS_REGION: "eu-west-1",
  AWS_CONFIG_FILE: "/project/.rehearsal/dev/no-aws-profiles",
  AWS_SHARED_CREDENTIALS_FILE: "/project/.rehearsal/dev/no-aws-profiles",
  AWS_EC2_METADATA_DISABLED: "true",
  NO_PROXY: "localhost,.localhost,127.0.0.0/8,::1",
  no_proxy: "localhost,.localhost,127.0.0.0/8,::1",
  TF_IN_AUTOMATION: "1",
  TF_INPUT: "0",
  CHECKPOINT_DISABLE: "1",
};

test("nothing of AWS or of the engine gets through", () => {
  const variables = Object.fromEntries(
    [
      "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CA_BUNDLE", "AWS_S3_ENDPOINT",
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
      "AWS_USE_FIPS_ENDPOINT", "AWS_ENDPOINT_URL_IAM", "TF_VAR_key", "TF_CLI_ARGS", "TF_CLI_ARGS_apply", "TF_WORKSPACE", "TF_DATA_DIR", "TF_LOG", "TF_TOKEN_app_terraform_io",
      "TF_REATTACH_PROVIDERS", "TF_ENCRYPTION", "TF_AWS_STS_ENDPOINT", "TF_CLOUD_ORGANIZATION", "TERRAFORM_BINARY_NAME", "aws_profile",
    ].map((name) => [name, "real"]),
  );
  expect(engineEnvironment(variables, options)).toEqual(always);
});

test("the way to the engine, its provider and through a proxy stays", () => {
  const kept = { PATH: "/bin", HOME: "/home/me", TF_CLI_CONFIG_FILE: "/home/me/.terraformrc", TF_PLUGIN_CACHE_DIR: "/home/me/cache", HTTPS_PROXY: "http://proxy:3128" };
  expect(engineEnvironment({ ...kept, NO_PROXY: "intern.example" }, options)).toEqual({
    ...always,
    ...kept,
    NO_PROXY: "intern.example,localhost,.localhost,127.0.0.0/8,::1",
    no_proxy: "intern.example,localhost,.localhost,127.0.0.0/8,::1",
  });
});

test.each([
  [{}, "AWS_ENDPOINT_URL is missing; without it the engine would reach AWS."],
  [{ AWS_ENDPOINT_URL: "http://emulator.example:4566" }, 'AWS_ENDPOINT_URL is "http://emulator.example:4566"; a rehearsal takes'],
  [{ AWS_ENDPOINT_URL_S3: "http://localhost:4566" }, "AWS_ENDPOINT_URL_S3 is set and AWS_ENDPOINT_URL is not"],
])("%j is refused", (endpoints, message) => {
  expect(() => engineEnvironment({}, { ...options, endpoints })).toThrow(message);
});
