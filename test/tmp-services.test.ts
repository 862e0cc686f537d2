import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resolvePlatform } from "../config/platform";
import { readShape } from "../config/shape";
import type { Rule } from "../config/rules/rule";
import { baseEnvironment } from "./config/base-environment";
import type { RuleFixture } from "./config/rules/fixture";

import { routingRules } from "../config/rules/routing";
import { routeRules } from "../config/rules/routes";
import { fargateRules } from "../config/rules/fargate";
import { containerRules } from "../config/rules/containers";
import { secretReferenceRules } from "../config/rules/secret-references";
import { mountRules } from "../config/rules/mounts";
import { serviceRules } from "../config/rules/services";
import { capacityRules } from "../config/rules/capacity";
import { connectionRules } from "../config/rules/connections";
import { discoveryRules } from "../config/rules/discovery";
import { routingFixtures } from "./config/rules/routing.fixtures";
import { routeFixtures } from "./config/rules/routes.fixtures";
import { fargateFixtures } from "./config/rules/fargate.fixtures";
import { containerFixtures } from "./config/rules/containers.fixtures";
import { secretReferenceFixtures } from "./config/rules/secret-references.fixtures";
import { mountFixtures } from "./config/rules/mounts.fixtures";
import { serviceFixtures } from "./config/rules/services.fixtures";
import { capacityFixtures } from "./config/rules/capacity.fixtures";
import { connectionFixtures } from "./config/rules/connections.fixtures";
import { discoveryFixtures } from "./config/rules/discovery.fixtures";

const mine: Rule[] = [...routingRules, ...routeRules, ...fargateRules, ...containerRules, ...secretReferenceRules, ...mountRules, ...serviceRules, ...capacityRules, ...connectionRules, ...discoveryRules];
const fixtures: Record<string, RuleFixture> = { ...routingFixtures, ...routeFixtures, ...fargateFixtures, ...containerFixtures, ...secretReferenceFixtures, ...mountFixtures, ...serviceFixtures, ...capacityFixtures, ...connectionFixtures, ...discoveryFixtures };

const dir = join(__dirname, "../config/rules");
const every = new Map<string, Rule>(mine.map((r) => [r.id, r]));
for (const f of readdirSync(dir)) {
  let m: Record<string, unknown> = {};
  try { m = require(join(dir, f)); } catch { continue; }
  for (const [k, v] of Object.entries(m)) if (/Rules$/.test(k) && Array.isArray(v)) for (const r of v as Rule[]) every.set(r.id, r);
}

const platformOf = (change: RuleFixture["accepted"]) => {
  const file = baseEnvironment();
  change(file);
  const shape = readShape(file);
  expect(shape.problems).toEqual([]);
  return resolvePlatform(shape.parsed!);
};

test("ids", () => {
  console.log(mine.length, every.size);
  expect(new Set(mine.map((r) => r.id)).size).toBe(mine.length);
  expect(Object.keys(fixtures).sort()).toEqual(mine.map((r) => r.id).sort());
  for (const r of every.values()) expect([r.id, [...r.check(platformOf(() => {}))]]).toEqual([r.id, []]);
});

const out: Record<string, unknown> = {};
describe.each(mine.map((r) => r.id))("rule %s", (id) => {
  const fixture = fixtures[id]!;
  test("accepts", () => {
    const platform = platformOf(fixture.accepted);
    const found = [...every.values()].flatMap((r) => [...r.check(platform)].map((f) => ({ rule: r.id, ...f })));
    expect(found).toEqual([]);
  });
  test("refuses", () => {
    const platform = platformOf(fixture.refused);
    const found = [...every.get(id)!.check(platform)];
    out[id] = found;
    const others = [...every.values()].filter((r) => r.id !== id).flatMap((r) => [...r.check(platform)].map(() => r.id));
    if (others.length) (out["_others"] = (out["_others"] as Record<string, unknown>) ?? {}) && ((out["_others"] as Record<string, unknown>)[id] = others);
    if (process.env["FILL"] === undefined) expect(found).toEqual(fixture.problems);
  });
});
afterAll(() => writeFileSync("/tmp/services-found.json", JSON.stringify(out, (_, v) => (v === undefined ? "__undefined" : v), 1)));
