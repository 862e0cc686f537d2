import { deliveryTargets } from "../../delivery/targets";
import { basePlatform } from "../config/base-platform";
import { keptList } from "../config/kept-list";

const target = (environment: string) => ({
  environment,
  region: "eu-west-1",
  planRoleArn: `arn:aws:iam::111122223333:role/delivery/delivery-shop-${environment}-plan`,
  applyRoleArn: `arn:aws:iam::111122223333:role/delivery/delivery-shop-${environment}-apply`,
});

test("environments with `delivery` are told with their region and roles", () => {
  const dev = basePlatform((file) => Object.assign(file, { environment: "dev", backend: { type: "s3" }, delivery: { repository: "acme/shop" } }));
  expect(deliveryTargets([dev, basePlatform()])).toEqual([target("dev")]);
});

test("so are those that had it when their files went", () => {
  expect(deliveryTargets([keptList({ environment: "old", delivery: true }), keptList({ environment: "older" })])).toEqual([target("old")]);
});
