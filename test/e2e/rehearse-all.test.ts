import { everything } from "../support/everything";
import { Workspace } from "./support/workspace";

const workspace = new Workspace();
workspace.addEnvironment("all", everything);
afterAll(() => workspace.remove());

test("an environment with every option passes its rehearsal", () => {
  const { exitCode, output } = workspace.rehearse(["all"]);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/second plan +│ no change/);
  expect(output).toMatch(/states +│ empty/);
});
