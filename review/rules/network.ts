import { cached, cachedOfAll } from "../cached";
import { isTheWorld } from "../network/addresses";
import { aclRules } from "../network/acl-rules";
import type { Admission } from "../network/admission";
import { groupRules, type GroupRules } from "../network/group-rules";
import { opened, type Opening } from "../network/opened";
import { openingText } from "../network/opening-text";
import { publicEntries, type PublicEntry } from "../network/public-entries";
import type { ReviewedPlan } from "../reviewed-plan";
import type { Found, Rule } from "../rule";
import { say, type Text } from "../text";

/** Lines a reader is asked to read of one resource. */
const mostLines = 20;

const openToTheWorld: Rule = {
  id: "open-to-the-world",
  severity: "approval",
  reason: "Everybody on the internet can try to connect, as far as there is a way.",
  find: (plan, all) => {
    const entries = publicEntries(plan, all);
    return [
      ...openings.ingress(plan, all).flatMap(({ rules, openings: found }) =>
        foundOf(rules.change.address, say`${rules.change.address} lets the whole internet in`, found.filter((opening) => isWorld(opening) && !isOfEntry(rules, opening, entries)), "from"),
      ),
      ...aclOpenings(plan, all).flatMap(({ address, openings }) => foundOf(address, say`${address} lets the whole internet through to its subnets`, openings.filter(isWorld), "from")),
    ];
  },
};

const ingressWidened: Rule = {
  id: "ingress-widened",
  severity: "approval",
  reason: "What was out of reach can be connected to from the moment of the apply.",
  find: (plan, all) => [
    ...openings.ingress(plan, all).filter(({ rules }) => !rules.isNewGroup).flatMap(({ rules, openings: found }) =>
      foundOf(rules.change.address, say`${rules.change.address} lets more in than before`, found.filter((opening) => !isWorld(opening)), "from"),
    ),
    ...aclOpenings(plan, all).flatMap(({ address, openings }) => foundOf(address, say`${address} lets more through to its subnets than before`, openings.filter((opening) => !isWorld(opening)), "from")),
  ],
};

const egressWidened: Rule = {
  id: "egress-widened",
  severity: "notice",
  reason: "What runs there can send what it has to anywhere.",
  find: (plan, all) =>
    openings.egress(plan, all).filter(({ rules }) => !rules.isNewGroup).flatMap(({ rules, openings: found }) =>
      foundOf(rules.change.address, say`${rules.change.address} lets out to the whole internet`, found.filter(isWorld), "to"),
    ),
};

/** What plans do to who can connect where. */
export const networkRules: readonly Rule[] = [openToTheWorld, ingressWidened, egressWidened];

const openings = { ingress: cached((plan, all) => openingsOf(plan, all, "ingress")), egress: cached((plan, all) => openingsOf(plan, all, "egress")) };

function openingsOf(plan: ReviewedPlan, all: readonly ReviewedPlan[], direction: GroupRules["direction"]) {
  const changed = groupRules(plan, all).filter((rules) => rules.direction === direction && ["create", "update", "replace"].includes(rules.change.action));
  return changed.map((rules) => ({ rules, openings: opened(rules.after, rules.isNewGroup ? [] : (admittedBefore(all).get(`${direction} ${rules.group}`) ?? [])) }));
}

/** What all rules of a group let through together, by direction and group. */
const admittedBefore = cachedOfAll((all) => {
  const found = new Map<string, Admission[]>();
  for (const { direction, group, before } of all.flatMap((plan) => groupRules(plan, all))) {
    const list = found.get(`${direction} ${group}`) ?? [];
    list.push(...before);
    found.set(`${direction} ${group}`, list);
  }
  return found;
});

/** A network ACL is read as a whole, for its rules count in order; it is told at the first of its changes. */
function aclOpenings(plan: ReviewedPlan, all: readonly ReviewedPlan[]): readonly { readonly address: string; readonly openings: readonly Opening[] }[] {
  const changed = aclRules(plan).filter(({ change }) => !["no-op", "read", "move", "forget"].includes(change.action));
  const everything = changed.length === 0 ? [] : all.flatMap(aclRules);
  return [...new Set(changed.map(({ acl }) => acl))].flatMap((acl) => {
    const rules = everything.filter((each) => each.acl === acl);
    const isKnown = rules.some(({ before }) => before.length > 0);
    const [first] = changed.filter((each) => each.acl === acl).map(({ change }) => change.address).sort();
    return isKnown && first !== undefined ? [{ address: first, openings: opened(rules.flatMap(({ after }) => after), rules.flatMap(({ before }) => before)) }] : [];
  });
}

function isWorld({ space, addresses }: Opening): boolean {
  return typeof space === "string" && isTheWorld(space, addresses);
}

/** The ports on which a new public load balancer listens are told with it, once. */
function isOfEntry({ group, isNewGroup }: GroupRules, opening: Opening, entries: readonly PublicEntry[]): boolean {
  const ports = new Set(entries.filter(({ isNew, groups }) => isNew && groups.includes(group)).flatMap(({ listeners }) => listeners.map(({ port }) => BigInt(port))));
  return isNewGroup && opening.ports.every(({ first, last }) => [...ports].filter((port) => first <= port && port <= last).length === Number(last - first) + 1);
}

function foundOf(address: string, text: Text, openings: readonly Opening[], preposition: "from" | "to"): readonly Found[] {
  const lines = openings.map((opening) => openingText(opening, preposition));
  const details = lines.length > mostLines ? [...lines.slice(0, mostLines), say`${lines.length - mostLines} more`] : lines;
  return lines.length === 0 ? [] : [{ address, text, details }];
}
