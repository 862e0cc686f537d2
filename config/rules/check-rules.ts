import { suggest } from "../nearest";
import type { Platform } from "../platform";
import type { Path, Problem } from "../problem";
import { rules } from "./rules";

type Waivers = Readonly<Record<string, string>> | undefined;

/** Everything in an environment that breaks a rule and is not waived, and every waiver that is none. */
export function checkRules(platform: Platform): Problem[] {
  const found = rules.flatMap((rule) =>
    [...rule.check(platform)].map((finding): Problem => ({ rule: rule.id, ...finding })).filter((problem) => !isWaived(platform, problem)),
  );
  return [...found, ...waiverProblems(platform)];
}

/** The waivers that reach a path: of the file, of its section, of its service, job or workflow. */
function waiversAt(platform: Platform, path: Path): Waivers[] {
  const { network, storage, registry, messaging, routing, compute, services, jobs, workflows } = platform;
  const section = { network, storage, registry, messaging, routing, compute }[String(path[0])];
  const named = { services, jobs, workflows }[String(path[0])]?.[String(path[1])];
  return [platform.waivers, section?.waivers, named?.waivers];
}

/** Rules without which there is nothing to build: two things with one address, a name that leads nowhere, a zone without addresses. */
const indispensable: ReadonlySet<string> = new Set([
  "allowed-cidr-duplicate",
  "availability-zone-duplicate",
  "availability-zone-name",
  "delivery-backend",
  "job-name-taken",
  "listener-port-taken",
  "listener-redirect-port",
  "moved-address",
  "moved-circle",
  "moved-target-taken",
  "moved-type",
  "names-collide",
  "reserved-text",
  "vpc-cidr",
  "workflow-json",
]);

/** Whether a waiver can reach a rule. */
export function isWaivable(id: string): boolean {
  return !id.startsWith("unknown-") && !indispensable.has(id);
}

function isWaived(platform: Platform, problem: Problem): boolean {
  return isWaivable(problem.rule) && waiversAt(platform, problem.path).some((waivers) => (waivers?.[problem.rule] ?? "").trim() !== "");
}

function* waiverProblems(platform: Platform): Iterable<Problem> {
  const known = rules.map((rule) => rule.id);
  for (const { path, waivers } of allWaivers(platform)) {
    for (const [id, reason] of Object.entries(waivers ?? {})) {
      if (!known.includes(id)) {
        yield { rule: "unknown-rule", path: [...path, id], given: id, allowed: "the id of a rule, as a problem shows it", remedy: suggest(id, known) };
      } else if (!isWaivable(id)) {
        const allowed = "the id of a rule that Gantry can do without";
        yield { rule: "waiver-indispensable", path: [...path, id], given: id, allowed, remedy: "remove the waiver and mend what the rule names" };
      } else if (reason.trim() === "") {
        yield { rule: "waiver-reason", path: [...path, id], given: reason, allowed: "a reason", remedy: "write why the rule does not hold here" };
      }
    }
  }
}

function* allWaivers(platform: Platform): Iterable<{ path: Path; waivers: Waivers }> {
  yield { path: ["waivers"], waivers: platform.waivers };
  for (const section of ["network", "storage", "registry", "messaging", "routing", "compute"] as const) {
    yield { path: [section, "waivers"], waivers: platform[section].waivers };
  }
  for (const section of ["services", "jobs", "workflows"] as const) {
    for (const [name, { waivers }] of Object.entries<{ readonly waivers?: Waivers }>(platform[section])) yield { path: [section, name, "waivers"], waivers };
  }
}
