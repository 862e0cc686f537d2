import { isKnown } from "../known";
import type { Platform } from "../platform";
import { stackSettings } from "../stack-settings";
import { kmsKeyArn } from "./kms-key-arn";
import { everyTask, field } from "./places";
import { pattern, type Placed, type Rule } from "./rule";

const s3Field = (field: "bucket" | "kmsKeyArn") => (platform: Platform): Placed<string | undefined>[] =>
  platform.backend.type === "s3" ? [{ path: ["backend", field], value: platform.backend[field] }] : [];

const bucketName =
  /^(?!xn--|sthree-|amzn-s3-demo-|\d+\.\d+\.\d+\.\d+$)(?!.*(?:\.\.|-s3alias$|--ol-s3$|\.mrap$|--x-s3$|--table-s3$))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** HCP Terraform's limit for the name of a workspace. */
const longestWorkspace = 90;

const cloudField = (field: "organization" | "hostname") => (platform: Platform): Placed<string>[] =>
  platform.backend.type === "cloud" ? [{ path: ["backend", field], value: platform.backend[field] }] : [];

/** The region the bucket of the states is in. */
function bucketRegion({ backend, region }: Platform): string {
  return (backend.type === "s3" ? backend.region : undefined) ?? region;
}

export const backendRules: readonly Rule[] = [
  pattern(
    "state-bucket-name",
    "S3 User Guide, General purpose bucket naming rules",
    bucketName,
    "3 to 63 lower-case letters, digits, hyphens and dots, without the prefixes and suffixes S3 reserves",
    "write the bucket's name alone, without s3:// and without a path",
    s3Field("bucket"),
  ),
  kmsKeyArn("state-kms-key-arn", "API PutObject", s3Field("kmsKeyArn"), bucketRegion),
  pattern(
    "cloud-organization",
    "HCP Terraform documentation, Organizations",
    /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
    "letters, digits, hyphens and underscores",
    "write the organization's name, as its address shows it",
    cloudField("organization"),
  ),
  pattern(
    "cloud-hostname",
    "Terraform documentation, Block cloud",
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?$/i,
    "a host name: app.terraform.io",
    "write the host alone, without https:// and without a path",
    cloudField("hostname"),
  ),
  {
    id: "cloud-workspace-name",
    source: "HCP Terraform documentation, Create workspaces",
    *check(platform) {
      if (platform.backend.type !== "cloud") return;
      for (const { path, value: given } of field(everyTask, "group")(platform)) {
        const excess = stackSettings(platform, `compute-${given ?? ""}`).workspace.length - longestWorkspace;
        if (given === undefined || excess <= 0 || !isKnown(given)) continue;
        const allowed = `a workspace <platform>-<environment>-compute-<group> of up to ${longestWorkspace} characters`;
        yield { path, given, allowed, remedy: `shorten the group's name by ${excess}` };
      }
    },
  },
];
