import { EfsAccessPoint } from "@cdktf/provider-aws/lib/efs-access-point";
import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem, type EfsFileSystemLifecyclePolicy } from "@cdktf/provider-aws/lib/efs-file-system";
import { EfsFileSystemPolicy } from "@cdktf/provider-aws/lib/efs-file-system-policy";
import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import type { AccessPointSpec, FileSystemLifecycle, FileSystemSpec } from "../../config/storage";
import { fileSystemPolicy } from "./file-system-policy";

/** The roles that mount an access point. */
export interface AccessPointUsers {
  readonly writers: readonly string[];
  readonly readers: readonly string[];
}

export interface FileSystemProps {
  readonly name: string;
  readonly creationToken: string;
  readonly securityGroupNamePrefix: string;
  readonly spec: FileSystemSpec;
  readonly vpcId: string;
  /** Where the mount targets stand, by zone. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** By access point. */
  readonly users: Readonly<Record<string, AccessPointUsers>>;
  readonly protected: boolean;
}

/** An encrypted EFS file system with a mount target per zone, its access points, and a policy that admits their users alone. */
export class FileSystem extends Construct {
  readonly id: string;
  readonly arn: string;
  readonly securityGroupId: string;
  /** Access points by name. */
  readonly accessPoints: Readonly<Record<string, { readonly id: string; readonly arn: string }>>;

  private readonly fileSystem: EfsFileSystem;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FileSystemProps,
  ) {
    super(scope, id);
    this.fileSystem = this.addFileSystem();
    this.id = this.fileSystem.id;
    this.arn = this.fileSystem.arn;
    this.securityGroupId = this.addSecurityGroup();
    this.addMountTargets();
    this.accessPoints = this.addAccessPoints();
    this.addPolicy();
    this.leaveBackupsToTheBackupPlan();
  }

  private addFileSystem(): EfsFileSystem {
    const { spec, creationToken, name } = this.props;
    return new EfsFileSystem(this, "default", {
      creationToken,
      encrypted: true,
      ...(spec.kmsKeyArn === undefined ? {} : { kmsKeyId: spec.kmsKeyArn }),
      performanceMode: spec.performanceMode,
      throughputMode: spec.throughputMode,
      ...(spec.provisionedThroughputMiBps === undefined ? {} : { provisionedThroughputInMibps: spec.provisionedThroughputMiBps }),
      ...(spec.availabilityZone === undefined ? {} : { availabilityZoneName: spec.availabilityZone }),
      lifecyclePolicy: lifecyclePolicies(spec.lifecycle),
      tags: { Name: name },
      ...this.kept(),
    });
  }

  private addSecurityGroup(): string {
    return new SecurityGroup(this, "security-group", {
      namePrefix: this.props.securityGroupNamePrefix,
      description: "Mount targets; who mounts adds the rules",
      vpcId: this.props.vpcId,
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }

  /** A One Zone file system takes exactly one, in its zone. */
  private addMountTargets(): void {
    const { spec, subnetIds } = this.props;
    for (const [zone, subnetId] of Object.entries(subnetIds)) {
      if (spec.availabilityZone !== undefined && spec.availabilityZone !== zone) continue;
      new EfsMountTarget(this, zone, { fileSystemId: this.id, subnetId, securityGroups: [this.securityGroupId] });
    }
  }

  private addAccessPoints() {
    const points = Object.entries(this.props.spec.accessPoints).map(([name, spec]) => [name, this.addAccessPoint(name, spec)] as const);
    return Object.fromEntries(points.map(([name, point]) => [name, { id: point.id, arn: point.arn }]));
  }

  private addAccessPoint(name: string, spec: AccessPointSpec): EfsAccessPoint {
    return new EfsAccessPoint(this, `access-point_${name}`, {
      fileSystemId: this.id,
      posixUser: { uid: spec.uid, gid: spec.gid, ...(spec.secondaryGids.length === 0 ? {} : { secondaryGids: spec.secondaryGids }) },
      rootDirectory: { path: spec.path, creationInfo: { ownerUid: spec.uid, ownerGid: spec.gid, permissions: spec.permissions } },
      tags: { Name: `${this.props.name}-${name}` },
      ...this.kept(),
    });
  }

  private addPolicy(): void {
    const grants = Object.entries(this.accessPoints).map(([name, { arn }]) => ({
      name,
      accessPointArn: arn,
      writers: this.props.users[name]?.writers ?? [],
      readers: this.props.users[name]?.readers ?? [],
    }));
    new EfsFileSystemPolicy(this, "policy", { fileSystemId: this.id, policy: fileSystemPolicy(this.arn, grants) });
  }

  /** EFS's own automatic backups would stand beside the plan, in another vault. */
  private leaveBackupsToTheBackupPlan(): void {
    new EfsBackupPolicy(this, "backup-policy", { fileSystemId: this.id, backupPolicy: { status: "DISABLED" } });
  }

  private kept() {
    return this.props.protected ? { lifecycle: { preventDestroy: true } } : {};
  }
}

/** One transition per block, as EFS wants it. */
function lifecyclePolicies(lifecycle: FileSystemLifecycle | undefined): EfsFileSystemLifecyclePolicy[] {
  if (lifecycle === undefined) return [];
  const { transitionToInfrequentAccess, transitionToArchive, transitionToPrimaryOnAccess } = lifecycle;
  return [
    ...(transitionToInfrequentAccess === undefined ? [] : [{ transitionToIa: transitionToInfrequentAccess }]),
    ...(transitionToArchive === undefined ? [] : [{ transitionToArchive }]),
    ...(transitionToPrimaryOnAccess ? [{ transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }] : []),
  ];
}
