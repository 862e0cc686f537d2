import { plain } from "../../review/text";
import { isLoud, type DriftFinding } from "./drift-finding";
import type { EnvironmentDrift } from "./find-drift";

/** Drift for programs, whole. */
export function driftJson(drifts: readonly EnvironmentDrift[]): string {
  const environments = drifts.map(({ findings, ...drift }) => ({
    ...drift,
    isAsApplied: !findings.some(isLoud),
    findings: findings.map(findingJson),
  }));
  return `${JSON.stringify({ formatVersion: 1, environments }, undefined, 2)}\n`;
}

function findingJson({ kind, stack, address, text, details, remedy }: DriftFinding) {
  return { kind, stack, address, text: plain(text), details: details.map(plain), remedy: remedy && plain(remedy) };
}
