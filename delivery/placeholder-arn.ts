/** What tells one placeholder from another. */
export interface PlaceholderArnOptions {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
  /** Hexadecimal digits. */
  readonly unique: string;
}

/** What comes behind the account in an ARN, and the service before it. */
const arns: Readonly<Record<string, { readonly service: string; readonly resource: (name: string, unique: string) => string; readonly isGlobal?: boolean }>> = {
  aws_acm_certificate: { service: "acm", resource: (_, unique) => `certificate/${uuid(unique)}` },
  aws_cloudwatch_log_group: { service: "logs", resource: (name) => `log-group:${name}` },
  aws_dynamodb_table: { service: "dynamodb", resource: (name) => `table/${name}` },
  aws_ecr_repository: { service: "ecr", resource: (name) => `repository/${name}` },
  aws_ecs_cluster: { service: "ecs", resource: (name) => `cluster/${name}` },
  aws_ecs_service: { service: "ecs", resource: (name) => `service/${name}/${name}` },
  aws_ecs_task_definition: { service: "ecs", resource: (name) => `task-definition/${name}:1` },
  aws_efs_access_point: { service: "elasticfilesystem", resource: (_, unique) => `access-point/fsap-${unique.slice(0, 17)}` },
  aws_efs_file_system: { service: "elasticfilesystem", resource: (_, unique) => `file-system/fs-${unique.slice(0, 17)}` },
  aws_iam_policy: { service: "iam", resource: (name) => `policy/${name}`, isGlobal: true },
  aws_iam_role: { service: "iam", resource: (name) => `role/${name}`, isGlobal: true },
  aws_kms_key: { service: "kms", resource: (_, unique) => `key/${uuid(unique)}` },
  aws_lambda_function: { service: "lambda", resource: (name) => `function:${name}` },
  aws_lb: { service: "elasticloadbalancing", resource: (name, unique) => `loadbalancer/app/${name}/${unique.slice(0, 16)}` },
  aws_lb_listener: { service: "elasticloadbalancing", resource: (name, unique) => `listener/app/${name}/${unique.slice(0, 16)}/${unique.slice(16, 32)}` },
  aws_lb_target_group: { service: "elasticloadbalancing", resource: (name, unique) => `targetgroup/${name}/${unique.slice(0, 16)}` },
  aws_secretsmanager_secret: { service: "secretsmanager", resource: (name) => `secret:${name}-AbCdEf` },
  aws_service_discovery_http_namespace: { service: "servicediscovery", resource: (_, unique) => `namespace/ns-${unique.slice(0, 16)}` },
  aws_service_discovery_private_dns_namespace: { service: "servicediscovery", resource: (_, unique) => `namespace/ns-${unique.slice(0, 16)}` },
  aws_service_discovery_service: { service: "servicediscovery", resource: (_, unique) => `service/srv-${unique.slice(0, 16)}` },
  aws_sfn_state_machine: { service: "states", resource: (name) => `stateMachine:${name}` },
  aws_sns_topic: { service: "sns", resource: (name) => name },
  aws_sqs_queue: { service: "sqs", resource: (name) => name },
};

/** An ARN as resources of a type have it. */
export function placeholderArn(type: string, attribute: string, { partition, region, account, unique, name }: PlaceholderArnOptions): string {
  if (type === "aws_s3_bucket") return `arn:${partition}:s3:::${name}`;
  const { service, resource, isGlobal } = arns[type] ?? { service: type.split("_")[1] ?? "placeholder", resource: () => name, isGlobal: false };
  const arn = `arn:${partition}:${service}:${isGlobal ? "" : region}:${account}:${resource(name, unique)}`;
  return attribute === "arn_without_revision" ? arn.replace(/:1$/, "") : arn;
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
