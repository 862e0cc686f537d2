/** One Terraform state: the folder it is configured in, and the stacks it reads. */
export interface Stack {
  readonly id: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
}
