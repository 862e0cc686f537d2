import { compareKept, type KeptNews } from "../config/compare-kept";
import type { Kept } from "../config/kept";
import { accountList, accountOf, goneEnvironments, keptNames, readKept } from "../config/kept-file";
import type { Moved } from "../config/moved";
import type { Platform } from "../config/platform";
import { ConfigError, type LocatedProblem } from "../config/problem";
import { keptOfAccount, keptOfEnvironment } from "./kept-stacks";
import type { PlatformStack } from "./platform-stack";

/** What is kept under a name, and what would be. */
export interface KeptList {
  readonly name: string;
  readonly before: Kept | undefined;
  readonly now: Kept;
  readonly news: KeptNews;
}

/** What was built, to be compared with what is kept. */
export interface Built {
  readonly environments: readonly { readonly platform: Platform; readonly stacks: readonly PlatformStack[] }[];
  /** The stacks that accounts have beside their environments. */
  readonly accountStacks: readonly PlatformStack[];
  /** Accounts whose stacks have another state for now. */
  readonly bootstrapping: readonly string[];
}

export interface CompareOptions extends Built {
  /** Whether these are all environments there are: else nothing is known of stacks that are not there. */
  readonly isWhole: boolean;
  /** Whether what is kept may go. */
  readonly acceptAddresses: boolean;
}

/** What came of it, list by list. */
export interface ComparedLists {
  readonly lists: readonly KeptList[];
  readonly problems: readonly LocatedProblem[];
}

/** Compares what a project keeps with what was built, and gives every problem of either. */
export function compareLists(project: string, options: CompareOptions): ComparedLists {
  const compared = [...environmentLists(options), ...goneLists(project, options), ...accountLists(project, options)].map((list) => compareList(project, list));
  const problems = compared.flatMap((each) => each.problems);
  return { lists: compared.flatMap(({ list }) => list ?? []), problems: options.acceptAddresses ? problems.filter(({ rule }) => rule !== "kept-address") : problems };
}

interface ListNow {
  readonly name: string;
  readonly moved: Moved;
  readonly now: (before: Kept | undefined) => Kept;
}

function compareList(project: string, { name, moved, now: make }: ListNow): { readonly list?: KeptList; readonly problems: readonly LocatedProblem[] } {
  try {
    const before = readKept(project, name);
    const now = make(before);
    const { problems, news } = compareKept(before, now, moved);
    return { list: { name, before, now, news }, problems };
  } catch (error) {
    if (error instanceof ConfigError) return { problems: error.problems };
    throw error;
  }
}

function environmentLists({ environments }: Built): ListNow[] {
  // One that could not be built has no stacks, and problems enough.
  return environments.filter(({ stacks }) => stacks.length > 0).map(({ platform, stacks }) => ({ name: platform.environment, moved: platform.moved, now: () => keptOfEnvironment(platform, stacks) }));
}

/** Environments whose files are gone: nothing of what is kept of them is there any more. */
function goneLists(project: string, { environments, isWhole }: CompareOptions): ListNow[] {
  const gone = isWhole ? goneEnvironments(project, environments.map(({ platform }) => platform.environment)) : [];
  return gone.map((name) => ({
    name,
    moved: {},
    now: (before) => {
      if (before === undefined) throw new Error(`nothing is known of the environment ${name}`);
      return { ...before, stacks: {}, left: {} };
    },
  }));
}

/** Environments share the stacks of their account; with only some of them, those of the others stay as they are kept. */
function accountLists(project: string, { environments, accountStacks, isWhole, bootstrapping }: CompareOptions): ListNow[] {
  const synthesized = accountStacks.map(({ settings }) => settings.account);
  const inUse = new Set(environments.map(({ platform }) => platform.account));
  const keptOnes = keptNames(project).flatMap((name) => accountOf(name) ?? []).filter((account) => inUse.has(account));
  const accounts = [...new Set([...synthesized, ...keptOnes])].filter((account) => !bootstrapping.includes(account));
  return accounts.sort().map((account) => ({
    name: accountList(account),
    moved: {},
    now: (before) => {
      const stacks = accountStacks.filter(({ settings }) => settings.account === account);
      const shared = (isWhole ? stacks[0]?.settings : undefined) ?? before ?? stacks[0]?.settings;
      if (shared === undefined) throw new Error(`nothing is known of the account ${account}`);
      const now = keptOfAccount(account, shared, stacks);
      return isWhole ? now : { ...now, stacks: { ...before?.stacks, ...now.stacks } };
    },
  }));
}
