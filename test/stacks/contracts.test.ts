import type { EnvironmentFile } from "../../config/environment-file";
import { describeProblems } from "../../config/problem";
import { checkReads } from "../../stacks/contracts";
import { baseEnvironment } from "../config/base-environment";
import { dev, prod } from "../support/example";
import { everything } from "../support/everything";
import { builtStacks, synthesized } from "../support/synthesized";
import { reading } from "./reading-stack";

const reports = (texts: Readonly<Record<string, string>>, defaults?: Readonly<Record<string, string>>) =>
  describeProblems(checkReads(builtStacks(baseEnvironment(), reading(texts, defaults))));

test.each([["dev", dev], ["prod", prod], ["everything", everything]])("%s keeps every contract", (_, file) => {
  expect(checkReads(builtStacks(file))).toEqual([]);
});

test.each([
  ["an output", "${data.terraform_remote_state.net.outputs.vpc_id}"],
  ["an item", '${data.terraform_remote_state.net.outputs.private_subnet_ids["eu-west-1a"]}'],
  ["a whole map", "${values(data.terraform_remote_state.net.outputs.private_subnet_ids)}"],
  ["all outputs", "${jsonencode(data.terraform_remote_state.net.outputs)}"],
  ["what has a default", "${data.terraform_remote_state.net.outputs.later}"],
])("%s may be read", (_, text) => {
  expect(reports({ here: text }, { later: "x" })).toBe("");
});

test("what is not published so is told where it is read, with the two steps", () => {
  const net = "data.terraform_remote_state.net.outputs";
  expect(reports({ a: `\${${net}.peering_id}`, b: `\${${net}.vpc_ip}`, c: `\${${net}.private_subnet_ids["eu-west-1c"]}`, d: `\${${net}.vpc_id["eu-west-1a"]}` })).toBe(`the stack test-reader: 4 problems

  resource.aws_security_group.front.tags.a
    given    "data.terraform_remote_state.net.outputs.peering_id"
    allowed  an output that test-network publishes
    do       put it back; to retire an output, 1. let what reads it stop reading it, and deploy that, 2. then remove the output
    rule     missing-output

  resource.aws_security_group.front.tags.b
    given    "data.terraform_remote_state.net.outputs.vpc_ip"
    allowed  an output that test-network publishes
    do       if you meant "vpc_id", write that; else put it back; to retire an output, 1. let what reads it stop reading it, and deploy that, 2. then remove the output
    rule     missing-output

  resource.aws_security_group.front.tags.c
    given    "data.terraform_remote_state.net.outputs.private_subnet_ids[\\"eu-west-1c\\"]"
    allowed  what test-network publishes: private_subnet_ids is a map with "eu-west-1a", "eu-west-1b"
    do       put it back; to retire an output, 1. let what reads it stop reading it, and deploy that, 2. then remove the output
    rule     missing-output

  resource.aws_security_group.front.tags.d
    given    "data.terraform_remote_state.net.outputs.vpc_id[\\"eu-west-1a\\"]"
    allowed  what test-network publishes: vpc_id is a string
    do       publish the new type under a new name beside the old output; 1. let what reads the old one read the new one, and deploy that, 2. then remove the old output
    rule     output-type`);
});

function consumed(consumers: EnvironmentFile["consumers"]): string {
  try {
    synthesized({ ...baseEnvironment(), consumers }, reading({}));
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

test("what recorded readers outside read may be published by any construct, and what an expression gives may be anything", () => {
  expect(consumed({ billing: { network: { vpc_id: "string", private_subnet_ids: "map" }, reader: { by_hand: "map", made: "map" } } })).toBe("");
});

test("what recorded readers outside can no longer read is told at the line of the file, with the two steps", () => {
  expect(consumed({ billing: { network: { peering_id: "string", vpc_id: "map" }, netwrk: { vpc_id: "string" } }, audit: { network: { private_subnet_ids: "string" } } })).toBe(`test: 4 problems

  consumers.audit.network.private_subnet_ids
    given    "string"
    allowed  what test-network publishes: private_subnet_ids is a map with "eu-west-1a", "eu-west-1b"
    do       publish the new type under a new name beside the old output; 1. let what reads the old one read the new one, and deploy that, 2. then remove the old output
    rule     output-type

  consumers.billing.network.peering_id
    given    "string"
    allowed  an output that test-network publishes
    do       put it back; to retire an output, 1. let what reads it stop reading it, and deploy that, 2. then remove the output
    rule     missing-output

  consumers.billing.network.vpc_id
    given    "map"
    allowed  what test-network publishes: vpc_id is a string
    do       publish the new type under a new name beside the old output; 1. let what reads the old one read the new one, and deploy that, 2. then remove the old output
    rule     output-type

  consumers.billing.netwrk
    given    "netwrk"
    allowed  a layer of this environment
    do       did you mean "network"?
    rule     unknown-layer`);
});

test("a type that is none is told with those there are", () => {
  expect(consumed({ billing: { network: { vpc_id: "number" as "string" } } })).toContain(`consumers.billing.network.vpc_id
    given    "number"
    allowed  "string" or "map"`);
});
