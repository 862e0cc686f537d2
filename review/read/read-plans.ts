import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { planDigest } from "../digest";
import { byCodeUnit } from "../order";
import type { PlanJson } from "../plan-json";
import { planSetFile, type PlannedStack, type PlanSet } from "../plan-set";
import type { ReviewedPlan, Template } from "../reviewed-plan";
import { hiding, secretsOf } from "../secrets";
import type { Problem } from "./problem";
import { readPlan } from "./read-plan";
import { isPlanSet, readPlanSet } from "./read-plan-set";
import { readTemplate } from "./read-template";
import { toReviewedPlan } from "./to-reviewed-plan";

/** What was read: plans by stack, the environments they belong to, and what is wrong. With a problem, nothing is to be reviewed. */
export interface Reading {
  readonly plans: readonly ReviewedPlan[];
  readonly sets: readonly PlanSet[];
  readonly problems: readonly Problem[];
  /** Hides what any of the plans marks as a secret, wherever it stands: a plan that reads the output of another one does not know that it is secret. */
  readonly hide: (text: string) => string;
}

/** A plan as its file holds it, secrets and all. */
interface RawPlan {
  readonly file: string;
  readonly stack: string;
  readonly plan: PlanJson;
  readonly digest?: string;
  readonly set?: PlannedStack;
  readonly synth?: string;
}

/** Reads folders of ours, folders with plans of anybody, and single plans. */
export function readPlans(places: readonly string[], base?: string): Reading {
  const problems: Problem[] = [];
  const sets: PlanSet[] = [];
  const raw: RawPlan[] = [];
  for (const place of withoutTwins(places)) {
    if (isPlanSet(place)) readOurs(place, sets, raw, problems);
    else for (const file of plansIn(place, problems)) readForeign(file, raw, problems);
  }
  const named = withOwnNames(raw);
  problems.push(...clashes(named));
  if (base !== undefined && !existsSync(join(base, "stacks"))) problems.push({ file: base, found: "no folder as cdktf.out is: it holds no stacks/", remedy: "give --base the folder of an older synthesis" });
  const plans = named.map(({ stack, plan, digest, set, synth }) =>
    toReviewedPlan({ stack, plan, ...(digest === undefined ? {} : { digest }), ...(set === undefined ? {} : { set }), ...templates("template", synth, stack, problems), ...templates("baseTemplate", base, stack, problems) }),
  );
  return {
    plans,
    sets,
    problems: problems.sort((a, b) => byCodeUnit(a.file, b.file)),
    hide: hiding(new Set(raw.flatMap(({ plan }) => [...secretsOf({ ...plan })]))),
  };
}

function readOurs(folder: string, sets: PlanSet[], raw: RawPlan[], problems: Problem[]): void {
  const index = readPlanSet(folder);
  if ("problems" in index) return void problems.push(...index.problems);
  sets.push(index.set);
  for (const set of index.set.stacks) {
    const file = join(folder, `${set.id}.json`);
    const place = { file, stack: set.id, set, synth: join(folder, "synth") };
    if (set.status === "unplanned") {
      raw.push({ ...place, plan: { format_version: "1.2" } });
      continue;
    }
    const read = readPlan(file);
    if ("problems" in read) {
      problems.push(...read.problems);
      continue;
    }
    const digest = planDigest(read.plan);
    if (digest === set.digest) raw.push({ ...place, plan: read.plan, digest });
    else problems.push({ file, found: `another plan than ${planSetFile} beside it tells of`, remedy: "plan the environment anew: npm run plan -- <environment>" });
  }
}

function readForeign(file: string, raw: RawPlan[], problems: Problem[]): void {
  const read = readPlan(file);
  if ("problems" in read) problems.push(...read.problems);
  else raw.push({ file, stack: nameOf(file), plan: read.plan, digest: planDigest(read.plan) });
}

function plansIn(place: string, problems: Problem[]): string[] {
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) return [place];
  const files = namesIn(place).filter((name) => name.endsWith(".json")).sort(byCodeUnit);
  if (files.length === 0) problems.push({ file: place, found: "a folder in which no plan can be read", remedy: "put what terraform show -json <plan file> prints into it as <name>.json" });
  return files.map((name) => join(place, name));
}

/** Of a folder that may not be read, nothing. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Of a place that is given twice, one. */
function withoutTwins(places: readonly string[]): string[] {
  const seen = new Map(places.map((place) => [existsSync(place) ? realpathSync(place) : place, place]));
  return [...seen.values()];
}

function nameOf(file: string): string {
  return basename(file).replace(/\.json$/, "");
}

/** Plans of several folders that are all called `plan.json` are named after their folders, too. */
function withOwnNames(raw: readonly RawPlan[]): RawPlan[] {
  const isTaken = (name: string) => raw.filter(({ stack }) => stack === name).length > 1;
  return raw.map((each) => (each.set === undefined && isTaken(each.stack) ? { ...each, stack: `${basename(dirname(each.file))}/${each.stack}` } : each));
}

function clashes(raw: readonly RawPlan[]): Problem[] {
  const files = new Map<string, string>();
  return raw.flatMap(({ stack, file }) => {
    const other = files.get(stack);
    files.set(stack, file);
    return other === undefined ? [] : [{ file, found: `a plan of the same name as ${other}`, remedy: "review them one after the other, or rename a file" }];
  });
}

function templates<K extends "template" | "baseTemplate">(key: K, synth: string | undefined, stack: string, problems: Problem[]): { readonly [key in K]?: Template } {
  const read = synth === undefined || stack.includes("/") ? {} : readTemplate(synth, stack);
  if ("problem" in read) problems.push(read.problem);
  return ("template" in read ? { [key]: read.template } : {}) as { readonly [key in K]?: Template };
}
