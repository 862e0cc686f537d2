import { parseReference, referredAddress } from "../../../review/template/reference";

test.each([
  ["aws_iam_role.web_task-role.arn", ["aws_iam_role", "web_task-role", "arn"]],
  ['data.terraform_remote_state.network.outputs.ids["eu-west-1a"]', ["data", "terraform_remote_state", "network", "outputs", "ids", "eu-west-1a"]],
  ["aws_subnet.a[0].id", ["aws_subnet", "a", 0, "id"]],
  ["aws_subnet.a.0.id", ["aws_subnet", "a", 0, "id"]],
  ['aws_x.y["a\\"b"].id', ["aws_x", "y", 'a"b', "id"]],
])("reads %s", (expression, expected) => {
  expect(parseReference(expression)).toEqual(expected);
});

test.each(["var.image.tag", "local.a.b", "module.a.b", "each.value.x", "aws_x.y", "data.aws_x.y", "aws_x.y[*].arn", 'f("a").b.c', "aws_x.y.z + 1", 'aws_x.y["${a}"]', ""])("%j is no plain reference", (expression) => {
  expect(parseReference(expression)).toBeUndefined();
});

test("names the resource", () => {
  expect(referredAddress(["aws_subnet", "a", 0, "id"])).toBe("aws_subnet.a");
  expect(referredAddress(["data", "aws_vpc", "a", "id"])).toBe("data.aws_vpc.a");
});
