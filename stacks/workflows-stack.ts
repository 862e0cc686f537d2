import type { Construct } from "constructs";
import { workflowsLayer } from "../config/dead-letter-queues";
import { mapValues } from "../config/map-values";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import type { ComputeOutputs } from "./compute-stack";
import type { MessagingOutputs } from "./messaging-stack";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";
import type { ServiceGroupOutputs } from "./service-group-stack";
import type { JobOutputs } from "./service-inputs";
import { WorkflowParts, type WorkflowPartsProps } from "./workflow-parts";

/** What can be started. */
export interface WorkflowsOutputs {
  /** By name. */
  readonly stateMachineArns: Readonly<Record<string, string>>;
}

export interface WorkflowsInputs {
  readonly messaging: Published<MessagingOutputs>;
  readonly compute: Published<ComputeOutputs>;
  readonly groups: readonly Published<ServiceGroupOutputs>[];
}

/** Step Functions state machines, and what starts them. */
export class WorkflowsStack extends PlatformStack {
  readonly outputs: Published<WorkflowsOutputs>;

  constructor(scope: Construct, platform: Platform, inputs: WorkflowsInputs) {
    super(scope, stackSettings(platform, workflowsLayer));
    const used = this.readWhenUsed(inputs);
    const workflows = mapValues(platform.workflows, (spec, name) => new WorkflowParts(this.named, name, { platform, spec, inputs: used }));
    this.outputs = this.publish({ stateMachineArns: mapValues(workflows, ({ stateMachineArn }) => stateMachineArn) });
  }

  /** A state that is read has to wait with its removals until its readers are done: none is read without need. */
  private readWhenUsed({ messaging, compute, groups }: WorkflowsInputs): WorkflowPartsProps["inputs"] {
    const read = <T extends object>(published: Published<T>) => ({ enumerable: true, get: () => this.read(published) });
    const used = { jobs: this.jobsOf([compute, ...groups]) };
    return Object.defineProperties(used, { messaging: read(messaging), cluster: read(compute) }) as WorkflowPartsProps["inputs"];
  }

  /** By name, each read from its stack's state when it is used. */
  private jobsOf(published: readonly Published<ServiceGroupOutputs>[]): Record<string, JobOutputs> {
    const jobs = {};
    for (const each of published) {
      for (const name of Object.keys(each.values.jobs)) {
        Object.defineProperty(jobs, name, { enumerable: true, get: () => this.read(each).jobs[name] });
      }
    }
    return jobs;
  }
}
