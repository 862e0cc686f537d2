import type { Stack } from "../engine/stack";

/** A stack of an environment, as it is to be planned. */
export interface StackToPlan extends Stack {
  /** No longer in the files while its state may still hold something: every resource goes. */
  readonly isLeaving: boolean;
  /** Addresses that were accepted as holding what must not be lost. */
  readonly protectedAddresses: readonly string[];
}

/** An environment whose stacks are planned together. */
export interface EnvironmentToPlan {
  readonly platform: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly profile: string | undefined;
  readonly assumeRoleArn: string | undefined;
  /** In deploy order. */
  readonly stacks: readonly StackToPlan[];
}
