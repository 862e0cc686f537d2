import { everything } from "../support/everything";
import { Workspace } from "./support/workspace";

const workspace = new Workspace();
workspace.addEnvironment("all", everything);
afterAll(() => workspace.remove());

test.each(["prod", "all"])("the environment %s passes its rehearsal, without containers", (environment) => {
  const { exitCode, output } = workspace.rehearse([environment]);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/second plan +│ no change/);
  expect(output).toMatch(/containers +│ not run: neither Docker nor Podman answers on this machine/);
  expect(output).toMatch(/states +│ empty/);
});
