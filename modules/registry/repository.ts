import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { Construct } from "constructs";
import { lifecyclePolicy } from "../../config/lifecycle-policy";
import type { RepositorySpec } from "../../config/registry";

export interface RepositoryProps {
  readonly name: string;
  readonly spec: RepositorySpec;
  readonly protected: boolean;
}

/** An ECR repository with the rules by which its images expire. */
export class Repository extends Construct {
  readonly arn: string;
  /** Where images are pushed and pulled, without a tag. */
  readonly url: string;

  constructor(scope: Construct, id: string, { name, spec, protected: kept }: RepositoryProps) {
    super(scope, id);
    const repository = new EcrRepository(this, "default", {
      name,
      imageTagMutability: spec.tagMutability,
      imageScanningConfiguration: { scanOnPush: spec.scanOnPush },
      encryptionConfiguration: [spec.kmsKeyArn === undefined ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey: spec.kmsKeyArn }],
      ...(kept ? { lifecycle: { preventDestroy: true } } : { forceDelete: true }),
    });
    this.arn = repository.arn;
    this.url = repository.repositoryUrl;
    if (spec.lifecycle.length > 0) {
      new EcrLifecyclePolicy(this, "lifecycle-policy", { repository: repository.name, policy: lifecyclePolicy(spec.lifecycle) });
    }
  }
}
