import type { Finding, Severity } from "./finding";
import { waiverRules } from "./rules/waivers";
import { say } from "./text";
import type { Waiver } from "./waiver";

const oneStepDown: Readonly<Record<Severity, Severity>> = { blocked: "approval", approval: "notice", notice: "notice" };

/** The findings after waivers are heard, with what is wrong with these. `today` is a day, as 2030-01-31. */
export function waived(findings: readonly Finding[], waivers: readonly Waiver[], stacks: readonly string[], today: string): Finding[] {
  const inForce = waivers.filter(({ expires }) => expires >= today);
  const used = new Set<Waiver>();
  const heard = findings.map((finding): Finding => {
    const waiver = inForce.find(({ rule, address }) => rule === finding.rule && address === placeOf(finding));
    if (waiver === undefined) return finding;
    used.add(waiver);
    return { ...finding, severity: oneStepDown[finding.severity], details: [...finding.details, say`Waived until ${waiver.expires}: ${waiver.reason}`] };
  });
  const stackOf = ({ address }: Waiver) => stacks.find((stack) => address === stack || address.startsWith(`${stack}/`));
  return [
    ...heard,
    ...waivers.filter((waiver) => !inForce.includes(waiver)).map((waiver): Finding => ({
      rule: waiverRules.expired.id,
      severity: waiverRules.expired.severity,
      stack: stackOf(waiver) ?? waiver.address.split("/", 1)[0] ?? "",
      text: say`the waiver of ${waiver.rule} for ${waiver.address} expired on ${waiver.expires}`,
      details: [say`Its reason was: ${waiver.reason}`],
      remedy: ["Remove it; or if it still holds, give it a later day and say why."],
    })),
    ...inForce.flatMap((waiver): Finding[] => {
      const stack = stackOf(waiver);
      // Another environment may need it.
      if (used.has(waiver) || stack === undefined) return [];
      return [{ rule: waiverRules.unused.id, severity: waiverRules.unused.severity, stack, text: say`the waiver of ${waiver.rule} for ${waiver.address} waives nothing`, details: [], remedy: ["Remove it."] }];
    }),
  ];
}

function placeOf({ stack, address }: Finding): string {
  return address === undefined ? stack : `${stack}/${address}`;
}
