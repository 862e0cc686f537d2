import type { Change } from "../change";
import { valueText } from "../leaves";
import { groupRules } from "../network/group-rules";
import { internetRoutes } from "../network/internet-routes";
import { opened, type Opening } from "../network/opened";
import { openingText } from "../network/opening-text";
import { publicEntries } from "../network/public-entries";
import { isWeakerPolicy } from "../network/tls-policy";
import type { ReviewedPlan } from "../reviewed-plan";
import type { Rule } from "../rule";
import { joined, say, type Text } from "../text";
import { childOf } from "../tree";

const publicEntry: Rule = {
  id: "public-entry",
  severity: "approval",
  reason: "A way in from the internet is a decision, also when it is what was wanted.",
  find: (plan, all) =>
    publicEntries(plan, all).map(({ change: { address }, isNew, listeners, groups }) => ({
      address,
      text: isNew ? say`${address} is a new load balancer that faces the internet` : say`${address} faces the internet from now on`,
      details: [...listeners.map(({ text }) => say`listens on ${text}`), ...letIn(groups, plan, all).map((opening) => joined([["lets in "], openingText(opening, "from")], ""))],
    })),
};

const listenerWeakened: Rule = {
  id: "listener-weakened",
  severity: "approval",
  reason: "What is sent can be read or changed on its way more easily than before.",
  find: ({ changes }) =>
    changes.flatMap((change) => {
      if (!/^aws_a?lb_listener$/.test(change.type) || change.after === null || change.before === null) return [];
      const details = weakened(change);
      return details.length === 0 ? [] : [{ address: change.address, text: say`${change.address} protects its connections less`, details }];
    }),
};

/** Arguments that give a public address, by type; whether also a new resource that has one is told. */
const publicAddresses: Readonly<Record<string, { readonly path: readonly (string | number)[]; readonly isToldWhenNew: boolean }>> = {
  aws_db_instance: { path: ["publicly_accessible"], isToldWhenNew: true },
  aws_dms_replication_instance: { path: ["publicly_accessible"], isToldWhenNew: true },
  aws_ecs_service: { path: ["network_configuration", 0, "assign_public_ip"], isToldWhenNew: false },
  aws_instance: { path: ["associate_public_ip_address"], isToldWhenNew: false },
  aws_mq_broker: { path: ["publicly_accessible"], isToldWhenNew: true },
  aws_rds_cluster_instance: { path: ["publicly_accessible"], isToldWhenNew: true },
  aws_redshift_cluster: { path: ["publicly_accessible"], isToldWhenNew: true },
  aws_subnet: { path: ["map_public_ip_on_launch"], isToldWhenNew: false },
};

const publicAddress: Rule = {
  id: "public-address",
  severity: "approval",
  reason: "What has a public address is guarded by its security groups alone.",
  find: ({ changes }) =>
    changes.flatMap(({ address, type, before, after }) => {
      const argument = Object.hasOwn(publicAddresses, type) ? publicAddresses[type] : undefined;
      if (argument === undefined || (before === null && !argument.isToldWhenNew)) return [];
      const [old, now] = [before, after].map((values) => argument.path.reduce((value: unknown, key) => childOf(value, key), values));
      return now === true && old !== true ? [{ address, text: say`${address} gets a public address`, details: [say`${String(argument.path.at(-1))}: ${valueText(old)} -> true`] }] : [];
    }),
};

const privateRoute: Rule = {
  id: "private-route",
  severity: "approval",
  reason: "Subnets that were private become public: what has a public address there can be reached.",
  find: (plan, all) => internetRoutes(plan, all).map(({ change: { address }, table }) => ({ address, text: say`${address} leads from the route table ${table} to the internet, which it did not reach both ways`, details: [] })),
};

/** What plans do to what can be reached from outside, and how. */
export const exposureRules: readonly Rule[] = [publicEntry, listenerWeakened, publicAddress, privateRoute];

const encrypted = ["HTTPS", "TLS"];

function weakened({ before, after }: Change): readonly Text[] {
  const [oldProtocol, protocol] = [before, after].map((values) => childOf(values, "protocol"));
  const [oldPolicy, policy] = [before, after].map((values) => childOf(values, "ssl_policy"));
  const [oldClients, clients] = [before, after].map((values) => childOf(childOf(childOf(values, "mutual_authentication"), 0), "mode"));
  if (encrypted.includes(String(oldProtocol)) && typeof protocol === "string" && !encrypted.includes(protocol)) return [say`protocol: ${valueText(oldProtocol)} -> ${valueText(protocol)}`];
  return [
    ...(typeof oldPolicy === "string" && oldPolicy !== "" && typeof policy === "string" && policy !== "" && isWeakerPolicy(oldPolicy, policy) ? [say`ssl_policy: ${valueText(oldPolicy)} -> ${valueText(policy)}`] : []),
    ...(oldClients === "verify" && clients !== "verify" ? [say`mutual_authentication: "verify" -> ${valueText(clients)}`] : []),
  ];
}

/** What security groups of the plan let in. */
function letIn(groups: readonly string[], plan: ReviewedPlan, all: readonly ReviewedPlan[]): readonly Opening[] {
  const rules = groupRules(plan, all).filter(({ direction, group }) => direction === "ingress" && groups.includes(group));
  return opened(rules.flatMap(({ after }) => after), []);
}
