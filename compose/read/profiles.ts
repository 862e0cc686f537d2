import { listed } from "../../config/nearest";
import type { Findings } from "./findings";
import { childOf, entriesOf, isText, itemsOf, type Mapping } from "./node";
import { withEntries, withoutKey } from "./tree";

/** A model with the services that are active, and the names of the others with their profiles. */
export interface Active {
  readonly model: Mapping;
  readonly inactive: ReadonlyMap<string, readonly string[]>;
}

/** Leaves out services none of whose profiles is active; `*` stands for all. */
export function withProfiles(model: Mapping, active: readonly string[], findings: Findings): Active {
  const section = model.entries.get("services");
  if (section?.value.kind !== "mapping") return { model, inactive: new Map() };
  const inactive = new Map<string, readonly string[]>();
  const services = entriesOf(section.value).flatMap(([name, entry]): (readonly [string, typeof entry])[] => {
    if (entry.value.kind !== "mapping") return [[name, entry]];
    const profiles = entry.value.entries.get("profiles");
    const own = itemsOf(profiles?.value).filter(isText).map(({ value }) => value);
    if (profiles === undefined || own.length === 0 || active.includes("*") || own.some((profile) => active.includes(profile))) {
      if (profiles !== undefined) findings.use(["services", name, "profiles"], profiles.at, own.length === 0 ? "it is always active" : "one of its profiles is active");
      return [[name, { at: entry.at, value: withoutKey(entry.value, "profiles") }]];
    }
    inactive.set(name, own);
    const why = own.length === 1 ? `its profile "${own[0]}" is not active` : `none of its profiles ${listed(own, "and")} is active`;
    findings.leaveOut(["services", name], entry.at, `left out: ${why}`);
    return [];
  });
  return { model: withOptional(withEntries(model, [...model.entries].map(([key, each]) => (key === "services" ? [key, { at: each.at, value: withEntries(section.value as Mapping, services) }] : [key, each]))), inactive, findings), inactive };
}

/** What is not required and not active is not waited for. */
function withOptional(model: Mapping, inactive: ReadonlyMap<string, readonly string[]>, findings: Findings): Mapping {
  const services = childOf(model, "services");
  if (services?.kind !== "mapping") return model;
  const changed = [...services.entries].map(([name, entry]): [string, typeof entry] => {
    const waits = childOf(entry.value, "depends_on");
    if (entry.value.kind !== "mapping" || waits?.kind !== "mapping") return [name, entry];
    const kept = [...waits.entries].filter(([other, { at, value }]) => {
      const required = childOf(value, "required");
      if (!inactive.has(other) || required?.kind !== "scalar" || required.value !== false) return true;
      findings.leaveOut(["services", name, "depends_on", other], at, `left out: "${other}" is not active, and not required`);
      return false;
    });
    const entries = [...entry.value.entries].flatMap(([key, each]): [string, typeof each][] => {
      if (key !== "depends_on") return [[key, each]];
      return kept.length === 0 && waits.entries.size > 0 ? [] : [[key, { at: each.at, value: withEntries(waits, kept) }]];
    });
    return [name, { at: entry.at, value: withEntries(entry.value, entries) }];
  });
  return withEntries(model, [...model.entries].map(([key, each]) => (key === "services" ? [key, { at: each.at, value: withEntries(services, changed) }] : [key, each])));
}

/** Profiles that were asked for, else those of `COMPOSE_PROFILES`. */
export function activeProfiles(asked: readonly string[], lookup: (name: string) => string | undefined): readonly string[] {
  if (asked.length > 0) return asked;
  return (lookup("COMPOSE_PROFILES") ?? "").split(",").map((profile) => profile.trim());
}

/** `the profile "dev" or "test"`. */
export function enabledBy(profiles: readonly string[]): string {
  return `the profile ${listed(profiles)}`;
}
