import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Capacity = NonNullable<EnvironmentFile["compute"]>["capacity"];

const compute =
  (capacity: Capacity): RuleFixture["accepted"] =>
  (file) => {
    file.compute = { capacity };
  };

export const capacityFixtures: Readonly<Record<string, RuleFixture>> = {
  "capacity-empty": {
    accepted: compute({ fargate: {} }),
    refused: (file) => {
      compute({})(file);
      file.services.worker.capacity = {};
    },
    problems: [
      {
        path: ["compute", "capacity"],
        given: {},
        allowed: "fargate, fargateSpot or both",
        remedy: "write { fargate: {} }, or leave it out for the default",
      },
      {
        path: ["services", "worker", "capacity"],
        given: {},
        allowed: "fargate, fargateSpot or both",
        remedy: "write { fargate: {} }, or leave it out for the default",
      },
    ],
  },
  "capacity-base": {
    accepted: compute({ fargate: { base: 100000 } }),
    refused: compute({ fargate: { base: 100001 } }),
    problems: [
      {
        path: ["compute", "capacity", "fargate", "base"],
        given: 100001,
        allowed: "0 to 100000 tasks",
        remedy: "set it to 100000, the nearest allowed value",
      },
    ],
  },
  "capacity-base-once": {
    accepted: compute({ fargate: { base: 1 }, fargateSpot: { base: 0 } }),
    refused: compute({ fargate: { base: 1 }, fargateSpot: { base: 1 } }),
    problems: [
      {
        path: ["compute", "capacity", "fargateSpot", "base"],
        given: 1,
        allowed: "a base on one of the two",
        remedy: "remove it, and keep the base of fargate",
      },
    ],
  },
  "capacity-weight": {
    accepted: compute({ fargate: { weight: 1000 } }),
    refused: compute({ fargate: { weight: 1001 }, fargateSpot: { weight: -1 } }),
    problems: [
      {
        path: ["compute", "capacity", "fargate", "weight"],
        given: 1001,
        allowed: "0 to 1000",
        remedy: "set it to 1000, the nearest allowed value",
      },
      {
        path: ["compute", "capacity", "fargateSpot", "weight"],
        given: -1,
        allowed: "0 to 1000",
        remedy: "set it to 0, the nearest allowed value",
      },
    ],
  },
  "capacity-weights": {
    accepted: compute({ fargate: { base: 1, weight: 0 }, fargateSpot: { weight: 1 } }),
    refused: compute({ fargate: { base: 1, weight: 0 }, fargateSpot: { weight: 0 } }),
    problems: [
      {
        path: ["compute", "capacity"],
        given: { fargate: { base: 1, weight: 0 }, fargateSpot: { base: 0, weight: 0 } },
        allowed: "at least one weight above 0",
        remedy: "set one of the weights to 1",
      },
    ],
  },
  "capacity-spot-alone": {
    accepted: (file) => {
      file.protected = true;
      compute({ fargate: { base: 1, weight: 0 }, fargateSpot: {} })(file);
    },
    refused: (file) => {
      file.protected = true;
      compute({ fargateSpot: {} })(file);
      file.services.worker.capacity = { fargate: { weight: 0 }, fargateSpot: {} };
    },
    problems: [
      {
        path: ["compute", "capacity"],
        given: { fargateSpot: { base: 0, weight: 1 } },
        allowed: "some fargate in a protected environment: AWS takes Fargate Spot back with two minutes' notice, all of it at times",
        remedy: "add fargate: { base: 1 }",
      },
      {
        path: ["services", "worker", "capacity"],
        given: { fargate: { base: 0, weight: 0 }, fargateSpot: { base: 0, weight: 1 } },
        allowed: "some fargate in a protected environment: AWS takes Fargate Spot back with two minutes' notice, all of it at times",
        remedy: "add fargate: { base: 1 }",
      },
    ],
  },
};
