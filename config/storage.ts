import { z } from "zod";
import { doors } from "./doors";

const accessPoint = z.strictObject({
  /** Folder of the file system that becomes the mount's root; made on first use. */
  path: z.string(),
  /** User id that owns the folder and acts for every client. */
  uid: z.number(),
  /** Group id that owns the folder and acts for every client. */
  gid: z.number(),
  /** Up to 16 further group ids of the client. @default [] */
  secondaryGids: z.array(z.number()).default([]),
  /** Octal mode of the folder when it is made. @default "0755" */
  permissions: z.string().default("0755"),
});

const lifecycle = z.strictObject({
  /** Moves files to Infrequent Access: `AFTER_30_DAYS`. @default - they stay */
  transitionToInfrequentAccess: z.string().optional(),
  /** Moves files on to Archive, later than to Infrequent Access. @default - they stay */
  transitionToArchive: z.string().optional(),
  /** Moves files back at their first access. @default false */
  transitionToPrimaryOnAccess: z.boolean().default(false),
});

const fileSystem = z.strictObject({
  /** @default "generalPurpose" */
  performanceMode: z.enum(["generalPurpose", "maxIO"]).default("generalPurpose"),
  /** @default "elastic" */
  throughputMode: z.enum(["elastic", "bursting", "provisioned"]).default("elastic"),
  /** Throughput in MiB/s, 1 to 3414; with throughput mode `provisioned` alone. */
  provisionedThroughputMiBps: z.number().optional(),
  /** ARN of the KMS key. @default - the key AWS manages for EFS */
  kmsKeyArn: z.string().optional(),
  /** Keeps the file system in this zone alone (One Zone). @default - every zone of the network */
  availabilityZone: z.string().optional(),
  /** @default - files stay in the Standard class */
  lifecycle: lifecycle.optional(),
  /** Whether the backup plan covers it. @default - true where `storage.backup` is given */
  backup: z.boolean().optional(),
  /** What services mount, by name. */
  accessPoints: z.record(z.string(), accessPoint).default({}),
});

const secret = z.strictObject({
  /** What the secret is for. @default - no description */
  description: z.string().optional(),
  /** ARN of the KMS key. @default - the key AWS manages for Secrets Manager */
  kmsKeyArn: z.string().optional(),
  /** Days a deleted secret can be restored: 0, or 7 to 30. @default 30 */
  recoveryWindowDays: z.number().default(30),
  /** ARNs of roles and users that may read the value beside the services that name it. @default [] */
  readers: z.array(z.string()).default([]),
});

const backup = z.strictObject({
  /** When backups start, as an AWS Backup cron expression in UTC. @default "cron(0 3 * * ? *)" */
  schedule: z.string().default("cron(0 3 * * ? *)"),
  /** Days a backup is kept. @default 35 */
  retentionDays: z.number().default(35),
});

export const storage = z.strictObject({
  /** EFS file systems by name. */
  fileSystems: z.record(z.string(), fileSystem).default({}),
  /** Secrets made empty, by name: their values are set outside and never enter a state. */
  secrets: z.record(z.string(), secret).default({}),
  /** Backs file systems up with AWS Backup. @default - no backup plan */
  backup: backup.optional(),
  ...doors,
});

export type Storage = z.output<typeof storage>;
export type FileSystemSpec = z.output<typeof fileSystem>;
export type AccessPointSpec = z.output<typeof accessPoint>;
export type FileSystemLifecycle = z.output<typeof lifecycle>;
export type SecretSpec = z.output<typeof secret>;
export type BackupSpec = z.output<typeof backup>;

/** Whether the backup plan covers this file system. */
export function isBackedUp(storage: Storage, fileSystem: FileSystemSpec): boolean {
  return fileSystem.backup ?? storage.backup !== undefined;
}
