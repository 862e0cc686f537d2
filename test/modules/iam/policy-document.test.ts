import { assumedByService, policyDocument } from "../../../modules/iam/policy-document";

test("is the same text for the same permissions: lists sorted, a list of one a text", () => {
  const policy = policyDocument([
    {
      Sid: "Read",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::222:root", "arn:aws:iam::111:root"] },
      Action: ["s3:PutObject", "s3:GetObject"],
      Resource: ["arn:aws:s3:::bucket/*"],
      Condition: { StringEquals: { "aws:PrincipalTag/team": ["web"], "aws:SourceAccount": ["2", "1"] } },
    },
    { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" },
  ]);
  expect(policy).toBe(
    '{"Version":"2012-10-17","Statement":[' +
      '{"Sid":"Read","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111:root","arn:aws:iam::222:root"]},"Action":["s3:GetObject","s3:PutObject"],' +
      '"Resource":"arn:aws:s3:::bucket/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"web","aws:SourceAccount":["1","2"]}}},' +
      '{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}',
  );
});

test("one statement is a list still, and statements stay in their order", () => {
  const statement = (Sid: string) => ({ Sid, Effect: "Allow" as const, Action: "*" });
  expect(policyDocument([statement("a")])).toBe('{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"*"}]}');
  expect(JSON.parse(policyDocument([statement("b"), statement("a")]))).toMatchObject({ Statement: [{ Sid: "b" }, { Sid: "a" }] });
});

test("leaves the lists it was given as they were", () => {
  const Action = ["b", "a"];
  policyDocument([{ Effect: "Allow", Action }]);
  expect(Action).toEqual(["b", "a"]);
});

const trust = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };

test.each([
  [undefined, { StringEquals: { "aws:SourceAccount": "111122223333" } }],
  [
    "arn:aws:ecs:eu-west-1:111122223333:*",
    { StringEquals: { "aws:SourceAccount": "111122223333" }, ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" } },
  ],
])("a service acts as a role for one account alone, and for the sources %s", (sourceArn, Condition) => {
  expect(JSON.parse(assumedByService("ecs-tasks.amazonaws.com", "111122223333", sourceArn))).toEqual({
    Version: "2012-10-17",
    Statement: [{ ...trust, Condition }],
  });
});
