import { FilledPlaceholders } from "../../delivery/filled-placeholders";
import type { Stack } from "../../engine/stack";
import type { Assumption } from "../../review/plan-set";
import { failure } from "../support/failure";

const asked: string[] = [];
const engine = {
  outputs: ({ id }: Stack) => {
    asked.push(id);
    return Promise.resolve({ vpc_id: "vpc-1a", port: 8080, none: null, subnets: ["subnet-1", "subnet-2"], roles: { web: { arn: "a" } } });
  },
};
const stacks: Stack[] = [{ id: "dev-network", folder: "", dependencies: [] }];
const assumption = (output: string, path: string[] = [], producer = "dev-network"): Assumption => ({ producer, output, path, placeholder: `${[output, ...path].join("-")}-0` });
const filled = (...assumptions: Assumption[]) => new FilledPlaceholders(engine, stacks).of({ id: "dev-compute", assumptions });

test("values of outputs, and of parts of them; each state is read once", async () => {
  expect(await filled(assumption("vpc_id"), assumption("port"), assumption("subnets", ["1"]), assumption("roles", ["web", "arn"]))).toEqual(
    new Map<string, unknown>([
      ["vpc_id-0", "vpc-1a"],
      ["port-0", 8080],
      ["subnets-1-0", "subnet-2"],
      ["roles-web-arn-0", "a"],
    ]),
  );
  expect(asked).toEqual(["dev-network"]);
});

test("nothing to fill in asks nobody", async () => {
  asked.length = 0;
  expect(await filled()).toEqual(new Map());
  expect(asked).toEqual([]);
});

test.each([
  [assumption("zone"), "zone of dev-network, which the plan of dev-compute was made with, is not in its state. Plan again."],
  [assumption("none"), "none of dev-network, which the plan of dev-compute was made with, is not in its state. Plan again."],
  [assumption("subnets", ["2"]), "subnets.2 of dev-network, which the plan of dev-compute was made with, is not in its state. Plan again."],
  [assumption("vpc_id", ["a", "b"]), "vpc_id.a.b of dev-network, which the plan of dev-compute was made with, is not in its state. Plan again."],
  [assumption("id", [], "dev-gone"), "The plan of dev-compute was made with outputs of dev-gone, which is not among the plans. Plan again."],
])("refused: %j", async (given, message) => {
  const error = await failure(filled(given));
  expect([error.name, error.message]).toEqual(["Refusal", message]);
});
