import { merged, standInsFor } from "../../../rehearsal/workspace/stand-ins";

test("trees are one, branch by branch; a later text or list takes the place of an earlier one", () => {
  const lifted = { terraform: { backend: {} }, resource: { aws_lb: { web: { enable_deletion_protection: false, subnets: ["a"] } } } };
  expect(merged([lifted, { resource: { aws_lb: { web: { subnets: ["b"] } }, aws_vpc: {} } }, { output: { id: 1 } }])).toEqual({
    terraform: { backend: {} },
    resource: { aws_lb: { web: { enable_deletion_protection: false, subnets: ["b"] } }, aws_vpc: {} },
    output: { id: 1 },
  });
});

test("a stack may need several", () => {
  const stack = {
    output: { vpc_id: { value: "vpc-0123456789abcdef0" }, vpc_cidr: { value: "10.0.0.0/16" } },
    resource: { aws_lb: { web: { security_groups: ["sg-0123456789abcdef0"] } } },
  };
  expect(standInsFor(stack).map(({ text }) => text)).toEqual([
    "vpc-0123456789abcdef0: a VPC that is made for the rehearsal",
    "sg-0123456789abcdef0: a security group that is made for the rehearsal",
  ]);
  expect(standInsFor({})).toEqual([]);
});
