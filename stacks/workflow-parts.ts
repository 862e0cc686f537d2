import { Construct } from "constructs";
import { arn, executionRoleArn, lambdaFunctionArn, partitionOf, stateMachineArn, taskArns, taskDefinitionArns, taskRoleArn } from "../config/arns";
import { capacityProviderStrategy } from "../config/capacity";
import { deadLetterOfWorkflow, hasStarts } from "../config/dead-letter-queues";
import { pipeName, roleName, scheduleGroupName, stateMachineName, triggerRuleName, workflowLogGroupName } from "../config/names";
import type { JobSpec } from "../config/job";
import { taskTier } from "../config/network";
import type { Platform } from "../config/platform";
import { isEventTrigger, isQueueTrigger, isScheduleTrigger, type EventTrigger, type ScheduleTrigger, type Trigger, type WorkflowSpec } from "../config/workflow";
import { renderDefinition, type JobTarget } from "../config/workflow-definition";
import { usesOf, type UseKind } from "../config/workflow-uses";
import { Schedules } from "../modules/schedules/schedules";
import { EventTriggers, type EventTriggersProps } from "../modules/workflows/event-triggers";
import { QueueTriggers } from "../modules/workflows/queue-triggers";
import { StateMachine } from "../modules/workflows/state-machine";
import type { WorkflowNeeds } from "../modules/workflows/workflow-statements";
import { writtenStatement } from "./grant-parts";
import type { MessagingOutputs } from "./messaging-stack";
import type { ClusterOutputs, JobOutputs } from "./service-inputs";
import { addStartDeadLetters } from "./start-dead-letters";

export interface WorkflowPartsProps {
  readonly platform: Platform;
  readonly spec: WorkflowSpec;
  readonly inputs: { readonly messaging: MessagingOutputs; readonly cluster: ClusterOutputs; readonly jobs: Readonly<Record<string, JobOutputs>> };
}

/** All that lives and dies with one workflow: its state machine, and what starts it by itself. */
export class WorkflowParts extends Construct {
  readonly stateMachineArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkflowPartsProps,
  ) {
    super(scope, id);
    this.stateMachineArn = this.addStateMachine();
    this.addQueueTriggers();
    this.addStarts();
  }

  private addStateMachine(): string {
    const { platform, spec } = this.props;
    return new StateMachine(this, "default", {
      name: stateMachineName(platform, spec.name),
      spec,
      definition: this.definition(),
      logGroupName: workflowLogGroupName(platform, spec.name),
      role: { name: roleName(platform, spec.name, "states"), account: platform.account, stateMachineArn: stateMachineArn(platform, spec.name) },
      needs: this.needs(),
    }).arn;
  }

  private definition(): string {
    const { platform, spec, inputs } = this.props;
    return JSON.stringify(
      renderDefinition(spec, {
        partition: partitionOf(platform.region),
        job: (name) => this.jobTarget(name),
        topicArn: (name) => inputs.messaging.topicArns[name] ?? "",
        queueUrl: (name) => inputs.messaging.queueUrls[name] ?? "",
        functionArn: (name) => lambdaFunctionArn(platform, name),
      }),
    );
  }

  private jobTarget(name: string): JobTarget {
    const { platform, inputs } = this.props;
    const { job, spec } = this.job(name);
    return {
      clusterArn: inputs.cluster.clusterArn,
      taskDefinitionArn: job.taskDefinitionArn,
      containerName: name,
      subnetIds: Object.values(job.subnetIds),
      securityGroupId: job.securityGroupId,
      assignPublicIp: taskTier(platform.network) === "public",
      capacityProviderStrategy: capacityProviderStrategy(spec.capacity),
    };
  }

  private job(name: string): { job: JobOutputs; spec: JobSpec } {
    const { platform, inputs } = this.props;
    const job = inputs.jobs[name];
    const spec = platform.jobs[name];
    if (job === undefined || spec === undefined) throw new Error(`no job ${name}`);
    return { job, spec };
  }

  /** What its states use, each once. */
  private needs(): Omit<WorkflowNeeds, "logging" | "tracing"> {
    const { platform, spec, inputs } = this.props;
    const uses = usesOf(spec);
    const named = (kind: UseKind) => [...new Set(uses.flatMap((use) => (use.kind === kind ? [use.uses] : [])))].sort();
    const { messaging } = inputs;
    return {
      jobs: named("job").map((name) => ({
        clusterArn: inputs.cluster.clusterArn,
        taskDefinitionArns: taskDefinitionArns(platform, name),
        roleArns: [executionRoleArn(platform, name), taskRoleArn(platform, name)],
        taskArns: taskArns(platform),
        waitsForEnd: uses.some((use) => use.kind === "job" && use.uses === name && use.waitFor === "end"),
      })),
      topicArns: named("topic").map((name) => messaging.topicArns[name] ?? ""),
      queueArns: named("queue").map((name) => messaging.queueArns[name] ?? ""),
      functionArns: named("lambdaFunction").map((name) => lambdaFunctionArn(platform, name)),
      kmsKeyArn: uses.some(({ kind }) => kind === "topic" || kind === "queue") ? messaging.kmsKeyArn : undefined,
      taskEndRuleArn: arn(platform, "events", "rule/StepFunctionsGetEventsForECSTaskRule"),
      granted: spec.statements.map(writtenStatement),
    };
  }

  private addQueueTriggers(): void {
    const { platform, spec, inputs } = this.props;
    const { messaging } = inputs;
    const triggers = this.triggers(isQueueTrigger).map(([name, trigger]) => {
      const pipe = pipeName(platform, spec.name, name);
      return [name, { spec: trigger, queueArn: messaging.queueArns[trigger.queue] ?? "", pipeName: pipe, pipeArn: arn(platform, "pipes", `pipe/${pipe}`) }] as const;
    });
    if (triggers.length === 0) return;
    new QueueTriggers(this, "queues", {
      triggers: Object.fromEntries(triggers),
      type: spec.type,
      stateMachineArn: this.stateMachineArn,
      kmsKeyArn: messaging.kmsKeyArn,
      role: { name: roleName(platform, spec.name, "pipes"), account: platform.account },
    });
  }

  /** Schedules and events, whose failed starts are told to one dead-letter queue. */
  private addStarts(): void {
    const { platform, spec, inputs } = this.props;
    const schedules = this.triggers(isScheduleTrigger);
    const events = this.triggers(isEventTrigger).map(([name, spec]) => [name, { spec, ...this.ruleOf(name, spec) }] as const);
    if (!hasStarts(spec)) return;
    const ruleArns = events.map(([, { ruleArn }]) => ruleArn);
    const deadLetterQueueArn = addStartDeadLetters(this, platform, deadLetterOfWorkflow(spec.name), inputs.messaging, ruleArns);
    if (schedules.length > 0) this.addSchedules(Object.fromEntries(schedules), deadLetterQueueArn);
    if (events.length > 0) this.addEvents(Object.fromEntries(events), deadLetterQueueArn);
  }

  private triggers<T extends Trigger>(is: (trigger: Trigger) => trigger is T): [string, T][] {
    return Object.entries(this.props.spec.triggers).flatMap(([name, trigger]): [string, T][] => (is(trigger) ? [[name, trigger]] : []));
  }

  private ruleOf(trigger: string, { eventBus }: EventTrigger): { ruleName: string; ruleArn: string } {
    const { platform, spec } = this.props;
    const ruleName = triggerRuleName(platform, spec.name, trigger);
    return { ruleName, ruleArn: arn(platform, "events", `rule/${eventBus === "default" ? "" : `${eventBus}/`}${ruleName}`) };
  }

  private addSchedules(schedules: Readonly<Record<string, ScheduleTrigger>>, deadLetterQueueArn: string): void {
    const { platform, spec, inputs } = this.props;
    const groupName = scheduleGroupName(platform, "workflow", spec.name);
    new Schedules(this, "schedules", {
      groupName,
      schedules,
      role: { name: roleName(platform, spec.name, "scheduler"), account: platform.account, groupArn: arn(platform, "scheduler", `schedule-group/${groupName}`) },
      statements: [{ Effect: "Allow", Action: "states:StartExecution", Resource: this.stateMachineArn }],
      target: (name) => ({ arn: this.stateMachineArn, input: JSON.stringify(schedules[name]?.input ?? {}) }),
      deadLetterQueueArn,
      kmsKeyArn: inputs.messaging.kmsKeyArn,
      dependsOn: [],
    });
  }

  private addEvents(triggers: EventTriggersProps["triggers"], deadLetterQueueArn: string): void {
    const { platform, spec } = this.props;
    new EventTriggers(this, "events", {
      triggers,
      stateMachineArn: this.stateMachineArn,
      deadLetterQueueArn,
      role: { name: roleName(platform, spec.name, "events"), account: platform.account },
    });
  }
}
