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
    problems: [],
  },
  "capacity-base": {
    accepted: compute({ fargate: { base: 100000 } }),
    refused: compute({ fargate: { base: 100001 } }),
    problems: [],
  },
  "capacity-base-once": {
    accepted: compute({ fargate: { base: 1 }, fargateSpot: { base: 0 } }),
    refused: compute({ fargate: { base: 1 }, fargateSpot: { base: 1 } }),
    problems: [],
  },
  "capacity-weight": {
    accepted: compute({ fargate: { weight: 1000 } }),
    refused: compute({ fargate: { weight: 1001 }, fargateSpot: { weight: -1 } }),
    problems: [],
  },
  "capacity-weights": {
    accepted: compute({ fargate: { base: 1, weight: 0 }, fargateSpot: { weight: 1 } }),
    refused: compute({ fargate: { base: 1, weight: 0 }, fargateSpot: { weight: 0 } }),
    problems: [],
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
    problems: [],
  },
};
