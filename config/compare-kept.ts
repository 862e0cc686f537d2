import { sharedSettings, type Kept, type KeptStack } from "./kept";
import { accountOf, keptFile } from "./kept-file";
import { movedTo, typeOfAddress, type Moved } from "./moved";
import { listed, nearest } from "./nearest";
import type { LocatedProblem } from "./problem";
import { sortedKeys } from "./sorted-keys";
import { whatIsLost } from "./what-is-lost";

/** A resource of a stack. */
export interface KeptAddress {
  readonly stack: string;
  readonly address: string;
}

/** How what is synthesized differs from what is kept. */
export interface KeptNews {
  readonly newStacks: readonly string[];
  /** Of stacks that are kept; those of new ones come with them. */
  readonly newAddresses: readonly KeptAddress[];
  readonly goneAddresses: readonly KeptAddress[];
  readonly goneStacks: readonly string[];
  /** Stacks and settings of the whole list that are not as they are kept, in anything but addresses. */
  readonly changed: readonly string[];
}

/** What differs, and what of it must not pass unnoticed: a resource that held what nobody can make again. */
export function compareKept(list: Kept | undefined, now: Kept, moved: Moved): { readonly problems: readonly LocatedProblem[]; readonly news: KeptNews } {
  const news = newsOf(list, now);
  if (list === undefined) return { problems: [], news };
  const goneProblems = news.goneAddresses.flatMap((gone) => (isMoved(gone, list, now, moved) ? [] : [goneProblem(gone, list, now)]));
  return { problems: [...identityProblems(list, now), ...goneProblems], news };
}

function newsOf(list: Kept | undefined, now: Kept): KeptNews {
  const before = list?.stacks ?? {};
  const changedSettings = list === undefined ? [] : [...sharedSettings, "delivery" as const].filter((key) => !isSame(list[key], now[key]));
  return {
    newStacks: without(now.stacks, before),
    newAddresses: addressesWithout(now.stacks, before).filter(({ stack }) => Object.hasOwn(before, stack)),
    goneAddresses: addressesWithout(before, now.stacks),
    goneStacks: without(before, now.stacks),
    changed: [...changedSettings, ...Object.keys(now.stacks).filter((id) => Object.hasOwn(before, id) && !isSame(bare(before[id]), bare(now.stacks[id])))],
  };
}

type Stacks = Readonly<Record<string, KeptStack>>;

function without(stacks: Stacks, others: Stacks): string[] {
  return Object.keys(stacks).filter((id) => !Object.hasOwn(others, id)).sort();
}

function addressesWithout(stacks: Stacks, others: Stacks): KeptAddress[] {
  return Object.entries(stacks).flatMap(([stack, { protected: addresses }]) =>
    addresses.filter((address) => others[stack]?.protected.includes(address) !== true).map((address) => ({ stack, address })),
  );
}

const bare = (stack: KeptStack | undefined) => ({ ...stack, protected: [] });
const isSame = (a: unknown, b: unknown) => JSON.stringify(sortedKeys(a)) === JSON.stringify(sortedKeys(b));

function isMoved({ stack, address }: KeptAddress, list: Kept, now: Kept, moved: Moved): boolean {
  const layer = list.stacks[stack]?.layer ?? "";
  const target = Object.hasOwn(moved, layer) ? movedTo(moved[layer] ?? {}, address) : address;
  return target !== address && now.stacks[stack]?.protected.includes(target) === true;
}

/** Its platform, account and region are part of every name and state: with others, everything that is there would be forgotten. */
function identityProblems(list: Kept, now: Kept): LocatedProblem[] {
  if (accountOf(list.environment) !== undefined) return [];
  const file = `environments/${list.environment}.ts`;
  return (["platform", "account", "region"] as const).flatMap((key) => {
    if (list[key] === now[key]) return [];
    const remedy = `put it back; to move the environment, destroy it first, and delete ${keptFile(list.environment)} with it`;
    return [{ file, rule: "kept-identity", path: [key], given: now[key], allowed: `"${list[key]}", which names what is there (${keptFile(list.environment)})`, remedy }];
  });
}

function goneProblem({ stack, address }: KeptAddress, list: Kept, now: Kept): LocatedProblem {
  const { environment } = list;
  const isAccount = accountOf(environment) !== undefined;
  const isEnvironmentGone = Object.keys(now.stacks).length === 0;
  const { layer = "", protected: addresses = [] } = list.stacks[stack] ?? {};
  const type = typeOfAddress(address) ?? "";
  const loss = whatIsLost[type]?.removed ?? "it is lost";
  const here = now.stacks[stack];
  const candidates = (here?.protected ?? []).filter((each) => typeOfAddress(each) === type && !addresses.includes(each));
  const candidate = isAccount ? undefined : (nearest(address, candidates) ?? candidates[0]);
  const rename = `if it has another name now, write moved: { ${key(layer)}: { "${address}": "${candidate}" } } in environments/${environment}.ts and keep what AWS knows it by (docs/kept.md, Moved)`;
  const removal = `if it is to go, run \`npm run synth -- ${isAccount || isEnvironmentGone ? "" : `${environment} `}--accept-addresses\` and say why in the pull request`;
  return {
    file: keptFile(environment),
    rule: "kept-address",
    path: ["stacks", stack, "protected", addresses.indexOf(address)],
    given: address,
    allowed: `${here === undefined ? `an address of ${stack}, which is no longer in the files` : `an address that ${stack} still has`}: destroyed with it, ${loss}`,
    remedy: `${candidate === undefined ? "put it back" : rename}; ${removal}`,
  };
}

const key = (layer: string) => (/^[a-z]\w*$/i.test(layer) ? layer : listed([layer]));

/** The list as it is once everything synthesized is accepted. A stack that is gone is remembered, with where its state is, until somebody says that it holds nothing any more. */
export function acceptKept(list: Kept | undefined, now: Kept): Kept {
  if (list === undefined) return now;
  const isGone = ([id]: [string, KeptStack]) => !Object.hasOwn(now.stacks, id);
  const place = Object.fromEntries(sharedSettings.filter((setting) => !isSame(list[setting], now[setting])).map((setting) => [setting, list[setting]]));
  const gone = Object.entries(list.stacks).filter(isGone).map(([id, stack]): [string, KeptStack] => [id, { ...stack, protected: [] }]);
  const left = [...Object.entries(list.left).filter(isGone), ...gone];
  return { ...now, left: Object.fromEntries(left.map(([id, stack]) => [id, { ...place, ...stack }])) };
}
