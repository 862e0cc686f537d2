import { existingFunctions } from "../../../rehearsal/workspace/existing-functions";

test("a function that somebody is permitted to invoke gets a stand-in, once", () => {
  const permission = (name: string) => ({ function_name: name, action: "lambda:InvokeFunction", principal: "sns.amazonaws.com" });
  const stack = { resource: { aws_lambda_permission: { a: permission("thumbnails"), b: permission("thumbnails"), own: permission("${aws_lambda_function.own.function_name}") } } };
  const reference = { function_name: "${aws_lambda_function.rehearsal-thumbnails.function_name}" };
  expect(existingFunctions(stack)).toEqual({
    resource: {
      aws_lambda_function: {
        "rehearsal-thumbnails": {
          function_name: "thumbnails",
          package_type: "Image",
          image_uri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/rehearsal:none",
          role: "arn:aws:iam::111122223333:role/rehearsal",
          lifecycle: { ignore_changes: ["handler", "runtime"] },
        },
      },
    },
    override: { resource: { aws_lambda_permission: { a: reference, b: reference } } },
    text: "thumbnails: a Lambda function that is made for the rehearsal, and never run",
  });
});

test.each([
  ["no resources", {}],
  ["functions of its own alone", { resource: { aws_lambda_permission: { own: { function_name: "${aws_lambda_function.own.function_name}" } } } }],
])("nothing for a stack with %s", (_, stack) => {
  expect(existingFunctions(stack)).toBeUndefined();
});
