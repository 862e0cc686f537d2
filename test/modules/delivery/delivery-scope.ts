import type { DeliveryScope } from "../../../modules/delivery/delivery-scope";

/** A small environment of an account with a state bucket. */
export const deliveryScope: DeliveryScope = {
  platform: "shop",
  environment: "dev",
  account: "111122223333",
  region: "eu-west-1",
  bucket: "acme-states",
  kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/33333333-3333-3333-3333-333333333333",
};
