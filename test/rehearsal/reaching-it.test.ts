import { reachingIt } from "../../rehearsal/reaching-it";

test("tells every variable, and how to go on or end it", () => {
  const endpoints = { AWS_ENDPOINT_URL: "http://127.0.0.1:4566", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:4567" };
  expect(reachingIt({ account: "111122223333", region: "eu-west-1" }, endpoints, "npm run rehearse -- dev").join("\n")).toBe(`Reach it with the AWS CLI:
  export AWS_ACCESS_KEY_ID=111122223333
  export AWS_SECRET_ACCESS_KEY=rehearsal
  export AWS_REGION=eu-west-1
  export AWS_ENDPOINT_URL=http://127.0.0.1:4566
  export AWS_ENDPOINT_URL_S3=http://127.0.0.1:4567
  aws ecs list-clusters
Rehearse a change on top of it, or end it:
  npm run rehearse -- dev --keep
  npm run rehearse -- dev
When it has ended, forget where it was:
  unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_REGION AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3`);
});
