import type { App } from "cdktf";
import type { Platform } from "../config/platform";
import { stateStackSettings, usesAccountBucket } from "../config/stack-settings";
import { StateStack } from "./state-stack";

/** One stack for each account whose bucket keeps states of the environments. */
export function buildStateStacks(app: App, platforms: readonly Platform[], bootstrapping: readonly string[]): StateStack[] {
  const byAccount = new Map(platforms.filter(usesAccountBucket).map((platform) => [platform.account, platform]));
  return [...byAccount].map(([account, platform]) => new StateStack(app, stateStackSettings(platform, bootstrapping.includes(account))));
}
