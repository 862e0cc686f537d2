import { parseEnvironment } from "../../../config/parse-environment";
import { baseEnvironment } from "../base-environment";

const refused = (repository: string) =>
  parseEnvironment({ ...baseEnvironment(), backend: { type: "s3" }, delivery: { repository } }).problems.some(({ rule }) => rule === "delivery-repository");

test.each(["acme/shop", "a/b", "Acme-1/Shop.Web_2", `${"o".repeat(39)}/${"n".repeat(100)}`, "acme@1/shop@23", "acme/.github"])("%s is a repository", (repository) => {
  expect(refused(repository)).toBe(false);
});

test.each([
  ...["", "acme", "acme/", "/shop", "acme/shop/web", "https://github.com/acme/shop", "acme/shop.git", "acme/..", "-acme/shop", "acme.com/shop", "acme/my shop"],
  ...["acme/*", "acme/shop:ref", "acme@0/shop@1", "acme@1/shop", "acme/shop@1", "acme@a/shop@b", "acme@1/shop.git@2", "acme/shop\n", `${"o".repeat(40)}/shop`, `acme/${"n".repeat(101)}`],
])("%j is none", (repository) => {
  expect(refused(repository)).toBe(true);
});
