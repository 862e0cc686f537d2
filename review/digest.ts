import { createHash } from "node:crypto";
import { byCodeUnit } from "./order";
import type { ChangeJson, PlanJson } from "./plan-json";
import type { PlanSet } from "./plan-set";

/** Digest of what a plan does, in hexadecimal. The same plan made again has the same one, whenever and by whichever version it is made. */
export function planDigest({ resource_changes: resources = [], output_changes: outputs = {}, action_invocations: actions = [] }: PlanJson): string {
  return digestOf({
    resources: resources
      .filter(({ change, previous_address: previous }) => !isNoOp(change) || (previous ?? change.importing ?? null) !== null)
      .map(({ address, previous_address, deposed, mode, type, change }) => ({ address, previous: previous_address ?? undefined, deposed: deposed ?? undefined, mode, type, change: whatItDoes(change) }))
      .sort((a, b) => byCodeUnit(a.address, b.address) || byCodeUnit(a.deposed ?? "", b.deposed ?? "")),
    outputs: Object.entries(outputs)
      .filter(([, change]) => !isNoOp(change))
      .map(([name, change]) => ({ name, change: whatItDoes(change) }))
      .sort((a, b) => byCodeUnit(a.name, b.name)),
    ...(actions.length === 0 ? {} : { actions: actions.map(canonicalJson).sort(byCodeUnit) }),
  });
}

/** Digest of all plans of an environment, and of where and from what they were made: what an approval binds to. */
export function setDigest({ platform, environment, account, region, tree, stacks }: PlanSet): string {
  return digestOf({
    platform,
    environment,
    account,
    region,
    tree,
    stacks: stacks
      .map(({ id, dependencies, digest, configurationDigest, status, isLeaving, assumptions }) => ({ id, dependencies, digest, configurationDigest, status, isLeaving, assumptions }))
      .sort((a, b) => byCodeUnit(a.id, b.id)),
  });
}

/** JSON in one way only: no blanks, keys sorted by code unit, nothing for `undefined`. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.sort(([a], [b]) => byCodeUnit(a, b)).map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

function whatItDoes({ actions, before, after, after_unknown, before_sensitive, after_sensitive, replace_paths: paths, importing }: ChangeJson) {
  // The engine keeps these paths as a set.
  const replacePaths = paths?.map(canonicalJson).sort(byCodeUnit);
  return { actions, before, after, after_unknown, before_sensitive, after_sensitive, replacePaths, importing: importing ?? undefined };
}

function isNoOp({ actions }: ChangeJson): boolean {
  return actions.every((action) => action === "no-op");
}

