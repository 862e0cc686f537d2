import { foreign, found, ours } from "../plans";
import { rule } from "./rule";

const drops = (...names: string[]) => ({ output_changes: Object.fromEntries(names.map((name) => [name, { actions: ["delete"], before: "x" }])) });
const refersTo = (...references: string[]) => ({ configuration: { root_module: { resources: [{ expressions: { subnets: { references } } }], module_calls: { m: { expressions: { x: { references: ["var.x"] } } } } } } });

test("an output of ours that another plan of ours reads must stay", () => {
  const network = ours("dev-network", [], {}, drops("vpc_id", "zone"));
  const readers = [ours("dev-routing", [], { reads: { "dev-network": ["vpc_id"] } }), ours("dev-compute", [], { reads: { "dev-network": ["vpc_id", "cidr"] } })] as const;
  expect(found(rule("output-removed-while-read"), network, ...readers)).toEqual([
    "[output.vpc_id] the output vpc_id is removed, and dev-routing, dev-compute still read it\n  -> Let the readers stop reading it and apply that; remove it afterwards.",
  ]);
  expect(found(rule("output-removed"), network, ...readers)).toEqual(["[output.zone] the output zone is removed; none of the plans here reads it"]);
});

test("a reader that leaves reads nothing any more, and a stack that leaves takes its outputs with it", () => {
  const gone = ours("dev-jobs", [], { isLeaving: true, reads: { "dev-network": ["vpc_id"] } });
  expect(found(rule("output-removed-while-read"), ours("dev-network", [], {}, drops("vpc_id")), gone)).toEqual([]);
  expect(found(rule("output-removed"), ours("dev-network", [], { isLeaving: true }, drops("vpc_id")), gone)).toEqual([]);
});

test.each(["data.terraform_remote_state.network.outputs.vpc_id", 'data.terraform_remote_state.network[0].outputs["vpc_id"]', "data.terraform_remote_state.network.outputs.vpc_id[0]"])("%s reads an output of a plan of that name", (reference) => {
  const reader = foreign("app", [], refersTo(reference));
  for (const name of ["network", "live-network", "live_network"]) {
    expect(found(rule("output-removed-while-read"), foreign(name, [], drops("vpc_id")), reader)).toEqual(["[output.vpc_id] the output vpc_id is removed, and app still reads it\n  -> Let the readers stop reading it and apply that; remove it afterwards."]);
  }
});

test.each(["data.terraform_remote_state.other.outputs.vpc_id", "data.terraform_remote_state.network.outputs.vpc_id_2", "data.terraform_remote_state.network.outputs", "aws_vpc.network.vpc_id"])("%s does not", (reference) => {
  expect(found(rule("output-removed-while-read"), foreign("network", [], drops("vpc_id")), foreign("app", [], refersTo(reference)))).toEqual([]);
});

test("an output that changes is not removed", () => {
  const network = ours("dev-network", [], {}, { output_changes: { vpc_id: { actions: ["update"], before: "a", after: "b" } } });
  expect(found(rule("output-removed"), network)).toEqual([]);
});
