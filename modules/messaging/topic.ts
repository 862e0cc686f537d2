import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import type { TopicSpec } from "../../config/messaging";
import { topicPolicy, type TopicPublishers } from "./topic-policy";

export interface TopicProps {
  readonly name: string;
  readonly spec: Omit<TopicSpec, "subscriptions">;
  readonly publishers: TopicPublishers;
  /** Encrypts messages at rest. @default - AWS's own encryption */
  readonly kmsKeyArn: string | undefined;
}

/** An SNS topic that admits its publishers alone. */
export class Topic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, spec, publishers, kmsKeyArn }: TopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "default", {
      name,
      ...(spec.type === "fifo" ? { fifoTopic: true } : {}),
      ...(spec.contentBasedDeduplication === undefined ? {} : { contentBasedDeduplication: spec.contentBasedDeduplication }),
      ...(spec.displayName === undefined ? {} : { displayName: spec.displayName }),
      ...(kmsKeyArn === undefined ? {} : { kmsMasterKeyId: kmsKeyArn }),
    });
    this.arn = topic.arn;
    new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: topicPolicy(topic.arn, publishers) });
  }
}
