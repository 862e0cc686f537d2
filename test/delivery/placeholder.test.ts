import { placeholderFor, type PlaceholderPlace } from "../../delivery/placeholder";

const place = (given: Partial<PlaceholderPlace> = {}): PlaceholderPlace => ({
  producer: "dev-network",
  output: "it",
  path: [],
  expression: undefined,
  account: "111122223333",
  region: "eu-west-1",
  ...given,
});
const of = (type: string, attribute: string) => placeholderFor(place({ expression: `\${${type}.it.${attribute}}` }));
const named = (output: string, ...path: readonly string[]) => placeholderFor(place({ output, path }));

const name = "placeholder-[0-9a-f]{12}";

test.each([
  ["aws_vpc", "id", "vpc-[0-9a-f]{17}"],
  ["aws_vpc", "cidr_block", String.raw`2(4\d|5[0-5])\.\d+\.\d+\.\d+/28`],
  ["aws_vpc", "default_security_group_id", "sg-[0-9a-f]{17}"],
  ["aws_vpc_endpoint", "id", "vpce-[0-9a-f]{17}"],
  ["aws_subnet", "id", "subnet-[0-9a-f]{17}"],
  ["aws_subnet", "vpc_id", "vpc-[0-9a-f]{17}"],
  ["aws_default_route_table", "id", "rtb-[0-9a-f]{17}"],
  ["aws_efs_file_system", "id", "fs-[0-9a-f]{17}"],
  ["aws_efs_access_point", "file_system_id", "fs-[0-9a-f]{17}"],
  ["aws_efs_mount_target", "id", "placeholder-[0-9a-f]{17}"],
  ["aws_route53_zone", "id", String.raw`Z\d{20}`],
  ["aws_lb", "zone_id", String.raw`Z\d{20}`],
  ["aws_lb", "dns_name", String.raw`${name}\.eu-west-1\.elb\.amazonaws\.com`],
  ["aws_lb", "arn_suffix", `app/${name}/[0-9a-f]{16}`],
  ["aws_lb", "id", `arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/${name}/[0-9a-f]{16}`],
  ["aws_lb_target_group", "arn_suffix", `targetgroup/${name}/[0-9a-f]{16}`],
  ["aws_ecr_repository", "id", name],
  ["aws_ecr_repository", "repository_url", String.raw`111122223333\.dkr\.ecr\.eu-west-1\.amazonaws\.com/${name}`],
  ["aws_sqs_queue", "url", `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`],
  ["aws_sqs_queue", "id", `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`],
  ["aws_lambda_function_url", "function_url", `https://${name}.invalid`],
  ["aws_ecs_cluster", "name", name],
  ["aws_ecs_task_definition", "arn_without_revision", `arn:aws:ecs:eu-west-1:111122223333:task-definition/${name}`],
  ["terraform_data", "id", "placeholder-[0-9a-f]{17}"],
  ["terraform_data", "output", name],
])("%s.%s has its shape", (type, attribute, shape) => {
  expect(of(type, attribute)).toMatch(new RegExp(`^${shape}$`));
});

test.each([
  ["${data.aws_vpc.given.id}", "vpc-[0-9a-f]{17}"],
  ["${aws_subnet.a[0].id}", "subnet-[0-9a-f]{17}"],
])("%s is known for what it is", (expression, shape) => {
  expect(placeholderFor(place({ expression }))).toMatch(new RegExp(`^${shape}$`));
});

test.each([
  ["vpc_id", [], "vpc-[0-9a-f]{17}"],
  ["private_subnet_ids", ["0"], "subnet-[0-9a-f]{17}"],
  ["file_systems", ["data", "file_system_id"], "fs-[0-9a-f]{17}"],
  ["queues", ["jobs_url", "0"], `https://${name}.invalid`],
  ["roles", ["task_arn"], `arn:aws:placeholder:eu-west-1:111122223333:${name}`],
  ["vpc_cidr", [], String.raw`2\d\d\.\d+\.\d+\.\d+/28`],
  ["anything", ["0"], name],
])("of an expression that is no attribute, the name tells: %s %j", (output, path, shape) => {
  expect(named(output, ...path)).toMatch(new RegExp(`^${shape}$`));
});

test("China's ARNs are of its partition", () => {
  expect(placeholderFor(place({ region: "cn-north-1", expression: "${aws_iam_role.it.arn}" }))).toMatch(/^arn:aws-cn:iam::111122223333:role\/placeholder-/);
});

test("the same place has the same placeholder, and stays what it is", () => {
  expect(of("aws_vpc", "id")).toBe(of("aws_vpc", "id"));
  expect(of("aws_vpc", "id")).toBe("vpc-a26b9ce4f963fe5c7");
});

test("other places have others, and none contains another", () => {
  const expressions = ["vpc.it.id", "vpc.it.cidr_block", "lb.it.arn", "lb.it.dns_name", "lb.it.zone_id", "sqs_queue.it.url", "ecs_cluster.it.name"].map((text) => `\${aws_${text}}`);
  const places = ["dev-network", "dev-storage", "prod-network"].flatMap((producer) =>
    ["a", "b"].flatMap((output) => [[], ["0"], ["1"], ["0", "1"]].flatMap((path) => expressions.map((expression) => place({ producer, output: `${output}${expression}`, path, expression })))),
  );
  const all = places.map(placeholderFor);
  expect(all).toHaveLength(168);
  expect(all.flatMap((one, index) => all.filter((other, otherIndex) => index !== otherIndex && other.includes(one)))).toEqual([]);
});
