import type { Construct } from "constructs";
import { executionRoleArn, partitionOf, taskRoleArn } from "../config/arns";
import { mapValues } from "../config/map-values";
import { backupVaultName, creationToken, roleName, secretName, securityGroupNamePrefix } from "../config/names";
import { fileSystemTier } from "../config/network";
import { tasksOf, type Platform } from "../config/platform";
import { containersOf, mountsOf } from "../config/task";
import { stackSettings } from "../config/stack-settings";
import { isBackedUp } from "../config/storage";
import { BackupPlan } from "../modules/storage/backup-plan";
import { FileSystem, type AccessPointUsers } from "../modules/storage/file-system";
import { Secret } from "../modules/storage/secret";
import type { NetworkOutputs } from "./network-stack";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";

/** A file system as others see it. */
export interface FileSystemOutputs {
  readonly id: string;
  readonly arn: string;
  readonly securityGroupId: string;
  readonly accessPoints: Readonly<Record<string, { readonly id: string; readonly arn: string }>>;
}

/** What is kept when services come and go. */
export interface StorageOutputs {
  /** By name. */
  readonly fileSystems: Readonly<Record<string, FileSystemOutputs>>;
  /** ARNs by name. */
  readonly secretArns: Readonly<Record<string, string>>;
}

/** File systems, empty secrets and the backup plan. */
export class StorageStack extends PlatformStack {
  readonly outputs: Published<StorageOutputs>;

  constructor(
    scope: Construct,
    private readonly platform: Platform,
    inputs: { readonly network: Published<NetworkOutputs> },
  ) {
    super(scope, stackSettings(platform, "storage"));
    const fileSystems = this.addFileSystems(this.read(inputs.network));
    const secrets = this.addSecrets();
    this.addBackupPlan(fileSystems);
    this.outputs = this.publish({
      fileSystems: mapValues(fileSystems, ({ id, arn, securityGroupId, accessPoints }) => ({ id, arn, securityGroupId, accessPoints })),
      secretArns: mapValues(secrets, (secret) => secret.arn),
    });
  }

  private addFileSystems(network: NetworkOutputs): Record<string, FileSystem> {
    const { platform } = this;
    const tier = `${fileSystemTier(platform.network)}SubnetIds` as const;
    return mapValues(
      platform.storage.fileSystems,
      (spec, name) =>
        new FileSystem(this.named, name, {
          name: `${platform.platform}-${platform.environment}-${name}`,
          creationToken: creationToken(platform, name),
          securityGroupNamePrefix: securityGroupNamePrefix(platform, name),
          spec,
          vpcId: network.vpcId,
          subnetIds: network[tier],
          users: accessPointUsers(platform, name),
          protected: platform.protected,
        }),
    );
  }

  private addSecrets(): Record<string, Secret> {
    const { platform } = this;
    return mapValues(
      platform.storage.secrets,
      (spec, name) =>
        new Secret(this.named, `secret_${name}`, {
          name: secretName(platform, name),
          spec,
          readers: [...secretReaders(platform, name), ...spec.readers],
          protected: platform.protected,
        }),
    );
  }

  private addBackupPlan(fileSystems: Record<string, FileSystem>): void {
    const { platform } = this;
    const { storage } = platform;
    if (storage.backup === undefined) return;
    const backedUp = Object.entries(storage.fileSystems).filter(([, spec]) => isBackedUp(storage, spec));
    if (backedUp.length === 0) return;
    new BackupPlan(this, "backup_plan", {
      account: platform.account,
      partition: partitionOf(platform.region),
      vaultName: backupVaultName(platform),
      roleName: roleName(platform, "storage", "backup"),
      spec: storage.backup,
      resourceArns: backedUp.flatMap(([name]) => fileSystems[name]?.arn ?? []),
      protected: platform.protected,
    });
  }
}

/** The task roles of the services and jobs that mount each access point of a file system. */
function accessPointUsers(platform: Platform, fileSystem: string): Record<string, AccessPointUsers> {
  const mounts = tasksOf(platform).flatMap((task) =>
    mountsOf(task).flatMap((mount) => ("fileSystem" in mount && mount.fileSystem === fileSystem ? [{ ...mount, task: task.name }] : [])),
  );
  return mapValues(platform.storage.fileSystems[fileSystem]?.accessPoints ?? {}, (_, accessPoint) => {
    const own = mounts.filter((mount) => mount.accessPoint === accessPoint);
    const writers = new Set(own.filter((mount) => !mount.readOnly).map((mount) => mount.task));
    const readers = new Set(own.map((mount) => mount.task).filter((task) => !writers.has(task)));
    const arns = (tasks: Set<string>) => [...tasks].sort().map((task) => taskRoleArn(platform, task));
    return { writers: arns(writers), readers: arns(readers) };
  });
}

/** The execution roles of the services and jobs whose containers name a secret. */
function secretReaders(platform: Platform, secret: string): string[] {
  const reading = tasksOf(platform).filter((task) =>
    containersOf(task).some(([, container]) =>
      Object.values(container.secrets).some((reference) => typeof reference === "object" && "secret" in reference && reference.secret === secret),
    ),
  );
  return reading.map((task) => executionRoleArn(platform, task.name)).sort();
}
