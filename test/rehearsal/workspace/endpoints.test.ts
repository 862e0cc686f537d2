import { endpointProblems, endpointsIn, isLoopback } from "../../../rehearsal/workspace/endpoints";

test.each(["http://localhost:4566", "https://localhost", "http://s3.localhost:4566/", "http://127.0.0.1:4566", "http://127.9.8.7", "http://[::1]:4566", "http://[::ffff:127.0.0.1]:1", "HTTP://LOCALHOST:1"])(
  "%s is of this machine",
  (url) => expect(isLoopback(url)).toBe(true),
);

test.each([
  "https://s3.eu-west-1.amazonaws.com",
  "http://localhost@example.com",
  "http://localhost.example.com",
  "http://notlocalhost",
  "http://127.0.0.1.example.com",
  "http://0.0.0.0:4566",
  "http://10.0.0.1:4566",
  "http://[::2]:4566",
  "ftp://localhost",
  "localhost:4566",
  "",
])("%s is not", (url) => expect(isLoopback(url)).toBe(false));

test("endpoints are those two kinds of variables, where they are set", () => {
  const variables = { AWS_ENDPOINT_URL: "http://localhost:1", AWS_ENDPOINT_URL_S3: "http://localhost:2", AWS_ENDPOINT_URL_ECS: "", AWS_REGION: "eu-west-1", MY_AWS_ENDPOINT_URL: "x" };
  expect(endpointsIn(variables)).toEqual({ AWS_ENDPOINT_URL: "http://localhost:1", AWS_ENDPOINT_URL_S3: "http://localhost:2" });
});

test("every address elsewhere is told, and services that would be left to the real ones", () => {
  expect(endpointProblems({ AWS_ENDPOINT_URL_S3: "https://s3.eu-west-1.amazonaws.com", AWS_ENDPOINT_URL_STS: "http://localhost:1" })).toEqual([
    'AWS_ENDPOINT_URL_S3 is "https://s3.eu-west-1.amazonaws.com"; a rehearsal takes an http address of this machine alone: localhost, 127.0.0.1 or [::1]. Set it to your emulator, or remove it and let the rehearsal start one.',
    "AWS_ENDPOINT_URL_S3 is set and AWS_ENDPOINT_URL is not; any other service would be the real one. Set AWS_ENDPOINT_URL too, or remove AWS_ENDPOINT_URL_S3.",
  ]);
});

test("no endpoint at all is for the rehearsal to find", () => {
  expect(endpointProblems({})).toEqual([]);
});
