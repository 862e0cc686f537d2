import { expectedState } from "../../delivery/expected-state";

test("a state of nothing but outputs, each with its type", () => {
  const values = { text: "t", size: 2, on: true, none: null, list: ["a", 1], tree: { id: "x", ids: ["y"] } };
  expect(expectedState({ values, sensitive: ["text"] })).toEqual({
    version: 4,
    terraform_version: "1.11.0",
    serial: 1,
    lineage: "expected",
    outputs: {
      text: { value: "t", type: "string", sensitive: true },
      size: { value: 2, type: "number" },
      on: { value: true, type: "bool" },
      none: { value: null, type: "dynamic" },
      list: { value: ["a", 1], type: ["tuple", ["string", "number"]] },
      tree: { value: { id: "x", ids: ["y"] }, type: ["object", { id: "string", ids: ["tuple", ["string"]] }] },
    },
    resources: [],
    check_results: null,
  });
});
