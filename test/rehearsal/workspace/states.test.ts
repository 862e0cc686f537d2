import { statesOf } from "../../../rehearsal/workspace/states";
import { folderWith } from "../temporary-folder";

test("a workspace without states holds nothing", () => {
  expect(statesOf(folderWith({}))).toEqual({});
});

test("each resource that is left, by stack", () => {
  const resources = [
    { mode: "managed", type: "aws_vpc", name: "main", instances: [{}] },
    { mode: "managed", type: "aws_subnet", name: "a", instances: [{ index_key: 0 }, { index_key: 'b"c' }] },
    { mode: "managed", module: "module.database[0]", type: "aws_lb", name: "old", instances: [{ deposed: "8f2a" }] },
    { mode: "managed", type: "aws_eip", name: "none", instances: [] },
    { mode: "data", type: "aws_region", name: "here", instances: [{}] },
  ];
  const folder = folderWith({
    "state/dev-network.tfstate": { resources },
    "state/dev-network.tfstate.backup": { resources },
    "state/dev-empty.tfstate": { version: 4, resources: [] },
    "state/dev-new.tfstate": "",
  });
  expect(statesOf(folder)).toEqual({ "dev-network": ["aws_vpc.main", "aws_subnet.a[0]", 'aws_subnet.a["b\\"c"]', "module.database[0].aws_lb.old (deposed 8f2a)"] });
});

test("a state that is cut off is told", () => {
  const folder = folderWith({ "state/dev-network.tfstate": '{"resources":[' });
  expect(() => statesOf(folder)).toThrow(`${folder}/state/dev-network.tfstate is no state that can be read. Put the backup beside it in its place, or remove the folder of the rehearsal and its emulator.`);
});
