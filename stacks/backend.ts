import { relative, resolve } from "node:path";
import { App, CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend, type TerraformStack } from "cdktf";
import { bucketOf, type StackSettings } from "../config/stack-settings";

/** Gives a stack the backend its state is kept in. */
export function addBackend(stack: TerraformStack, settings: StackSettings): void {
  const { backend } = settings;
  switch (backend.type) {
    case "local":
      new LocalBackend(stack, { path: localStatePath(stack, settings.stateKey) });
      return;
    case "s3":
      new S3Backend(stack, {
        bucket: bucketOf(settings),
        key: settings.stateKey,
        region: backend.region ?? settings.region,
        encrypt: true,
        allowedAccountIds: [settings.account],
        ...(backend.kmsKeyArn === undefined ? {} : { kmsKeyId: backend.kmsKeyArn }),
        ...(settings.profile === undefined ? {} : { profile: settings.profile }),
        ...(settings.assumeRoleArn === undefined ? {} : { assumeRole: { roleArn: settings.assumeRoleArn } }),
      });
      // The binding of this backend is older than Terraform's native lock.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    case "cloud":
      new CloudBackend(stack, {
        organization: backend.organization,
        hostname: backend.hostname,
        workspaces: new NamedCloudWorkspace(settings.workspace),
      });
      return;
  }
}

/** Relative to the stack's folder, where Terraform runs: an absolute path would differ from machine to machine. */
function localStatePath(stack: TerraformStack, stateKey: string): string {
  const folder = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return relative(folder, resolve("state", stateKey)).replaceAll("\\", "/");
}
