import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { planDigest } from "../../review/digest";
import type { PlanJson } from "../../review/plan-json";
import { planSetFile, type PlanSet } from "../../review/plan-set";
import { readPlans } from "../../review/read/read-plans";
import { review } from "../../review/review";
import type { Template } from "../../review/reviewed-plan";
import { keptPlan, withStableIds } from "./kept-plan";

/** Where plans are. */
export interface PlanFolders {
  /** `plans/<environment>`, or a folder with plans of anybody. */
  readonly plans: string;
  /** What was synthesized before the change. */
  readonly base?: string;
}

interface KeptPlans {
  readonly set?: PlanSet;
  /** By stack. */
  readonly plans: Readonly<Record<string, PlanJson>>;
}

/** Keeps what a review reads of plans: it must say the same of both. What stays as it is goes, unless a review needs it to compare. */
export function keepPlans({ plans: from, base }: PlanFolders, to: string): void {
  const trial = `${from}-kept`;
  const kept = [nothing, groupRules].map((stays) => read(from, stays)).find((plans) => {
    write(plans, from, trial);
    return said(from, base) === said(trial, base);
  });
  if (kept === undefined) throw new Error(`a review of what is kept of ${from} says something else`);
  write(withStableIds(kept), from, to);
  const [own] = /"[^"]*gantry-[^"]*"/.exec(JSON.stringify(read(to, groupRules))) ?? [];
  if (own !== undefined) throw new Error(`${to} holds a path of this machine: ${own}`);
}

type IsKept = (type: string) => boolean;
const nothing: IsKept = () => false;
/** What a new rule opens depends on those that are there. */
const groupRules: IsKept = (type) => /^aws_(vpc_security_group_\w+_rule|security_group)$/.test(type);

function read(folder: string, stays: IsKept): KeptPlans {
  const file = join(folder, planSetFile);
  const set = existsSync(file) ? (json(file) as PlanSet) : undefined;
  const names = set?.stacks.filter(({ status }) => status !== "unplanned").map(({ id }) => id) ?? readdirSync(folder).map((name) => name.replace(/\.json$/, "")).sort();
  const isEmpty = (name: string) => set?.stacks.some(({ id, isEmpty: empty }) => id === name && empty) === true;
  const plans = Object.fromEntries(names.map((name) => [name, keptPlan(json(join(folder, `${name}.json`)) as PlanJson, isEmpty(name) ? nothing : stays)]));
  return { ...(set === undefined ? {} : { set }), plans };
}

function write({ set, plans }: KeptPlans, from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  for (const [name, plan] of Object.entries(plans)) writeJson(join(to, `${name}.json`), plan);
  if (set === undefined) return;
  const stacks = set.stacks.map(({ configurationDigest, ...stack }) => ({ ...stack, ...(plans[stack.id] === undefined ? {} : { digest: planDigest(plans[stack.id] as PlanJson) }) }));
  writeJson(join(to, planSetFile), { ...set, stacks });
  keepTemplates(join(from, "synth"), join(to, "synth"), stacks.filter(({ isEmpty }) => !isEmpty).map(({ id }) => id));
}

/** Keeps what is read of templates. */
export function keepTemplates(from: string, to: string, stacks = readdirSync(join(from, "stacks"))): void {
  rmSync(to, { recursive: true, force: true });
  for (const id of stacks) {
    const { provider, resource = {}, output = {} } = json(join(from, "stacks", id, "cdk.tf.json")) as Template;
    const resources = Object.entries(resource).map(([type, byName]) => [type, Object.fromEntries(Object.entries(byName).map(([name, { "//": _comment, ...written }]) => [name, written]))] as const);
    writeJson(join(to, "stacks", id, "cdk.tf.json"), { provider, resource: Object.fromEntries(resources), output });
  }
}

/** What a review says, apart from how much stays as it is. */
function said(plans: string, base: string | undefined): string {
  const reading = readPlans([plans], base);
  if (reading.problems.length > 0) throw new Error(JSON.stringify(reading.problems));
  const { verdict, findings, stacks } = review(reading, [], "2030-01-31");
  return JSON.stringify({ verdict, findings, stacks: stacks.map(({ counts, digest, ...stack }) => stack) });
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A line for each resource, so that what changed is seen. */
function writeJson(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true });
  const lines = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${Array.isArray(item) && item.length > 0 ? `[\n${item.map((each) => JSON.stringify(each)).join(",\n")}\n]` : JSON.stringify(item)}`);
  writeFileSync(file, `{\n${lines.join(",\n")}\n}\n`);
}
