import type { Statement } from "../iam/policy-document";

/** Lets somebody see a file system's size and state, and where it is mounted. Source: Service Authorization Reference, Amazon Elastic File System. */
export function describeFileSystem(fileSystemArn: string): Statement[] {
  return [{ Effect: "Allow", Action: ["AccessPoints", "FileSystems", "MountTargets"].map((what) => `elasticfilesystem:Describe${what}`), Resource: fileSystemArn }];
}
