import type { PlatformStack } from "../../stacks/platform-stack";
import { readsIn } from "../../stacks/reads";
import { baseEnvironment } from "../config/base-environment";
import { builtStacks } from "../support/synthesized";
import { reading } from "./reading-stack";

function stack(id: string, texts: Readonly<Record<string, string>>): PlatformStack {
  const found = builtStacks(baseEnvironment(), reading(texts)).find((each) => each.settings.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

const told = (texts: Readonly<Record<string, string>>) =>
  readsIn(stack("test-reader", texts)).map(({ path, producer, output, keys }) => [path.at(-1), producer.settings.id, output, ...keys]);
const typed = ["vpc_id", "test-network", "vpc_id"];
const again = ["value", "test-network", "vpc_id"];

test.each<[string, string, unknown[]]>([
  ["a plain output", "${data.terraform_remote_state.net.outputs.vpc_id}", ["vpc_id"]],
  ["a key in brackets", '${data.terraform_remote_state.net.outputs.private_subnet_ids["eu-west-1a"]}', ["private_subnet_ids", "eu-west-1a"]],
  ["a key behind a dot", "${data.terraform_remote_state.net.outputs.a.b.c}", ["a", "b", "c"]],
  ["an output in brackets", '${data.terraform_remote_state.net.outputs["vpc_id"]}', ["vpc_id"]],
  ["a number", "${data.terraform_remote_state.net.outputs.list[0]}", ["list", "0"]],
  ["in a function, behind other text", 'of ${upper(lookup(data.terraform_remote_state.net.outputs.tags, "a"))}', ["tags"]],
  ["behind an escaped dollar", "$$${data.terraform_remote_state.net.outputs.vpc_id}", ["vpc_id"]],
  ["all outputs at once", "${jsonencode(data.terraform_remote_state.net.outputs)}", [undefined]],
])("reads %s", (_, text, read) => {
  expect(told({ here: text })).toEqual([["here", "test-network", ...read], typed, again]);
});

test.each([
  ["a text that is no expression", "data.terraform_remote_state.net.outputs.vpc_id"],
  ["an escaped expression", "$${data.terraform_remote_state.net.outputs.vpc_id}"],
  ["a state that is not there", "${data.terraform_remote_state.nothing.outputs.vpc_id}"],
  ["the state of somebody else", "${data.terraform_remote_state.elsewhere.outputs.vpc_id}"],
])("reads nothing in %s", (_, text) => {
  expect(told({ here: text })).toEqual([typed, again]);
});
