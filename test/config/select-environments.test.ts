import { ConfigError } from "../../config/problem";
import { namesIn, selectEnvironments } from "../../config/select-environments";

const available = ["prod", "dev", "stage"];

test.each([
  [[], ["dev", "prod", "stage"]],
  [["prod"], ["prod"]],
  [["stage", "dev", "dev"], ["dev", "stage"]],
])("of prod, dev and stage, %j selects %j", (named, selected) => {
  expect(selectEnvironments(available, named)).toEqual(selected);
});

test("tells every environment that there is no file for, and suggests the nearest", () => {
  const select = () => selectEnvironments(["dev", "prod"], ["prd", "dev", "integration"]);
  expect(select).toThrow(ConfigError);
  expect(select).toThrow(
    `environments/prd.ts: 1 problem

  (the file itself)
    given    "prd"
    allowed  dev, prod
    do       did you mean "prod"?
    rule     unknown-environment

environments/integration.ts: 1 problem

  (the file itself)
    given    "integration"
    allowed  dev, prod
    do       use one of "dev" or "prod"
    rule     unknown-environment`,
  );
});

test.each([
  [undefined, []],
  ["", []],
  [" , ", []],
  ["dev", ["dev"]],
  [" dev, prod,", ["dev", "prod"]],
])("the list %j names %j", (list, names) => {
  expect(namesIn(list)).toEqual(names);
});
