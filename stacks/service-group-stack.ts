import type { Construct } from "constructs";
import { computeLayer, jobsIn, servicesIn } from "../config/deploy-order";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import type { ComputeOutputs } from "./compute-stack";
import { buildJobs } from "./jobs";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";
import type { ComputeInputs, JobOutputs, ServiceOutputs } from "./service-inputs";
import { buildServices, readInputs } from "./services";

/** The services and jobs of a group. */
export interface ServiceGroupOutputs {
  readonly services: Readonly<Record<string, ServiceOutputs>>;
  readonly jobs: Readonly<Record<string, JobOutputs>>;
}

export interface ServiceGroupInputs extends ComputeInputs {
  readonly compute: Published<ComputeOutputs>;
  /** The groups before this one. */
  readonly groups: readonly Published<ServiceGroupOutputs>[];
}

/** The services and jobs of one group, in a state of their own. */
export class ServiceGroupStack extends PlatformStack {
  readonly outputs: Published<ServiceGroupOutputs>;

  constructor(scope: Construct, platform: Platform, group: string, inputs: ServiceGroupInputs) {
    super(scope, stackSettings(platform, `${computeLayer}-${group}`));
    const read = readInputs((published) => this.read(published), inputs);
    const cluster = this.read(inputs.compute);
    const elsewhere = this.servicesElsewhere([inputs.compute, ...inputs.groups]);
    const services = buildServices(this.named, platform, servicesIn(platform, group), { ...read, cluster, services: elsewhere });
    const known = Object.defineProperties({ ...services }, Object.getOwnPropertyDescriptors(elsewhere));
    const jobs = buildJobs(this.named, platform, jobsIn(platform, group), { ...read, cluster, services: known });
    this.outputs = this.publish({ services, jobs });
  }

  /** By name, each read from its stack's state when it is used. */
  private servicesElsewhere(published: readonly Published<ServiceGroupOutputs>[]): Record<string, ServiceOutputs> {
    const services = {};
    for (const each of published) {
      for (const name of Object.keys(each.values.services)) {
        Object.defineProperty(services, name, { enumerable: true, get: () => this.read(each).services[name] });
      }
    }
    return services;
  }
}
