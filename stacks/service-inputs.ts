import type { MessagingOutputs } from "./messaging-stack";
import type { NetworkOutputs } from "./network-stack";
import type { OwnOutputs, OwnStackInputs } from "./own-stacks";
import type { Published } from "./published";
import type { RegistryOutputs } from "./registry-stack";
import type { RoutingOutputs } from "./routing-stack";
import type { StorageOutputs } from "./storage-stack";

/** What the stacks before compute publish. */
export interface ComputeInputs extends OwnStackInputs {
  readonly own: Readonly<Record<string, Published<OwnOutputs>>>;
}

/** The cluster that services run in. */
export interface ClusterOutputs {
  readonly clusterArn: string;
  readonly clusterName: string;
}

/** A service as others see it. */
export interface ServiceOutputs {
  readonly name: string;
  readonly securityGroupId: string;
  readonly taskDefinitionArn: string;
  readonly taskRoleArn: string;
}

/** A job as others see it, with all that running it takes beside the cluster. */
export interface JobOutputs {
  /** Without a revision: the latest one runs, also in an execution that began before it was there. */
  readonly taskDefinitionArn: string;
  readonly securityGroupId: string;
  /** By zone. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** "true" or "false": an output is text. */
  readonly assignPublicIp: string;
}

/** Everything that services and jobs are built from, as references of the stack they stand in. */
export interface ServiceInputs {
  readonly network: NetworkOutputs;
  readonly storage: StorageOutputs;
  readonly registry: RegistryOutputs;
  readonly messaging: MessagingOutputs;
  readonly routing: RoutingOutputs;
  readonly cluster: ClusterOutputs;
  /** By name. */
  readonly own: Readonly<Record<string, OwnOutputs>>;
  /** Services of other stacks and those of this one that stand already, by name. */
  readonly services: Readonly<Record<string, Pick<ServiceOutputs, "securityGroupId">>>;
}
