interface Verdict {
  readonly exitCode: 0 | 2 | 3;
  /** Severity, rule and place of all there are, the worst first. */
  readonly findings: readonly string[];
  /** Of the Markdown, what a reviewer must read. */
  readonly says: readonly string[];
  /** What would only be noise, or false. */
  readonly isSilentOf?: readonly string[];
}

const secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-db";

/** What a careful reviewer says of each change of `recorded-environment.ts`. */
export const verdicts: Readonly<Record<string, Verdict>> = {
  "first-deploy": {
    exitCode: 2,
    findings: [
      "approval public-entry shop-routing/aws_lb.public",
      "notice stack-provisional shop-storage",
      "notice stack-provisional shop-routing",
      "notice stack-provisional shop-compute",
      "notice stack-provisional shop-compute-mail",
    ],
    says: [
      "- **public-entry** `shop-routing`: `aws_lb.public` is a new load balancer that faces the internet\n  - listens on `HTTP 80`\n  - lets in tcp 80 from `198.51.100.0/24` (256 addresses)\n",
      "- **stack-provisional** `shop-storage` is planned provisionally: it is planned again, and compared, before it is applied\n  - It waits for `shop-network`.\n",
      "<summary>Everything that changes: 77 created</summary>",
    ],
    isSilentOf: ["unseen", "permissions"],
  },
  "new-image": {
    exitCode: 0,
    findings: [],
    says: ["- `shop-compute`: `aws_ecs_task_definition.web_task-definition`, run by `aws_ecs_service.web`\n  - `web`: image `public.ecr.aws/acme/web`: `1.4.0` -> `1.5.0`\n\n", "Everything that changes: 1 updated, 1 replaced"],
    isSilentOf: ["Folded"],
  },
  "other-size": {
    exitCode: 0,
    findings: [],
    says: ["run by `aws_ecs_service.web`\n  - cpu `256` -> `512`\n  - memory `512` -> `1024`\n\n"],
  },
  "new-image-of-single-writer": {
    exitCode: 2,
    findings: ["approval stops-first shop-compute/aws_ecs_service.db"],
    says: [
      "`aws_ecs_service.db` gets new tasks, and its old ones may stop before the new ones start (deployment_minimum_healthy_percent is 0)\n  - → Apply it when the service may be away for a minute or two.",
      "run by `aws_ecs_service.db`\n  - `db`: image `public.ecr.aws/docker/library/postgres`: `17.5` -> `17.6`\n\n",
    ],
  },
  "more-tasks": {
    exitCode: 0,
    findings: [],
    says: ["- `shop-compute-mail`: ~ `aws_ecs_service.mailer`\n  - `desired_count`: `1` -> `3`\n"],
    isSilentOf: ["New revisions"],
  },
  "other-secret": {
    exitCode: 2,
    findings: ["approval stops-first shop-compute/aws_ecs_service.db", "approval permissions-widened shop-compute/aws_iam_role_policy.db_execution-role_policy"],
    says: [`\`aws_iam_role_policy.db_execution-role_policy\` allows more than before\n  - \`secretsmanager:GetSecretValue\` on \`${secret}-d4e5f6\`\n`, `  - \`db\`: secret \`POSTGRES_PASSWORD\` \`${secret}-a1b2c3\` -> \`${secret}-d4e5f6\`\n\n`],
  },
  "widened-role": {
    exitCode: 2,
    findings: ["approval permissions-widened shop-compute/aws_iam_role_policy.web_task-role_policy"],
    says: ["`aws_iam_role_policy.web_task-role_policy` allows more than before\n  - `s3:*` on `arn:aws:s3:::acme-invoices/*`, `arn:aws:s3:::acme-pictures/*`\n", '`policy.Statement[1].Action`: `"s3:GetObject"` -> `"s3:*"`'],
    isSilentOf: ["sqs:"],
  },
  "opened-load-balancer": {
    exitCode: 2,
    findings: ["approval open-to-the-world shop-routing/aws_vpc_security_group_ingress_rule.public_from_0-0-0-0--0_80"],
    says: ["`aws_vpc_security_group_ingress_rule.public_from_0-0-0-0--0_80` lets the whole internet in\n  - tcp 80 from anywhere on the internet but `198.51.100.0/24`\n\n", "Everything that changes: 1 created"],
  },
  "replaced-file-system": {
    exitCode: 3,
    findings: [
      "blocked stateful-replaced shop-storage/aws_efs_file_system.data",
      "blocked protected-address shop-storage/aws_efs_file_system.data",
      "approval stops-first shop-compute/aws_ecs_service.db",
      "approval permissions-widened shop-compute/aws_iam_role_policy.db_task-role_policy",
      "notice stack-provisional shop-compute",
    ],
    says: [
      "## ⛔ Blocked: do not apply this as it is\n",
      "`aws_efs_file_system.data` is replaced: its data is lost\n  - Because `kms_key_id` cannot change in place: `\"arn:aws:kms:eu-west-1:111122223333:key/",
      "is on the list of kept addresses, and is replaced\n  - → If it has to go, waive this rule for this address.\n",
      "  - volume `data_db.efs_volume_configuration.file_system_id` `fs-0014` -> `(shop-storage file_systems.data.id after its apply)`\n",
    ],
    isSilentOf: ["configure_at_launch", "secondary_gids"],
  },
  "renamed-service": {
    exitCode: 2,
    findings: [
      "approval service-stops shop-compute/aws_cloudwatch_log_group.web_log-group",
      "approval service-stops shop-compute/aws_ecs_service.web",
      "approval ingress-widened shop-compute/aws_vpc_security_group_ingress_rule.security-group_shopfront_admit_to_db_tcp-5432",
    ],
    says: [
      "`aws_ecs_service.web` is deleted: what it served stops\n  - Because its block is no longer in the configuration.\n",
      "lets more in than before\n  - tcp 5432 from `(aws_security_group.security-group_shopfront.id, known after apply)`\n",
      "Everything that changes: 17 created, 17 deleted",
    ],
    // Whoever moved its parts would see each replaced: they belong to a service, a role and a group of another name.
    isSilentOf: ["moved"],
  },
  "renamed-file-system": {
    exitCode: 3,
    findings: [
      "blocked stateful-renamed shop-storage/aws_efs_file_system.data",
      "blocked protected-address shop-storage/aws_efs_file_system.data",
      "approval stops-first shop-compute/aws_ecs_service.db",
      "approval protection-lifted shop-storage/aws_efs_backup_policy.data_backup-policy",
      "approval permissions-widened shop-compute/aws_iam_role_policy.db_task-role_policy",
      "notice stack-provisional shop-compute",
    ],
    says: [
      "`aws_efs_file_system.data` is deleted and `aws_efs_file_system.files` is made in its place: its data is lost\n",
      'moved: { `"storage"`: { `"aws_efs_file_system.data"`: `"aws_efs_file_system.files"` } }; and keep its `creation_token` `"acme-shop-data"`, without which it is replaced all the same\n',
      "  - volume `data_db` removed\n  - volume `files_db` added: `access_point_id` `(shop-storage file_systems.files.access_points.db.id after its apply)`, `iam` `ENABLED`, ",
    ],
  },
  "moved-file-system": {
    exitCode: 2,
    findings: ["approval stops-first shop-compute/aws_ecs_service.db", "notice stack-provisional shop-compute"],
    says: [
      "- `shop-storage`: ~ `aws_efs_file_system.files`, was `aws_efs_file_system.data`\n  - `tags.Name`: `\"acme-shop-data\"` -> `\"acme-shop-files\"`\n",
      "- `shop-storage`: moves `aws_efs_file_system_policy.files_policy`, was `aws_efs_file_system_policy.data_policy`\n",
    ],
    isSilentOf: ["data is lost", "permissions-widened", "kept addresses"],
  },
  "third-zone": {
    exitCode: 2,
    findings: [
      "approval stops-first shop-compute/aws_ecs_service.db",
      "notice stack-provisional shop-storage",
      "notice stack-provisional shop-routing",
      "notice stack-provisional shop-compute",
      "notice stack-provisional shop-compute-mail",
    ],
    says: ["- `shop-storage`: + `aws_efs_mount_target.data_eu-west-1c`\n", "Everything that changes: 8 created, 6 updated</summary>"],
    isSilentOf: ["New revisions", "replaced"],
  },
  "removed-service": {
    exitCode: 2,
    findings: ["approval service-stops shop-compute/aws_cloudwatch_log_group.web_log-group", "approval service-stops shop-compute/aws_ecs_service.web"],
    says: ["`aws_cloudwatch_log_group.web_log-group` is deleted: its logs are lost\n", "`aws_ecs_service.web` is deleted: what it served stops\n", "Everything that changes: 17 deleted</summary>"],
  },
  "left-group": {
    exitCode: 2,
    findings: [
      "approval stack-leaves shop-compute-mail",
      "approval service-stops shop-compute-mail/aws_cloudwatch_log_group.mailer_log-group",
      "approval service-stops shop-compute-mail/aws_ecs_service.mailer",
    ],
    says: ["### Stacks that leave\n\n- **stack-leaves** `shop-compute-mail` is no longer in the files: 9 resources are deleted\n  - → If it is to stay, put it back into the environment file.\n\n### Needs approval (2)\n"],
  },
  "tags-alone": {
    exitCode: 0,
    findings: [],
    says: ["- `shop-network`: 15 with other tags alone\n", "- `shop-compute`: 24 with other tags alone\n"],
    isSilentOf: ["New revisions", "Everything that changes", "cost-center"],
  },
  "tag-upstream": {
    exitCode: 0,
    findings: [],
    says: ["- `shop-network`: 1 with other tags alone\n"],
    isSilentOf: ["shop-storage", "shop-routing", "shop-compute", "provisional"],
  },
  "removed-output": {
    exitCode: 0,
    findings: ["notice output-removed shop-motd/output.parameter_name"],
    says: ["the output `parameter_name` is removed; none of the plans here reads it\n"],
  },
  "removed-output-of-others": {
    exitCode: 3,
    findings: ["blocked output-removed-while-read network/output.network_cidr"],
    says: ["the output `network_cidr` is removed, and `shop` still reads it\n  - → Let the readers stop reading it and apply that; remove it afterwards.\n"],
  },
  drift: {
    exitCode: 0,
    findings: [],
    says: ["\nNothing changes.\n", "- `shop-compute`: 1 otherwise than at the last apply\n"],
    isSilentOf: ["desired_count"],
  },
};
