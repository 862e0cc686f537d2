import { Workspace } from "./support/workspace";

const workspace = new Workspace();
afterAll(() => workspace.remove());

test("the environment prod passes its rehearsal, without containers", () => {
  const { exitCode, output } = workspace.rehearse(["prod"]);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/second plan +│ no change/);
  expect(output).toMatch(/containers +│ not run: neither Docker nor Podman answers on this machine/);
  expect(output).toMatch(/states +│ empty/);
});
