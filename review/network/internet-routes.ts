import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { argumentAfter } from "../template/after";
import { knownAfter } from "../template/later";
import { childOf } from "../tree";

/** A route table that there was, whose subnets the internet could not reach. */
export interface InternetRoute {
  readonly change: Change;
  /** Id of the table. */
  readonly table: string;
}

/** Routes to an internet gateway that a table gets which had none. */
export function internetRoutes(plan: ReviewedPlan, all: readonly ReviewedPlan[]): readonly InternetRoute[] {
  const open = new Set(all.flatMap(({ changes }) => changes).flatMap((change) => (leadsOut(change, change.before) ? [tableOf(change, change.before)] : [])));
  return plan.changes.flatMap((change) => {
    if (!["create", "update", "replace"].includes(change.action) || change.deposed !== undefined || !isOfRoutes(change)) return [];
    const argument = change.type === "aws_route" ? "route_table_id" : "id";
    const table = knownAfter(change, argument, plan) ?? childOf(change.before, argument);
    const names = change.type === "aws_route" ? ["gateway_id"] : ["route"];
    const after = { ...change.after, ...Object.fromEntries(names.map((name) => [name, argumentAfter(change, name, plan, all).value])) };
    return typeof table === "string" && leadsOut(change, after) && !open.has(table) ? [{ change, table }] : [];
  });
}

function isOfRoutes({ type }: Change): boolean {
  return type === "aws_route" || type === "aws_route_table" || type === "aws_default_route_table";
}

function tableOf({ type }: Change, values: unknown): unknown {
  return childOf(values, type === "aws_route" ? "route_table_id" : "id");
}

function leadsOut(change: Change, values: unknown): boolean {
  if (!isOfRoutes(change)) return false;
  const routes = change.type === "aws_route" ? [values] : [childOf(values, "route")].flat();
  return routes.some((route) => {
    const gateway = childOf(route, "gateway_id");
    return typeof gateway === "string" && (gateway.startsWith("igw-") || gateway.startsWith("(aws_internet_gateway."));
  });
}
