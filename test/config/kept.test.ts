import { settingsOfKept } from "../../config/kept";
import { keptList, keptStack } from "./kept-list";

test("a kept stack has the settings it had, but no tags", () => {
  expect(settingsOfKept(keptList({ profile: "shop", backend: { type: "s3" } }), "dev-storage")).toEqual({
    id: "dev-storage",
    layer: "storage",
    account: "111122223333",
    region: "eu-west-1",
    profile: "shop",
    assumeRoleArn: undefined,
    tags: {},
    backend: { type: "s3" },
    stateKey: "shop/dev/eu-west-1/storage.tfstate",
    workspace: "shop-dev-storage",
  });
});

test("what a stack says of itself counts more than what the list says, also of one that left", () => {
  const left = { "dev-cdn": keptStack("cdn", { region: "us-east-1", backend: { type: "s3" } }) };
  expect(settingsOfKept(keptList({ left }), "dev-cdn")).toMatchObject({ id: "dev-cdn", region: "us-east-1", backend: { type: "s3" } });
});

test("a stack that is not kept has none", () => {
  expect(() => settingsOfKept(keptList(), "dev-cdn")).toThrow("dev keeps no stack dev-cdn");
});
