import type { Construct } from "constructs";
import { arn, lambdaFunctionArn, partitionOf } from "../config/arns";
import { deadLetterOfQueue, deadLetterOfTaskEvents, messagingLayer } from "../config/dead-letter-queues";
import { mapValues } from "../config/map-values";
import type { Subscription as SubscriptionSpec } from "../config/messaging";
import { alarmName, eventRulePrefix, keyAliasName, queueName, roleName, topicName } from "../config/names";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import { ServiceRole } from "../modules/iam/service-role";
import { DeadLetterAlarm } from "../modules/messaging/dead-letter-alarm";
import { DeadLetterQueue, type DeadLetterQueueProps } from "../modules/messaging/dead-letter-queue";
import { EncryptionKey } from "../modules/messaging/encryption-key";
import { keyStatements, topicStatements } from "../modules/messaging/messaging-statements";
import { Queue } from "../modules/messaging/queue";
import { Subscription, type SubscriptionEndpoint } from "../modules/messaging/subscription";
import { TaskEventRule } from "../modules/messaging/task-event-rule";
import { Topic } from "../modules/messaging/topic";
import { isDeadLetterQueue, keyUsers, publishersOf, queueArn, redrivenFrom, sendersOf, taskEventSenders } from "./messaging-senders";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";
import { taskEventRules } from "./task-event-rules";

/** Where messages are sent, received and published. */
export interface MessagingOutputs {
  /** By name, without those that are made for others' dead letters. */
  readonly queueUrls: Readonly<Record<string, string>>;
  readonly queueArns: Readonly<Record<string, string>>;
  readonly topicArns: Readonly<Record<string, string>>;
  /** The key of messages at rest, where it is not AWS's own. */
  readonly kmsKeyArn?: string;
}

/** Queues, topics with their subscriptions, and what ECS tells. */
export class MessagingStack extends PlatformStack {
  readonly outputs: Published<MessagingOutputs>;
  private readonly kmsKeyArn: string | undefined;
  private readonly topics: Readonly<Record<string, Topic>>;
  private readonly queues: Readonly<Record<string, Queue>>;

  constructor(
    scope: Construct,
    private readonly platform: Platform,
  ) {
    super(scope, stackSettings(platform, messagingLayer));
    this.kmsKeyArn = this.addEncryptionKey();
    this.topics = this.addTopics();
    this.queues = this.addQueues();
    this.addDeadLetters();
    this.addSubscriptions();
    this.addTaskEvents();
    this.outputs = this.publish({
      queueUrls: mapValues(this.queues, ({ url }) => url),
      queueArns: mapValues(this.queues, ({ arn }) => arn),
      topicArns: mapValues(this.topics, ({ arn }) => arn),
      ...(this.kmsKeyArn === undefined ? {} : { kmsKeyArn: this.kmsKeyArn }),
    });
  }

  private addEncryptionKey(): string | undefined {
    const { platform } = this;
    const { encryption } = platform.messaging;
    if (encryption === "aws-owned") return undefined;
    if (encryption !== "new-key") return encryption.kmsKeyArn;
    return new EncryptionKey(this, "encryption-key", {
      aliasName: keyAliasName(platform, messagingLayer),
      description: `Messages of ${platform.platform} ${platform.environment}`,
      partition: partitionOf(platform.region),
      account: platform.account,
      users: keyUsers(platform),
      protected: platform.protected,
    }).arn;
  }

  private addTopics(): Record<string, Topic> {
    const { platform, kmsKeyArn } = this;
    return mapValues(
      platform.messaging.topics,
      (spec, name) => new Topic(this.named, `topic_${name}`, { name: topicName(platform, name, spec.type), spec, publishers: publishersOf(platform, name), kmsKeyArn }),
    );
  }

  private addQueues(): Record<string, Queue> {
    const { platform, kmsKeyArn } = this;
    return mapValues(
      platform.messaging.queues,
      (spec, name) =>
        new Queue(this.named, `queue_${name}`, {
          name: queueName(platform, name, spec.type),
          arn: queueArn(platform, name, spec.type),
          spec,
          senders: sendersOf(platform, name),
          redrivenFrom: redrivenFrom(platform, name),
          kmsKeyArn,
          protected: platform.protected,
        }),
    );
  }

  /** Queues are there before what leads from one to the other: each of them may be another's dead-letter queue. */
  private addDeadLetters(): void {
    const { platform } = this;
    for (const [name, { type, deadLetter }] of Object.entries(platform.messaging.queues)) {
      const queue = this.queues[name];
      if (queue === undefined) continue;
      if (isDeadLetterQueue(platform, name)) {
        new DeadLetterAlarm(queue, "alarm", { alarmName: alarmName(platform, name), queueName: queueName(platform, name, type), alarmTopicArn: this.alarmTopicArn });
      }
      if (deadLetter === undefined) continue;
      queue.redriveTo(deadLetter.queue === undefined ? this.addDeadLetterQueueOf(name, type) : this.queueNamed(deadLetter.queue), deadLetter.maximumReceives);
    }
  }

  private addDeadLetterQueueOf(name: string, type: "standard" | "fifo"): Queue {
    return this.addDeadLetterQueue(`dead-letter_${name}`, deadLetterOfQueue(name), {
      type,
      senders: { topicArns: [], ruleArns: [] },
      redrivenFrom: [queueArn(this.platform, name, type)],
      protected: this.platform.protected,
    });
  }

  private addDeadLetterQueue(id: string, name: string, props: Pick<DeadLetterQueueProps, "type" | "senders" | "redrivenFrom" | "protected">): Queue {
    const { platform, kmsKeyArn, alarmTopicArn } = this;
    return new DeadLetterQueue(this.named, id, {
      ...props,
      queueName: queueName(platform, name, props.type),
      queueArn: queueArn(platform, name, props.type),
      alarmName: alarmName(platform, name),
      kmsKeyArn,
      alarmTopicArn,
    }).queue;
  }

  private addSubscriptions(): void {
    for (const [name, { subscriptions }] of Object.entries(this.platform.messaging.topics)) {
      for (const [subscriber, spec] of Object.entries(subscriptions)) {
        const topic = this.topicNamed(name);
        new Subscription(topic, `subscription_${subscriber}`, {
          topicArn: topic.arn,
          to: this.endpointOf(spec),
          filterPolicy: spec.filterPolicy,
          filterPolicyScope: spec.filterPolicyScope,
          deadLetterQueueArn: spec.deadLetterQueue === undefined ? undefined : this.queueNamed(spec.deadLetterQueue).arn,
        });
      }
    }
  }

  private endpointOf(spec: SubscriptionSpec): SubscriptionEndpoint {
    if ("queue" in spec) return { protocol: "sqs", endpoint: this.queueNamed(spec.queue).arn, rawMessageDelivery: spec.rawMessageDelivery };
    if ("https" in spec) return { protocol: "https", endpoint: spec.https, rawMessageDelivery: spec.rawMessageDelivery };
    if ("email" in spec) return { protocol: "email", endpoint: spec.email };
    return { protocol: "lambda", endpoint: lambdaFunctionArn(this.platform, spec.lambdaFunction), functionName: spec.lambdaFunction };
  }

  private addTaskEvents(): void {
    const { platform } = this;
    if (Object.keys(platform.messaging.taskEvents).length === 0) return;
    const deadLetterQueueArn = this.addDeadLetterQueue("task-events_dead-letter", deadLetterOfTaskEvents, {
      type: "standard",
      senders: taskEventSenders(platform),
      redrivenFrom: [],
      protected: false,
    }).arn;
    const role = this.addTaskEventRole();
    for (const { entry, subject, name, filter, topic } of taskEventRules(platform)) {
      new TaskEventRule(this.named, `task-event_${entry}_${subject}`, { name, subject, filter, topicArn: this.topicNamed(topic).arn, role, deadLetterQueueArn });
    }
  }

  /**
   * The role that EventBridge tells topics with. By a topic's own policy it could not be held to some rules: EventBridge names no
   * rule when it publishes, and a condition would shut it out. Source: EventBridge User Guide, "Using resource-based policies for Amazon EventBridge".
   */
  private addTaskEventRole(): ServiceRole {
    const { platform, kmsKeyArn } = this;
    const told = [...new Set(Object.values(platform.messaging.taskEvents).map(({ topic }) => topic))].sort();
    const usesKey = kmsKeyArn === undefined ? [] : keyStatements(kmsKeyArn, { send: true, receive: false });
    return new ServiceRole(this, "task-events_role", {
      name: roleName(platform, messagingLayer, "publisher"),
      account: platform.account,
      service: "events.amazonaws.com",
      sourceArn: arn(platform, "events", `rule/${eventRulePrefix(platform)}*`),
      policyName: "tell",
      statements: [...told.flatMap((topic) => topicStatements(this.topicNamed(topic).arn)), ...usesKey],
    });
  }

  private get alarmTopicArn(): string | undefined {
    const { alarmTopic } = this.platform.messaging;
    return alarmTopic === undefined ? undefined : this.topicNamed(alarmTopic).arn;
  }

  private queueNamed(name: string): Queue {
    const queue = this.queues[name];
    if (queue === undefined) throw new Error(`no queue ${name}`);
    return queue;
  }

  private topicNamed(name: string): Topic {
    const topic = this.topics[name];
    if (topic === undefined) throw new Error(`no topic ${name}`);
    return topic;
  }
}
