import { ecrRepositoryOf, isEcrImage, parseImageReference } from "../../config/image";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

test.each([
  ["redis", "docker.io", "library/redis", undefined, undefined],
  ["redis:7-alpine", "docker.io", "library/redis", "7-alpine", undefined],
  [`redis@${digest}`, "docker.io", "library/redis", undefined, digest],
  [`redis:7@${digest}`, "docker.io", "library/redis", "7", digest],
  ["docker.io/redis:7", "docker.io", "library/redis", "7", undefined],
  ["dockersamples/examplevotingapp_vote:latest", "docker.io", "dockersamples/examplevotingapp_vote", "latest", undefined],
  ["team/my__app--x", "docker.io", "team/my__app--x", undefined, undefined],
  ["localhost/app", "localhost", "app", undefined, undefined],
  ["localhost:5000/app:1", "localhost:5000", "app", "1", undefined],
  ["registry.example.com:8443/team/app:1.2", "registry.example.com:8443", "team/app", "1.2", undefined],
  ["Registry:5000/app", "Registry:5000", "app", undefined, undefined],
  ["Registry.Example.com/app", "Registry.Example.com", "app", undefined, undefined],
  ["ghcr.io/owner/app", "ghcr.io", "owner/app", undefined, undefined],
  ["public.ecr.aws/docker/library/busybox:1.37", "public.ecr.aws", "docker/library/busybox", "1.37", undefined],
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/test/web:1", "111122223333.dkr.ecr.eu-west-1.amazonaws.com", "shop/test/web", "1", undefined],
  [`app:${"x".repeat(128)}`, "docker.io", "library/app", "x".repeat(128), undefined],
  ["app:_Tag.With-All", "docker.io", "library/app", "_Tag.With-All", undefined],
])("reads %s as Docker does", (reference, registry, repository, tag, withDigest) => {
  expect(parseImageReference(reference)).toEqual({ registry, repository, tag, digest: withDigest });
});

test.each([
  "",
  "Redis",
  "team/App",
  "redis:",
  "redis:-7",
  "redis:7:8",
  `app:${"x".repeat(129)}`,
  "redis@sha256:0123",
  "redis@7",
  `redis@${digest.toUpperCase()}`,
  "redis 7",
  "redis\n",
  "/redis",
  "redis/",
  "team//app",
  "my___app",
  "app..x",
  "-app",
  "app-",
  "_app/x",
  "team/app.X",
  "app.-x",
  "team/app:80/x",
  "https://docker.io/redis",
  ":7",
  "registry.example.com:port/app",
])("refuses %j as Docker does", (reference) => {
  expect(parseImageReference(reference)).toBeUndefined();
});

test.each(["a.", "a/", "a-", "a_", "a:", ":", "-", "a.a-", "A-", "@"])("a long text of %j is read at once", (part) => {
  const started = performance.now();
  parseImageReference(`${part.repeat(50_000)}!`);
  parseImageReference(`a.b/${part.repeat(50_000)}!`);
  expect(performance.now() - started).toBeLessThan(200);
});

test.each([
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/test/web:1", { account: "111122223333", region: "eu-west-1", repository: "shop/test/web" }],
  ["111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web", { account: "111122223333", region: "cn-north-1", repository: "web" }],
  ["11112222333.dkr.ecr.eu-west-1.amazonaws.com/web", undefined],
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.com/web", undefined],
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com", undefined],
  ["public.ecr.aws/docker/library/redis:7", undefined],
  ["redis", undefined],
  ["Not An Image", undefined],
])("%s is the ECR repository %j", (reference, repository) => {
  expect(ecrRepositoryOf(reference)).toEqual(repository);
});

test.each([
  [{ repository: "web", tag: "1" }, true],
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1", true],
  ["public.ecr.aws/docker/library/redis:7", false],
  [{ reference: "registry.example.com/app", credentialsSecretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub-AbCdEf" }, false],
])("whether ECR's private registries hold %j: %s", (image, expected) => {
  expect(isEcrImage(image)).toBe(expected);
});
