import { capacityProviderStrategy, type Capacity } from "../capacity";
import { isKnown } from "../known";
import { everyTask, type Places } from "./places";
import { range, type Rule } from "./rule";

const source = "API CreateService, CapacityProviderStrategyItem";

/** The environment's strategy and those that services and jobs name instead; one that is inherited is told of once. */
const strategies: Places<Capacity> = function* (platform) {
  const inherited = platform.compute.capacity;
  yield { path: ["compute", "capacity"], value: inherited };
  for (const { path, value } of everyTask(platform)) {
    if (value.capacity !== inherited) yield { path: [...path, "capacity"], value: value.capacity };
  }
};

/** One number of both providers. */
const shares = (key: "base" | "weight"): Places<number> =>
  function* (platform) {
    for (const { path, value } of strategies(platform)) {
      if (value.fargate) yield { path: [...path, "fargate", key], value: value.fargate[key] };
      if (value.fargateSpot) yield { path: [...path, "fargateSpot", key], value: value.fargateSpot[key] };
    }
  };

const isKnownStrategy = (capacity: Capacity) =>
  capacityProviderStrategy(capacity).every(({ base, weight }) => isKnown(base) && isKnown(weight));

const empty: Rule = {
  id: "capacity-empty",
  source,
  *check(platform) {
    for (const { path, value } of strategies(platform)) {
      if (capacityProviderStrategy(value).length > 0) continue;
      yield {
        path,
        given: value,
        allowed: "fargate, fargateSpot or both",
        remedy: "write { fargate: {} }, or leave it out for the default",
      };
    }
  },
};

const oneBase: Rule = {
  id: "capacity-base-once",
  source,
  *check(platform) {
    for (const { path, value } of strategies(platform)) {
      const bases = capacityProviderStrategy(value).filter(({ base }) => base !== 0);
      if (!isKnownStrategy(value) || bases.length < 2) continue;
      const allowed = "a base on one of the two";
      yield {
        path: [...path, "fargateSpot", "base"],
        given: value.fargateSpot?.base,
        allowed,
        remedy: "remove it, and keep the base of fargate",
      };
    }
  },
};

const someWeight: Rule = {
  id: "capacity-weights",
  source,
  *check(platform) {
    for (const { path, value } of strategies(platform)) {
      const shares = capacityProviderStrategy(value);
      if (!isKnownStrategy(value) || shares.length === 0 || shares.some(({ weight }) => weight !== 0)) continue;
      yield { path, given: value, allowed: "at least one weight above 0", remedy: "set one of the weights to 1" };
    }
  },
};

const spotAlone: Rule = {
  id: "capacity-spot-alone",
  source: "Amazon ECS Developer Guide, Amazon ECS clusters for Fargate: Fargate Spot",
  *check(platform) {
    if (!platform.protected) return;
    for (const { path, value } of strategies(platform)) {
      const runsTasks = value.fargate !== undefined && (value.fargate.base !== 0 || value.fargate.weight !== 0);
      // A job that is taken back runs again.
      if (path[0] === "jobs" || value.fargateSpot === undefined || !isKnownStrategy(value) || runsTasks) continue;
      const allowed = "some fargate in a protected environment: AWS takes Fargate Spot back with two minutes' notice, all of it at times";
      yield { path, given: value, allowed, remedy: "add fargate: { base: 1 }" };
    }
  },
};

/** How tasks may be spread over Fargate and Fargate Spot. */
export const capacityRules: readonly Rule[] = [
  empty,
  range("capacity-base", source, 0, 100_000, "tasks", shares("base")),
  oneBase,
  range("capacity-weight", source, 0, 1000, "", shares("weight")),
  someWeight,
  spotAlone,
];
