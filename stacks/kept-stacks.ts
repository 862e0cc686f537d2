import { sharedSettings, type Kept, type KeptStack } from "../config/kept";
import { accountList } from "../config/kept-file";
import type { Platform } from "../config/platform";
import type { StackSettings } from "../config/stack-settings";
import { statefulTypes } from "../config/what-is-lost";
import type { PlatformStack } from "./platform-stack";

/** What there is to keep of an environment. */
export function keptOfEnvironment(platform: Platform, stacks: readonly PlatformStack[]): Kept {
  const { environment, account, region, profile, assumeRoleArn, backend, delivery } = platform;
  const list = keptOf(environment, { account, region, profile, assumeRoleArn, backend }, stacks);
  return { platform: platform.platform, ...(delivery === undefined ? {} : { delivery: true }), ...list };
}

/** What there is to keep of the stacks that an account has beside its environments. */
export function keptOfAccount(account: string, shared: SharedSettings, stacks: readonly PlatformStack[]): Kept {
  return keptOf(accountList(account), shared, stacks);
}

/** What a list says once: as a stack has it, or as another list does. */
type SharedSettings = Partial<Pick<StackSettings, (typeof sharedSettings)[number]>> & Pick<StackSettings, "account" | "region" | "backend">;

function keptOf(environment: string, shared: SharedSettings, stacks: readonly PlatformStack[]): Kept {
  const inOrder = [...stacks].sort((a, b) => (a.settings.id < b.settings.id ? -1 : 1));
  const { account, region, profile, assumeRoleArn, backend } = shared;
  return { environment, ...given({ account, region, profile, assumeRoleArn, backend }), stacks: Object.fromEntries(inOrder.map((stack) => [stack.settings.id, keptStack(stack, shared)])), left: {} };
}

function keptStack(stack: PlatformStack, shared: SharedSettings): KeptStack {
  const { settings } = stack;
  const own = sharedSettings.filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(shared[key]));
  return {
    layer: settings.layer,
    stateKey: settings.stateKey,
    workspace: settings.workspace,
    dependencies: stack.dependencies.map((each) => each.node.id).sort(),
    protected: [...stack.addresses.keys()].filter((address) => statefulTypes.some((type) => address.startsWith(`${type}.`))).sort(),
    ...given(Object.fromEntries(own.map((key) => [key, settings[key]]))),
  };
}

/** Without what is `undefined`. */
function given<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
