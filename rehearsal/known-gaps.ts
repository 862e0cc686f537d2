/** What an emulator does otherwise than AWS, so that a second plan wants a change. */
export interface KnownGap {
  /** The emulator that serves what no other does. */
  readonly emulator: "fakecloud" | "ministack" | "moto";
  readonly resourceType: string;
  /** Argument that reads back otherwise, without what is inside it. */
  readonly argument: string;
  /** It does not occur in a resource that sets this argument. */
  readonly exceptWith?: string;
  readonly why: string;
}

/** A gap that no longer occurs where it could fails the rehearsal: then it is to be removed here. */
export const knownGaps: readonly KnownGap[] = [
  { emulator: "fakecloud", resourceType: "aws_lambda_permission", argument: "source_arn", why: "it writes the key of the condition otherwise, and the permission would be made again" },
  { emulator: "ministack", resourceType: "aws_ecs_service", argument: "availability_zone_rebalancing", why: "it does not keep it" },
  { emulator: "ministack", resourceType: "aws_ecs_service", argument: "service_connect_configuration", why: "it does not keep it" },
  { emulator: "ministack", resourceType: "aws_efs_file_system_policy", argument: "policy", why: "it gives a policy an Id of its own" },
  { emulator: "ministack", resourceType: "aws_lb_target_group", argument: "protocol_version", why: "it does not keep it, and the target group would be made again" },
  { emulator: "ministack", resourceType: "aws_flow_log", argument: "iam_role_arn", why: "it does not keep it, and the flow log would be made again" },
  { emulator: "ministack", resourceType: "aws_flow_log", argument: "max_aggregation_interval", why: "it does not keep it, and the flow log would be made again" },
  { emulator: "ministack", resourceType: "aws_flow_log", argument: "tags_all", why: "it does not keep them" },
  { emulator: "ministack", resourceType: "aws_vpc_endpoint", argument: "private_dns_enabled", why: "it does not keep it" },
  { emulator: "ministack", resourceType: "aws_vpc_endpoint", argument: "security_group_ids", why: "it does not keep them" },
  { emulator: "moto", resourceType: "aws_ecs_service", argument: "availability_zone_rebalancing", why: "it does not keep it" },
  { emulator: "moto", resourceType: "aws_ecs_service", argument: "capacity_provider_strategy", why: "it does not keep it" },
  { emulator: "moto", resourceType: "aws_ecs_service", argument: "enable_ecs_managed_tags", why: "it does not keep it" },
  { emulator: "moto", resourceType: "aws_ecs_service", argument: "enable_execute_command", why: "it does not keep it" },
  { emulator: "moto", resourceType: "aws_ecs_service", argument: "health_check_grace_period_seconds", why: "it does not keep it" },
  { emulator: "moto", resourceType: "aws_ecs_service", argument: "service_connect_configuration", why: "it does not keep it" },
  { emulator: "moto", resourceType: "aws_vpc_security_group_egress_rule", argument: "description", exceptWith: "cidr_ipv4", why: "it keeps it with an address range alone" },
  { emulator: "moto", resourceType: "aws_vpc_security_group_ingress_rule", argument: "description", exceptWith: "cidr_ipv4", why: "it keeps it with an address range alone" },
];

/** What an emulator cannot do at all, so that an apply fails. */
export interface Incapability {
  readonly emulator: KnownGap["emulator"];
  readonly resourceType: string;
  readonly why: string;
}

export const incapabilities: readonly Incapability[] = [
  { emulator: "fakecloud", resourceType: "aws_eip_association", why: "it does not find an address by its association, so no NAT instance comes up" },
  { emulator: "fakecloud", resourceType: "aws_dlm_lifecycle_policy", why: "it has no Data Lifecycle Manager, as no emulator has" },
  { emulator: "ministack", resourceType: "aws_appautoscaling_target", why: "it has no Application Auto Scaling" },
  { emulator: "ministack", resourceType: "aws_lb_listener_certificate", why: "it has no AddListenerCertificates" },
  { emulator: "moto", resourceType: "aws_efs_backup_policy", why: "it has no PutBackupPolicy" },
];
