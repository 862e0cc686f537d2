import type { NameScope } from "../../config/names";

/** What Terraform does with an AWS service for the stacks of an environment. */
export interface ServiceActions {
  /** As IAM calls it. */
  readonly service: string;
  /** What a plan calls: nothing of it changes anything, or shows what a secret, a message, an image or a log says. */
  readonly reads?: readonly string[];
  /** What only an apply calls. */
  readonly writes?: readonly string[];
  /** The last part of the ARNs that are written, by how names of the environment begin. @default - all, for AWS gives them their names */
  readonly written?: (names: WrittenNames) => readonly string[];
  /** Whether the service has no regions, or is called by another one. @default false */
  readonly isGlobal?: boolean;
}

/** How the names of an environment begin. */
export interface WrittenNames {
  /** `shop-dev` */
  readonly prefix: string;
  /** `shop/dev` */
  readonly folder: string;
}

/** How the names of an environment begin. */
export function writtenNames({ platform, environment }: Pick<NameScope, "platform" | "environment">): WrittenNames {
  return { prefix: `${platform}-${environment}`, folder: `${platform}/${environment}` };
}

const tags = ["TagResource", "UntagResource"];
const byPrefix = ({ prefix }: WrittenNames) => [`${prefix}-*`];

/** Every service that a stack of Gantry uses. Whole kinds of reads stand only where all of them tell no more than how something is set up. */
export const serviceActions: readonly ServiceActions[] = [
  {
    service: "ec2",
    reads: ["Describe*", "GetManagedPrefixListEntries"],
    writes: [
      ...["AllocateAddress", "AssociateAddress", "DisassociateAddress", "ReleaseAddress"],
      ...["AssociateRouteTable", "CreateRoute", "CreateRouteTable", "DeleteRoute", "DeleteRouteTable", "DisassociateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation"],
      ...["AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway"],
      ...["AttachNetworkInterface", "CreateNetworkInterface", "DeleteNetworkInterface", "DetachNetworkInterface", "ModifyNetworkInterfaceAttribute"],
      ...["AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress"],
      ...["CreateSecurityGroup", "DeleteSecurityGroup", "ModifySecurityGroupRules"],
      ...["CreateFlowLogs", "DeleteFlowLogs", "CreateNatGateway", "DeleteNatGateway"],
      ...["CreateLaunchTemplate", "CreateLaunchTemplateVersion", "DeleteLaunchTemplate", "ModifyLaunchTemplate"],
      ...["CreateSubnet", "DeleteSubnet", "ModifySubnetAttribute", "CreateVpc", "DeleteVpc", "ModifyVpcAttribute"],
      ...["CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint"],
      ...["ModifyInstanceAttribute", "ModifyInstanceMetadataOptions", "RunInstances", "StartInstances", "StopInstances", "TerminateInstances"],
      ...["CreateTags", "DeleteTags"],
    ],
  },
  // The image of a NAT instance, which EC2 looks up for whoever starts it.
  { service: "ssm", writes: ["GetParameters"], written: () => ["parameter/aws/service/*"] },
  {
    service: "elasticfilesystem",
    reads: ["Describe*", "ListTagsForResource"],
    writes: [
      ...["CreateAccessPoint", "CreateFileSystem", "CreateMountTarget", "DeleteAccessPoint", "DeleteFileSystem", "DeleteFileSystemPolicy", "DeleteMountTarget"],
      ...["ModifyMountTargetSecurityGroups", "PutBackupPolicy", "PutFileSystemPolicy", "PutLifecycleConfiguration", "UpdateFileSystem", ...tags],
    ],
  },
  {
    service: "secretsmanager",
    reads: ["DescribeSecret", "GetResourcePolicy"],
    writes: ["CreateSecret", "DeleteResourcePolicy", "DeleteSecret", "PutResourcePolicy", "UpdateSecret", ...tags],
    written: ({ folder }) => [`secret:${folder}/*`],
  },
  { service: "secretsmanager", writes: ["ValidateResourcePolicy"] },
  {
    service: "backup",
    reads: ["DescribeBackupVault", "GetBackupPlan", "GetBackupSelection", "ListRecoveryPointsByBackupVault", "ListTags"],
    writes: [
      ...["CreateBackupPlan", "CreateBackupSelection", "CreateBackupVault", "DeleteBackupPlan", "DeleteBackupSelection", "DeleteBackupVault"],
      ...["DeleteRecoveryPoint", "UpdateBackupPlan", ...tags],
    ],
  },
  { service: "backup-storage", writes: ["MountCapsule"] },
  {
    service: "ecr",
    reads: ["DescribeRepositories", "GetLifecyclePolicy", "ListTagsForResource"],
    writes: ["CreateRepository", "DeleteLifecyclePolicy", "DeleteRepository", "PutImageScanningConfiguration", "PutImageTagMutability", "PutLifecyclePolicy", ...tags],
    written: ({ folder }) => [`repository/${folder}/*`],
  },
  { service: "sqs", reads: ["GetQueueAttributes", "GetQueueUrl", "ListQueueTags"], writes: ["CreateQueue", "DeleteQueue", "SetQueueAttributes", "TagQueue", "UntagQueue"], written: byPrefix },
  {
    service: "sns",
    reads: ["GetDataProtectionPolicy", "GetSubscriptionAttributes", "GetTopicAttributes", "ListSubscriptionsByTopic", "ListTagsForResource"],
    writes: ["CreateTopic", "DeleteTopic", "SetSubscriptionAttributes", "SetTopicAttributes", "Subscribe", "Unsubscribe", ...tags],
    written: byPrefix,
  },
  {
    service: "events",
    reads: ["DescribeRule", "ListTagsForResource", "ListTargetsByRule"],
    writes: ["DeleteRule", "DisableRule", "EnableRule", "PutRule", "PutTargets", "RemoveTargets", ...tags],
    written: ({ prefix }) => [`rule/${prefix}.*`],
  },
  {
    service: "cloudwatch",
    reads: ["DescribeAlarms", "ListTagsForResource"],
    writes: ["DeleteAlarms", "PutMetricAlarm", ...tags],
    // Those of target tracking are made in the name of who sets the scaling.
    written: ({ prefix }) => [`alarm:${prefix}-*`, `alarm:TargetTracking-service/${prefix}/*`],
  },
  {
    service: "kms",
    reads: ["DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus", "ListAliases", "ListResourceTags"],
    writes: [
      ...["CreateAlias", "CreateKey", "DeleteAlias", "DisableKeyRotation", "EnableKeyRotation", "PutKeyPolicy", "ScheduleKeyDeletion", "UpdateAlias"],
      ...["UpdateKeyDescription", ...tags],
    ],
  },
  { service: "lambda", reads: ["GetPolicy"], writes: ["AddPermission", "RemovePermission"] },
  {
    service: "elasticloadbalancing",
    reads: ["Describe*"],
    writes: [
      ...["AddListenerCertificates", "AddTags", "CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup", "DeleteListener", "DeleteLoadBalancer"],
      ...["DeleteRule", "DeleteTargetGroup", "ModifyListener", "ModifyListenerAttributes", "ModifyLoadBalancerAttributes", "ModifyRule", "ModifyTargetGroup"],
      ...["ModifyTargetGroupAttributes", "RemoveListenerCertificates", "RemoveTags", "SetIpAddressType", "SetRulePriorities", "SetSecurityGroups", "SetSubnets"],
    ],
  },
  {
    service: "servicediscovery",
    reads: ["GetNamespace", "GetOperation", "GetService", "ListInstances", "ListNamespaces", "ListServices", "ListTagsForResource"],
    writes: [
      ...["CreateHttpNamespace", "CreatePrivateDnsNamespace", "CreateService", "DeleteNamespace", "DeleteService", "DeregisterInstance"],
      ...["UpdateHttpNamespace", "UpdatePrivateDnsNamespace", "UpdateService", ...tags],
    ],
  },
  // Cloud Map makes the zone of a DNS namespace, and a VPC endpoint the zone of its name, for whoever makes them.
  {
    service: "route53",
    reads: ["GetHostedZone", "ListHostedZonesByName"],
    writes: ["AssociateVPCWithHostedZone", "CreateHostedZone", "DeleteHostedZone"],
    isGlobal: true,
  },
  {
    service: "ecs",
    reads: ["Describe*", "ListTagsForResource"],
    writes: [
      ...["CreateCluster", "CreateService", "DeleteCluster", "DeleteService", "PutClusterCapacityProviders", "RegisterTaskDefinition"],
      ...["UpdateCluster", "UpdateClusterSettings", "UpdateService", ...tags],
    ],
    written: ({ prefix }) => [`cluster/${prefix}`, `service/${prefix}/*`, `task-definition/${prefix}-*`],
  },
  { service: "ecs", writes: ["DeregisterTaskDefinition"] },
  {
    service: "application-autoscaling",
    reads: ["DescribeScalableTargets", "DescribeScalingPolicies", "ListTagsForResource"],
    writes: ["DeleteScalingPolicy", "DeregisterScalableTarget", "PutScalingPolicy", "RegisterScalableTarget", ...tags],
  },
  {
    service: "logs",
    reads: ["DescribeLogGroups", "ListTagsForResource"],
    writes: ["CreateLogGroup", "DeleteLogGroup", "DeleteRetentionPolicy", "PutRetentionPolicy", ...tags],
    written: ({ folder }) => ["ecs", "vpc", "aws/vendedlogs/states"].map((kind) => `log-group:/${kind}/${folder}/*`),
  },
  // Flow logs and state machines write their logs through deliveries.
  { service: "logs", writes: ["CreateLogDelivery", "DeleteLogDelivery"] },
  {
    service: "scheduler",
    reads: ["GetSchedule", "GetScheduleGroup", "ListTagsForResource"],
    writes: ["CreateSchedule", "CreateScheduleGroup", "DeleteSchedule", "DeleteScheduleGroup", "UpdateSchedule", ...tags],
    written: ({ prefix }) => [`schedule-group/${prefix}-*`, `schedule/${prefix}-*`],
  },
  {
    service: "states",
    reads: ["DescribeStateMachine", "ListStateMachineVersions", "ListTagsForResource", "ValidateStateMachineDefinition"],
    writes: ["CreateStateMachine", "DeleteStateMachine", "UpdateStateMachine", ...tags],
    written: ({ prefix }) => [`stateMachine:${prefix}-*`],
  },
  {
    service: "pipes",
    reads: ["DescribePipe", "ListTagsForResource"],
    writes: ["CreatePipe", "DeletePipe", "StartPipe", "StopPipe", "UpdatePipe", ...tags],
    written: ({ prefix }) => [`pipe/${prefix}.*`],
  },
];
