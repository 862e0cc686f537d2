import { partitionOf } from "../config/arns";
import { parseCidr } from "../config/cidr";
import type { Platform } from "../config/platform";

/** What an environment says of itself, and what its values are made of. */
export type OwnFacts = Pick<Platform, "platform" | "environment" | "account" | "region"> & { readonly network: { readonly cidr: string } };

/** Makes the texts of each of two environments comparable with those of the other. */
export type Comparable = readonly [(text: string) => string, (text: string) => string];

export function comparable(first: OwnFacts, second: OwnFacts): Comparable {
  const isElsewhere = first.account !== second.account || first.region !== second.region;
  const of = (facts: OwnFacts) => {
    const without = withoutOwnFacts(facts);
    return isElsewhere ? (text: string) => withoutIds(without(text)) : without;
  };
  return [of(first), of(second)];
}

/** Whether texts of two environments say the same. A text that both have in common names one and the same thing, whosever it is. */
export function isSameText(first: string, second: string, [one, other]: Comparable): boolean {
  return first === second || one(first) === other(second);
}

/** Makes texts of one environment comparable with those of another: what follows from its name, account, region or network gives way to a word for it. */
function withoutOwnFacts({ platform, environment, account, region, network }: OwnFacts): (text: string) => string {
  const vpc = parseCidr(network.cidr);
  const substitutions: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
    [/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\d.]*\d)/g, (found) => (vpc === undefined ? found : placeIn(vpc, found))],
    [new RegExp(`(?<!\\d)${literally(account)}(?!\\d)`, "g"), "<account>"],
    [new RegExp(`\\barn:${literally(partitionOf(region))}:`, "g"), "arn:<partition>:"],
    // A zone is the region and a letter.
    [new RegExp(`(?<![A-Za-z0-9])${literally(region)}(?!\\d|[a-z]{2})`, "g"), "<region>"],
    [new RegExp(`(?<![A-Za-z0-9])${literally(environment)}(?![A-Za-z0-9])`, "g"), "<environment>"],
    [new RegExp(`(?<![A-Za-z0-9])${literally(platform)}(?![A-Za-z0-9])`, "g"), "<platform>"],
  ];
  return (text) => substitutions.reduce((rest, [pattern, word]) => rest.replace(pattern, (found) => (typeof word === "string" ? word : word(found))), text);
}

/** Ids that AWS makes up: in another account or region they are never the same. */
const madeUp: readonly (readonly [RegExp, string])[] = [
  [/\b(vpc|subnet|sg|pl|snap)-[0-9a-f]{8,17}\b/g, "$1-<id>"],
  [/(\barn:[^\s"]*?)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "$1<id>"],
  [/(:secretsmanager:[^\s":]*:[^\s":]*:secret:[^\s":]+)-[A-Za-z0-9]{6}(?![A-Za-z0-9-])/g, "$1-<id>"],
];

/** Leaves out the ids that AWS makes up. */
function withoutIds(text: string): string {
  return madeUp.reduce((rest, [pattern, word]) => rest.replace(pattern, word), text);
}

/** An address or a range in the VPC by how far it stands from the start. */
function placeIn(vpc: { readonly first: number; readonly prefixLength: number }, found: string): string {
  const range = parseCidr(found.includes("/") ? found : `${found}/32`);
  if (range === undefined || range.prefixLength < vpc.prefixLength || range.first < vpc.first || range.first >= vpc.first + 2 ** (32 - vpc.prefixLength)) return found;
  const distance = range.first - vpc.first;
  // A range has the same place as the one that is as large a part of another VPC; an address just counts.
  return found.includes("/") ? `<network.cidr>[${distance / 2 ** (32 - range.prefixLength)} of ${2 ** (range.prefixLength - vpc.prefixLength)}]` : `<network.cidr>+${distance}`;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
