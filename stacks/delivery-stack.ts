import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import type { Construct } from "constructs";
import { bucketOf, deliveryStackSettings } from "../config/stack-settings";
import type { Platform } from "../config/platform";
import { DeliveryRoles } from "../modules/delivery/delivery-roles";
import { githubAudience, githubHost, githubProviderArn } from "../modules/delivery/github-provider";
import { PlatformStack } from "./platform-stack";

/** An environment that is delivered by workflows. */
export type DeliveredPlatform = Platform & { readonly delivery: NonNullable<Platform["delivery"]> };

/** What lets GitHub's workflows act in an account: its OIDC provider, and two roles for each environment. It belongs to no environment. */
export class DeliveryStack extends PlatformStack {
  constructor(scope: Construct, platforms: readonly [DeliveredPlatform, ...DeliveredPlatform[]]) {
    const [first] = platforms;
    super(scope, deliveryStackSettings(first));
    const providerArn = first.delivery.existingOidcProvider ? githubProviderArn(first) : this.addProviderOfGithub();
    for (const platform of platforms) {
      const { environment, backend, delivery } = platform;
      new DeliveryRoles(this.named, environment, {
        scope: { ...platform, bucket: bucketOf(platform), kmsKeyArn: backend.type === "s3" ? backend.kmsKeyArn : undefined },
        repository: delivery.repository,
        providerArn,
      });
    }
  }

  /** AWS knows GitHub's certificates: a thumbprint is not asked for. */
  private addProviderOfGithub(): string {
    return new IamOpenidConnectProvider(this, "github", { url: `https://${githubHost}`, clientIdList: [githubAudience] }).arn;
  }
}
