import { writtenArguments } from "../../../review/read/written-arguments";

test("arguments are known by the address that a plan shows, in modules too, without their values", () => {
  const resource = (address: string, ...names: string[]) => ({ address, expressions: Object.fromEntries(names.map((name) => [name, { constant_value: "hunter2" }])) });
  const configuration = {
    root_module: {
      resources: [resource("aws_kms_key.a"), { address: "aws_sns_topic.b" }],
      module_calls: { shop: { module: { resources: [resource("aws_sqs_queue.q", "policy", "name")], module_calls: { inner: { module: { resources: [resource("aws_s3_bucket.c", "bucket")] } } } } } },
    },
  };
  expect(writtenArguments(configuration)).toEqual({ "aws_kms_key.a": [], "aws_sns_topic.b": [], "module.shop.aws_sqs_queue.q": ["name", "policy"], "module.shop.module.inner.aws_s3_bucket.c": ["bucket"] });
  expect(writtenArguments(undefined)).toEqual({});
});
