import { hideSecrets } from "../../delivery/hide-secrets";
import type { ChangeJson, PlanJson } from "../../review/plan-json";
import { resource } from "../review/plans";

const plan = (outputs: Readonly<Record<string, ChangeJson>>, given: Partial<PlanJson> = {}): PlanJson => ({ format_version: "1.2", output_changes: outputs, ...given });
const secret: ChangeJson = { actions: ["create"], after: undefined, after_unknown: true, after_sensitive: true };
const assumption = (output: string) => ({ producer: "dev-storage", output, path: [], placeholder: `${output}-0` });

const hide = hideSecrets({
  plans: new Map([
    ["dev-storage", plan({ password: secret, id: { ...secret, after_sensitive: false } })],
    ["dev-network", plan({ key: { actions: ["no-op"], before: "known-key-1", after: "known-key-1", before_sensitive: true, after_sensitive: true } })],
  ]),
  actual: plan({}, { resource_changes: [resource("aws_lb.web", "create", { after: { token: "own-token-1" }, after_sensitive: { token: true } })] }),
  assumptions: [assumption("password"), assumption("id")],
  filled: new Map([["password-0", "hunter2-hunter2"], ["id-0", "fs-1a2b3c4d"]]),
});

test("secrets of the plan, of those that were reviewed, and of outputs that are known by now, wherever they stand", () => {
  expect(hide('{"A":"known-key-1","B":"x=own-token-1","C":"hunter2-hunter2","D":"fs-1a2b3c4d"}')).toBe('{"A":"(sensitive)","B":"x=(sensitive)","C":"(sensitive)","D":"fs-1a2b3c4d"}');
});
