import type { Construct } from "constructs";
import { stateBucketName } from "../config/names";
import type { StackSettings } from "../config/stack-settings";
import { StateBucket } from "../modules/state/state-bucket";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";

/** Where the states of an account's environments are kept. */
export interface StateOutputs {
  readonly bucketName: string;
}

/** The bucket for the states of an account. It belongs to no environment, and in the end holds its own state too. */
export class StateStack extends PlatformStack {
  readonly outputs: Published<StateOutputs>;

  constructor(scope: Construct, settings: StackSettings) {
    super(scope, settings);
    const { account, region } = settings;
    const bucket = new StateBucket(this, "bucket", { name: stateBucketName({ account, region }) });
    this.outputs = this.publish({ bucketName: bucket.name });
  }
}
