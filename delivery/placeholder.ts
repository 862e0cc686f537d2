import { createHash } from "node:crypto";
import { partitionOf } from "../config/arns";
import { placeholderArn } from "./placeholder-arn";

/** Whose value a placeholder stands for. */
export interface PlaceholderPlace {
  /** Id of the stack whose output it is. */
  readonly producer: string;
  readonly output: string;
  /** Where in the output's value. */
  readonly path: readonly string[];
  /** What the output is made of, as the template has it: `${aws_vpc.vpc.id}`. */
  readonly expression: unknown;
  readonly account: string;
  readonly region: string;
}

/**
 * A value of the right shape for what only an apply tells. Providers check shapes when they plan: ARNs, CIDRs and ids of hosted zones most of all.
 * The same place always has the same placeholder, and no other place has it.
 */
export function placeholderFor(place: PlaceholderPlace): string {
  const unique = createHash("sha256").update(JSON.stringify([place.producer, place.output, place.path])).digest("hex");
  const { type, attribute } = attributeOf(place);
  return shapeOf(type, attribute, { ...place, partition: partitionOf(place.region), unique });
}

interface Reference {
  readonly type: string;
  readonly attribute: string;
}

/** The resource's attribute that the output is; else what the output's name tells. */
function attributeOf({ expression, output, path }: PlaceholderPlace): Reference {
  const [, type, attribute] = (typeof expression === "string" && /^\$\{(?:data\.)?([a-z0-9_]+)\.[^.}]+\.([a-z0-9_]+)\}$/.exec(expression)) || [];
  if (type !== undefined && attribute !== undefined) return { type, attribute };
  const name = [...path].reverse().find((each) => /_(arn|id|url|cidr)s?$/.test(each)) ?? output;
  return { type: "", attribute: name.replace(/_(arn|id|url|cidr)s$/, "_$1") };
}

interface Context {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly unique: string;
}

function shapeOf(type: string, attribute: string, context: Context): string {
  const { unique, region, account } = context;
  const name = `placeholder-${unique.slice(0, 12)}`;
  const meaning = attribute === "id" ? (idIsOf[type] ?? attribute) : attribute;
  if (/(^|_)arn(_without_revision)?$/.test(meaning)) return placeholderArn(type, meaning, { ...context, name });
  if (/(^|_)zone_id$/.test(meaning)) return `Z${digits(unique, 20)}`;
  if (/(^|_)id$/.test(meaning)) return `${prefixOf(meaning === "id" ? type : meaning)}${unique.slice(0, 17)}`;
  if (/(^|_)cidr(_block)?$/.test(meaning)) return reservedRange(unique);
  if (/(^|_)dns_name$/.test(meaning)) return `${name}.${region}.elb.amazonaws.com`;
  if (meaning === "arn_suffix") return type === "aws_lb_target_group" ? `targetgroup/${name}/${unique.slice(0, 16)}` : `app/${name}/${unique.slice(0, 16)}`;
  if (meaning === "repository_url") return `${account}.dkr.ecr.${region}.amazonaws.com/${name}`;
  if (/(^|_)url$/.test(meaning)) return type === "aws_sqs_queue" ? `https://sqs.${region}.amazonaws.com/${account}/${name}` : `https://${name}.invalid`;
  return name;
}

/** Types whose `id` is another attribute. */
const idIsOf: Readonly<Record<string, string>> = {
  aws_acm_certificate: "arn",
  aws_cloudwatch_log_group: "name",
  aws_ecr_repository: "name",
  aws_ecs_cluster: "arn",
  aws_ecs_service: "arn",
  aws_iam_role: "name",
  aws_lb: "arn",
  aws_lb_listener: "arn",
  aws_lb_target_group: "arn",
  aws_route53_zone: "zone_id",
  aws_s3_bucket: "name",
  aws_secretsmanager_secret: "arn",
  aws_sfn_state_machine: "arn",
  aws_sns_topic: "arn",
  aws_sqs_queue: "url",
};

const idPrefixes: Readonly<Record<string, string>> = {
  aws_ebs_volume: "vol-",
  aws_efs_access_point: "fsap-",
  aws_efs_file_system: "fs-",
  aws_eip: "eipalloc-",
  aws_instance: "i-",
  aws_internet_gateway: "igw-",
  aws_nat_gateway: "nat-",
  aws_network_acl: "acl-",
  aws_network_interface: "eni-",
  aws_route_table: "rtb-",
  aws_security_group: "sg-",
  aws_service_discovery_http_namespace: "ns-",
  aws_service_discovery_private_dns_namespace: "ns-",
  aws_service_discovery_service: "srv-",
  aws_subnet: "subnet-",
  aws_vpc: "vpc-",
  aws_vpc_endpoint: "vpce-",
};

/** Of a type, or of an attribute as `file_system_id`: that of the longest name which is in it. */
function prefixOf(word: string): string {
  const known = Object.keys(idPrefixes).filter((type) => `_${word}_`.includes(type.replace(/^aws_((efs|ebs)_)?/, "_") + "_"));
  return idPrefixes[known.sort((left, right) => right.length - left.length)[0] ?? ""] ?? "placeholder-";
}

/** A range of which nobody has an address: 240.0.0.0/4 is reserved. */
function reservedRange(hex: string): string {
  const [first, second, third] = [0, 2, 4].map((start) => parseInt(hex.slice(start, start + 2), 16));
  return `${240 + ((first ?? 0) >> 4)}.${second}.${third}.${((first ?? 0) % 16) * 16}/28`;
}

function digits(hex: string, count: number): string {
  return [...hex].map((digit) => parseInt(digit, 16) % 10).join("").slice(0, count);
}
