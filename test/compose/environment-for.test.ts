import fc from "fast-check";
import { environmentFor } from "../../compose/environment-for";
import type { Composition } from "../../config/composition";
import { parseEnvironment } from "../../config/parse-environment";

const composition: Composition = {
  kind: "composition",
  sections: { services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } } },
  problems: [],
  origins: [],
};

test.each([
  ["shop", "shop"],
  ["my_shop.test", "my-shop-test"],
  ["1st-shop", "app-1st-shop"],
  ["sg", "app-sg"],
  ["constructor", "app-constructor"],
  ["", "app"],
  ["--", "app"],
  ["a".repeat(40), "a".repeat(40)],
  ["a".repeat(41), `app-${"a".repeat(27)}-8993fe4f`],
])("the project %p becomes the platform %s", (project, platform) => {
  expect(environmentFor(project, composition).platform).toBe(platform);
});

test("whatever a project is called, no rule is broken by what is made for it", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,80}$/), (project) => {
      expect(parseEnvironment(environmentFor(project, composition)).problems).toEqual([]);
    }),
  );
});
