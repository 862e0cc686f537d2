import { existingSecurityGroups } from "../../../rehearsal/workspace/existing-security-groups";

const group = "sg-0123456789abcdef0";
const rule = (parts: Record<string, unknown>) => ({ "//": { metadata: group }, description: `Security group ${group}`, ip_protocol: "tcp", ...parts });

test("each argument that names a group names its stand-in, wherever the id is in it", () => {
  const stack = {
    resource: {
      aws_vpc_security_group_ingress_rule: { admit: rule({ security_group_id: group, referenced_security_group_id: "${aws_security_group.web.id}" }) },
      aws_vpc_security_group_egress_rule: { out: rule({ security_group_id: "${aws_security_group.web.id}", referenced_security_group_id: group }) },
      aws_lambda_function: { hook: { function_name: "hook", vpc_config: [{ subnet_ids: ["subnet-1"], security_group_ids: [group, "sg-0b"] }] } },
    },
  };
  expect(existingSecurityGroups(stack)).toEqual({
    resource: {
      aws_security_group: {
        "rehearsal-sg-0123456789abcdef0": { name_prefix: "rehearsal-sg-0123456789abcdef0-", description: "Stands in for sg-0123456789abcdef0" },
        "rehearsal-sg-0b": { name_prefix: "rehearsal-sg-0b-", description: "Stands in for sg-0b" },
      },
    },
    override: {
      resource: {
        aws_vpc_security_group_ingress_rule: { admit: { security_group_id: "${aws_security_group.rehearsal-sg-0123456789abcdef0.id}" } },
        aws_vpc_security_group_egress_rule: { out: { referenced_security_group_id: "${aws_security_group.rehearsal-sg-0123456789abcdef0.id}" } },
        aws_lambda_function: {
          hook: {
            vpc_config: [
              { subnet_ids: ["subnet-1"], security_group_ids: ["${aws_security_group.rehearsal-sg-0123456789abcdef0.id}", "${aws_security_group.rehearsal-sg-0b.id}"] },
            ],
          },
        },
      },
    },
    text: "sg-0123456789abcdef0, sg-0b: security groups that are made for the rehearsal",
  });
});

test.each([
  ["no resources", {}],
  ["its own groups alone", { resource: { aws_vpc_security_group_egress_rule: { out: rule({ security_group_id: "${aws_security_group.web.id}", depends_on: [`aws_vpc_security_group_egress_rule.web_to_${group}`] }) } } }],
])("nothing for a stack with %s", (_, stack) => {
  expect(existingSecurityGroups(stack)).toBeUndefined();
});
