/** Where a type of resource holds a policy document, and what the policy is about. */
export interface PolicyPlace {
  readonly argument: string;
  /** Argument of blocks that holds it, where it stands in blocks. */
  readonly inBlocks?: string;
  /** `identity`: what its holder may do. `trust`: who may act as it. `resource`: who may do what with it. */
  readonly kind: "identity" | "trust" | "resource";
  /** Argument that tells whose policy it is. */
  readonly holder: string;
  /** Type of the resource whose policy it is, and how it is named there. */
  readonly holderType: string;
  readonly holderName: string;
}

const place = (kind: PolicyPlace["kind"], argument: string, holder: string, holderType: string, holderName: string): PolicyPlace => ({ kind, argument, holder, holderType, holderName });
const own = (kind: PolicyPlace["kind"], argument: string, type: string, name: string) => place(kind, argument, name, type, name);

/** By type. Source: the provider's documentation of each. */
export const policyPlaces: Readonly<Record<string, readonly PolicyPlace[]>> = {
  aws_backup_vault_policy: [place("resource", "policy", "backup_vault_name", "aws_backup_vault", "name")],
  aws_dynamodb_resource_policy: [place("resource", "policy", "resource_arn", "aws_dynamodb_table", "arn")],
  aws_ecr_repository_policy: [place("resource", "policy", "repository", "aws_ecr_repository", "name")],
  aws_efs_file_system_policy: [place("resource", "policy", "file_system_id", "aws_efs_file_system", "id")],
  aws_iam_group_policy: [place("identity", "policy", "group", "aws_iam_group", "name")],
  aws_iam_policy: [own("identity", "policy", "aws_iam_policy", "arn")],
  aws_iam_role: [own("trust", "assume_role_policy", "aws_iam_role", "name"), { ...own("identity", "policy", "aws_iam_role", "name"), inBlocks: "inline_policy" }],
  aws_iam_role_policy: [place("identity", "policy", "role", "aws_iam_role", "name")],
  aws_iam_user_policy: [place("identity", "policy", "user", "aws_iam_user", "name")],
  aws_kms_key: [own("resource", "policy", "aws_kms_key", "key_id")],
  aws_kms_key_policy: [place("resource", "policy", "key_id", "aws_kms_key", "key_id")],
  aws_s3_bucket: [own("resource", "policy", "aws_s3_bucket", "bucket")],
  aws_s3_bucket_policy: [place("resource", "policy", "bucket", "aws_s3_bucket", "bucket")],
  aws_secretsmanager_secret: [own("resource", "policy", "aws_secretsmanager_secret", "arn")],
  aws_secretsmanager_secret_policy: [place("resource", "policy", "secret_arn", "aws_secretsmanager_secret", "arn")],
  aws_sns_topic: [own("resource", "policy", "aws_sns_topic", "arn")],
  aws_sns_topic_policy: [place("resource", "policy", "arn", "aws_sns_topic", "arn")],
  aws_sqs_queue: [own("resource", "policy", "aws_sqs_queue", "url")],
  aws_sqs_queue_policy: [place("resource", "policy", "queue_url", "aws_sqs_queue", "url")],
};
