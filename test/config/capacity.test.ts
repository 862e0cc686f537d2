import { capacityProviderStrategy } from "../../config/capacity";

test.each([
  [{ fargate: { base: 0, weight: 1 } }, [{ capacityProvider: "FARGATE", base: 0, weight: 1 }]],
  [{ fargateSpot: { base: 0, weight: 3 } }, [{ capacityProvider: "FARGATE_SPOT", base: 0, weight: 3 }]],
  [
    { fargateSpot: { base: 0, weight: 3 }, fargate: { base: 2, weight: 1 } },
    [
      { capacityProvider: "FARGATE", base: 2, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", base: 0, weight: 3 },
    ],
  ],
  [{}, []],
])("%j becomes ECS's strategy, on-demand first", (capacity, strategy) => {
  expect(capacityProviderStrategy(capacity)).toEqual(strategy);
});
