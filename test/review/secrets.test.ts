import { hiding, secretsOf } from "../../review/secrets";

const hide = (...secrets: string[]) => hiding(new Set(secrets));

test("secrets are found wherever a plan marks them", () => {
  const change = (before: unknown, mark: unknown) => ({ change: { before, after: null, before_sensitive: mark, after_sensitive: false } });
  const plan = {
    resource_changes: [change({ password: "in-a-change", name: "not-a-secret" }, { password: true })],
    resource_drift: [change({ token: "in-the-drift" }, { token: true })],
    output_changes: { url: { before: null, after: { key: "in-an-output" }, after_sensitive: true } },
    planned_values: { outputs: { o: { sensitive: true, value: "planned-output" } }, root_module: { child_modules: [{ resources: [{ values: { p: "planned-value", q: "shown-value" }, sensitive_values: { p: true } }] }] } },
    prior_state: { values: { root_module: { resources: [{ values: { p: "prior-value" }, sensitive_values: { p: true } }] } } },
    variables: { pass: { value: "a-variable" }, shown: { value: "shown-variable" } },
    configuration: { root_module: { variables: { pass: { sensitive: true, default: "a-default" }, shown: { default: "shown-default" } } } },
  };
  expect([...secretsOf(plan)].sort()).toEqual(["a-default", "a-variable", "in-a-change", "in-an-output", "in-the-drift", "planned-output", "planned-value", "prior-value"]);
});

test("what is inside of JSON, and each line of a key, is a secret too; what looks like a word is none", () => {
  const plan = { output_changes: { o: { before: '{"user":"admin","password":"hunter2","n":12345678}', after: "-----BEGIN KEY-----\n  MIIEpAIBAAKCAQ==\n", before_sensitive: true, after_sensitive: true } } };
  const found = secretsOf(plan);
  for (const secret of ["hunter2", "12345678", "MIIEpAIBAAKCAQ=="]) expect(found).toContain(secret);
  expect(found).not.toContain("admin");
});

test("a secret is hidden in any text", () => {
  expect(hide("hunter2hunter2")('aws_ssm_parameter.x["hunter2hunter2"] in {"p":"hunter2hunter2"}')).toBe('aws_ssm_parameter.x["(sensitive)"] in {"p":"(sensitive)"}');
  expect(hide()("nothing to hide…")).toBe("nothing to hide…");
});

test("also as JSON writes it, once and twice", () => {
  const secret = 'a"quoted"\\secret';
  const once = JSON.stringify(secret);
  expect(hide(secret)(`${secret} ${once} ${JSON.stringify(once)}`)).toBe('(sensitive) "(sensitive)" "\\"(sensitive)\\""');
});

test("also where a long text was cut in the middle of it", () => {
  expect(hide("0123456789abcdef")('x = "0123456789ab… and more')).toBe('x = "(sensitive)… and more');
  expect(hide("0123456789abcdef")("0123456… 0123")).toBe("0123456… 0123");
});

test("of two secrets the longer one is hidden first", () => {
  expect(hide("password", "password-of-prod")("password-of-prod password")).toBe("(sensitive) (sensitive)");
});
