import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { Subscription as SubscriptionSpec } from "../../config/messaging";

/** Who gets what is published. */
export type SubscriptionEndpoint =
  | { readonly protocol: "sqs" | "https"; readonly endpoint: string; readonly rawMessageDelivery: boolean }
  | { readonly protocol: "email"; readonly endpoint: string }
  | { readonly protocol: "lambda"; readonly endpoint: string; readonly functionName: string };

export interface SubscriptionProps extends Pick<SubscriptionSpec, "filterPolicy" | "filterPolicyScope"> {
  readonly topicArn: string;
  readonly to: SubscriptionEndpoint;
  /** Takes what could not be delivered. */
  readonly deadLetterQueueArn: string | undefined;
}

/** A subscription of a topic; a Lambda function is permitted to be invoked by this topic alone. */
export class Subscription extends Construct {
  constructor(scope: Construct, id: string, { topicArn, to, filterPolicy, filterPolicyScope, deadLetterQueueArn }: SubscriptionProps) {
    super(scope, id);
    const permission = to.protocol === "lambda" ? this.permitInvocation(topicArn, to.functionName) : undefined;
    new SnsTopicSubscription(this, "default", {
      topicArn,
      protocol: to.protocol,
      endpoint: to.endpoint,
      ...("rawMessageDelivery" in to && to.rawMessageDelivery ? { rawMessageDelivery: true } : {}),
      ...(filterPolicy === undefined ? {} : { filterPolicy: JSON.stringify(filterPolicy), filterPolicyScope }),
      ...(deadLetterQueueArn === undefined ? {} : { redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterQueueArn }) }),
      ...(permission === undefined ? {} : { dependsOn: [permission] }),
    });
  }

  private permitInvocation(topicArn: string, functionName: string): LambdaPermission {
    return new LambdaPermission(this, "permission", { functionName, action: "lambda:InvokeFunction", principal: "sns.amazonaws.com", sourceArn: topicArn });
  }
}
