/** What it means for users of a platform that a resource goes. */
export interface Loss {
  /** Its data go with it, whoever makes a new one. */
  readonly isForGood: boolean;
  /** When it is destroyed and made anew. */
  readonly replaced: string;
  /** When it is destroyed. */
  readonly removed: string;
}

const forGood = (what: string): Loss => ({ isForGood: true, replaced: what, removed: what });
const data = forGood("its data is lost");
const gone = (what: string): Loss => ({ isForGood: false, replaced: what, removed: what });
const down = (replaced = "what it serves stops until the new one is up"): Loss => ({ isForGood: false, replaced, removed: "what it served stops" });

/** By type. Types that can be made anew without harm are not here. */
export const whatIsLost: Readonly<Record<string, Loss>> = {
  aws_backup_vault: forGood("its backups are lost"),
  aws_codecommit_repository: data,
  aws_cognito_user_pool: forGood("its users are lost"),
  aws_db_instance: data,
  aws_docdb_cluster: data,
  aws_dynamodb_table: data,
  aws_ebs_volume: data,
  aws_ecr_repository: forGood("its images are lost"),
  aws_ecrpublic_repository: forGood("its images are lost"),
  aws_efs_file_system: data,
  aws_elasticache_cluster: data,
  aws_elasticache_replication_group: data,
  aws_elasticsearch_domain: data,
  aws_fsx_lustre_file_system: data,
  aws_fsx_ontap_file_system: data,
  aws_fsx_openzfs_file_system: data,
  aws_fsx_windows_file_system: data,
  aws_keyspaces_table: data,
  aws_kinesis_stream: data,
  aws_kms_key: forGood("what it encrypted cannot be read any more"),
  aws_memorydb_cluster: data,
  aws_msk_cluster: data,
  aws_neptune_cluster: data,
  aws_opensearch_domain: data,
  aws_rds_cluster: data,
  aws_redshift_cluster: data,
  aws_s3_bucket: data,
  aws_s3_directory_bucket: data,
  aws_secretsmanager_secret: forGood("its value is lost"),
  aws_timestreamwrite_table: data,
  aws_cloudwatch_log_group: gone("its logs are lost"),
  aws_alb: down("what it serves stops until the new one is up, and its address changes"),
  aws_alb_listener: down(),
  aws_ecs_cluster: down(),
  aws_ecs_service: down(),
  aws_instance: gone("what it serves stops, and what is on its own disk is lost"),
  aws_lb: down("what it serves stops until the new one is up, and its address changes"),
  aws_lb_listener: down(),
  aws_nat_gateway: down("tasks cannot reach out until the new one is up, and are seen with another address"),
  aws_route53_zone: gone("its names are not found until the new name servers are known everywhere"),
  aws_service_discovery_http_namespace: down(),
  aws_service_discovery_private_dns_namespace: down(),
  aws_sqs_queue: gone("the messages in it are lost"),
  aws_ssm_parameter: gone("its value is lost"),
  aws_subnet: down(),
  aws_vpc: down(),
};

/** Types that hold what nobody can make again. */
export const statefulTypes: readonly string[] = Object.keys(whatIsLost).filter((type) => whatIsLost[type]?.isForGood);
