import { existingNetwork } from "../../../rehearsal/workspace/existing-network";

const publishing = (outputs: Record<string, unknown>) => ({ output: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value }])) });
const existing = { vpc_id: "vpc-0123456789abcdef0", vpc_cidr: "10.50.0.0/20" };
const zones = ["eu-west-1a", "eu-west-1b"];
const subnets = (ids: readonly string[]) => Object.fromEntries(ids.map((id, index) => [zones[index] ?? "", id]));

test("a VPC and its subnets by tier and zone take the place of ids", () => {
  const stack = publishing({ ...existing, public_subnet_ids: subnets(["subnet-10", "subnet-11"]), private_subnet_ids: subnets(["subnet-20"]) });
  const vpc_id = "${aws_vpc.rehearsal-vpc-0123456789abcdef0.id}";
  const subnet = (id: string, zone: string, place: number) => ({
    vpc_id,
    availability_zone: zone,
    cidr_block: `\${cidrsubnet(aws_vpc.rehearsal-vpc-0123456789abcdef0.cidr_block, 5, ${place})}`,
    tags: { Name: `rehearsal: stands in for ${id}` },
  });
  expect(existingNetwork(stack)).toEqual({
    resource: {
      aws_vpc: {
        "rehearsal-vpc-0123456789abcdef0": {
          cidr_block: "10.50.0.0/20",
          enable_dns_support: true,
          enable_dns_hostnames: true,
          tags: { Name: "rehearsal: stands in for vpc-0123456789abcdef0" },
        },
      },
      aws_subnet: {
        "rehearsal-public_eu-west-1a": subnet("subnet-10", "eu-west-1a", 0),
        "rehearsal-public_eu-west-1b": subnet("subnet-11", "eu-west-1b", 4),
        "rehearsal-private_eu-west-1a": subnet("subnet-20", "eu-west-1a", 1),
      },
    },
    override: {
      output: {
        vpc_id: { value: vpc_id },
        public_subnet_ids: { value: { "eu-west-1a": "${aws_subnet.rehearsal-public_eu-west-1a.id}", "eu-west-1b": "${aws_subnet.rehearsal-public_eu-west-1b.id}" } },
        private_subnet_ids: { value: { "eu-west-1a": "${aws_subnet.rehearsal-private_eu-west-1a.id}" } },
      },
    },
    text: "vpc-0123456789abcdef0: a VPC that is made for the rehearsal, with a subnet for each of subnet-10, subnet-11, subnet-20",
  });
});

test("all places are different, within the range", () => {
  const all = Object.fromEntries([..."abcdefgh"].map((letter) => [`eu-west-1${letter}`, `subnet-${letter}`]));
  const { resource } = existingNetwork(publishing({ ...existing, public_subnet_ids: all, private_subnet_ids: all, isolated_subnet_ids: all })) ?? {};
  const places = [...JSON.stringify(resource).matchAll(/cidr_block, 5, (\d+)\)/g)].map(([, place]) => Number(place));
  expect(new Set(places).size).toBe(24);
  expect(Math.max(...places)).toBeLessThan(32);
});

test.each([
  ["10.50.0.0/16", "10.50.0.0/16"],
  ["10.50.2.0/23", "10.50.2.0/23"],
  ["10.50.3.16/28", "10.50.2.0/23"],
])("a VPC of %s is %s, so that no subnet is smaller than AWS has them", (cidr, range) => {
  expect(existingNetwork(publishing({ ...existing, vpc_cidr: cidr }))).toMatchObject({
    resource: { aws_vpc: { "rehearsal-vpc-0123456789abcdef0": { cidr_block: range } } },
    text: "vpc-0123456789abcdef0: a VPC that is made for the rehearsal",
  });
});

test.each([
  ["makes its VPC", publishing({ vpc_id: "${aws_vpc.vpc.id}", vpc_cidr: "10.50.0.0/20" })],
  ["publishes none", publishing({ file_systems: {} })],
  ["publishes nothing", {}],
])("nothing for a stack that %s", (_, stack) => {
  expect(existingNetwork(stack)).toBeUndefined();
});
