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
const down = (replaced = "what it serves stops until the new one is up"): Loss => ({ isForGood: false, replaced, removed: "what it served stops" });

/** By type. Types that can be made anew without harm are not here. */
export const whatIsLost: Readonly<Record<string, Loss>> = {
  aws_backup_vault: forGood("its backups are lost"),
  aws_db_instance: data,
  aws_dynamodb_table: data,
  aws_ebs_volume: data,
  aws_ecr_repository: forGood("its images are lost"),
  aws_efs_file_system: data,
  aws_kms_key: forGood("what it encrypted cannot be read any more"),
  aws_rds_cluster: data,
  aws_s3_bucket: data,
  aws_secretsmanager_secret: forGood("its value is lost"),
  aws_ecs_cluster: down(),
  aws_ecs_service: down(),
  aws_lb: down("what it serves stops until the new one is up, and its address changes"),
  aws_nat_gateway: down("tasks cannot reach out until the new one is up, and are seen with another address"),
  aws_service_discovery_http_namespace: down(),
  aws_service_discovery_private_dns_namespace: down(),
  aws_subnet: down(),
  aws_vpc: down(),
};
