import { deliveryTargets } from "../../delivery/targets";
import { basePlatform } from "../config/base-platform";

test("environments with `delivery` are told with their region and roles", () => {
  const dev = basePlatform((file) => Object.assign(file, { environment: "dev", backend: { type: "s3" }, delivery: { repository: "acme/shop" } }));
  expect(deliveryTargets([dev, basePlatform()])).toEqual([
    {
      environment: "dev",
      region: "eu-west-1",
      planRoleArn: "arn:aws:iam::111122223333:role/delivery/delivery-shop-dev-plan",
      applyRoleArn: "arn:aws:iam::111122223333:role/delivery/delivery-shop-dev-apply",
    },
  ]);
});
