import { bucketOf, type StackSettings } from "./stack-settings";

/** Arguments of the S3 backend. */
export interface S3Arguments {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly encrypt: true;
  readonly allowedAccountIds: string[];
  readonly kmsKeyId?: string;
  readonly profile?: string;
  readonly assumeRole?: { readonly roleArn: string };
}

/** Where a stack's state is, in Terraform's words; the local path begins at the project's folder. */
export type BackendBlock =
  | { readonly type: "local"; readonly arguments: { readonly path: string } }
  | { readonly type: "s3"; readonly arguments: S3Arguments }
  | { readonly type: "cloud"; readonly arguments: { readonly organization: string; readonly hostname: string; readonly workspaces: { readonly name: string } } };

/** The backend of a stack. */
export function backendBlock(settings: StackSettings): BackendBlock {
  const { backend } = settings;
  switch (backend.type) {
    case "local":
      return { type: "local", arguments: { path: `state/${settings.stateKey}` } };
    case "s3":
      return {
        type: "s3",
        arguments: {
          bucket: bucketOf(settings),
          key: settings.stateKey,
          region: backend.region ?? settings.region,
          encrypt: true,
          allowedAccountIds: [settings.account],
          ...(backend.kmsKeyArn === undefined ? {} : { kmsKeyId: backend.kmsKeyArn }),
          ...(settings.profile === undefined ? {} : { profile: settings.profile }),
          ...(settings.assumeRoleArn === undefined ? {} : { assumeRole: { roleArn: settings.assumeRoleArn } }),
        },
      };
    case "cloud":
      return { type: "cloud", arguments: { organization: backend.organization, hostname: backend.hostname, workspaces: { name: settings.workspace } } };
  }
}
