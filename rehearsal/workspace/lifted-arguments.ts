/** An argument that a rehearsal sets otherwise than the environment does. */
export interface LiftedArgument {
  readonly resourceType: string;
  readonly argument: string;
  /** What it is set to; a function gets the resource's name in Terraform. */
  readonly value: unknown;
  /** Only where another argument has one of these values. */
  readonly where?: { readonly argument: string; readonly values: readonly unknown[] };
  readonly why: string;
}

const refusesDeletion = "AWS refuses to delete what has it";
const notWhileFull = "AWS refuses to delete it while something is in it";
const lastSnapshot = "the engine refuses to delete it without a last snapshot";

/** What would stop a rehearsal's destroy, or the next rehearsal. The last ones are for stacks of a team's own. */
export const liftedArguments: readonly LiftedArgument[] = [
  { resourceType: "aws_lb", argument: "enable_deletion_protection", value: false, why: refusesDeletion },
  { resourceType: "aws_ecr_repository", argument: "force_delete", value: true, why: notWhileFull },
  { resourceType: "aws_backup_vault", argument: "force_destroy", value: true, why: notWhileFull },
  { resourceType: "aws_secretsmanager_secret", argument: "recovery_window_in_days", value: 0, why: "its name would be taken for as long" },
  { resourceType: "aws_ecs_service", argument: "wait_for_steady_state", value: false, why: "the rehearsal waits itself, where containers run" },
  {
    resourceType: "aws_sns_topic_subscription",
    argument: "endpoint",
    // Where nothing listens; a topic takes each endpoint once.
    value: (name: string) => `https://127.0.0.1:9/${name}`,
    where: { argument: "protocol", values: ["http", "https"] },
    why: "an emulator would really post to it",
  },
  { resourceType: "aws_s3_bucket", argument: "force_destroy", value: true, why: notWhileFull },
  { resourceType: "aws_dynamodb_table", argument: "deletion_protection_enabled", value: false, why: refusesDeletion },
  { resourceType: "aws_db_instance", argument: "deletion_protection", value: false, why: refusesDeletion },
  { resourceType: "aws_db_instance", argument: "skip_final_snapshot", value: true, why: lastSnapshot },
  { resourceType: "aws_rds_cluster", argument: "deletion_protection", value: false, why: refusesDeletion },
  { resourceType: "aws_rds_cluster", argument: "skip_final_snapshot", value: true, why: lastSnapshot },
];
