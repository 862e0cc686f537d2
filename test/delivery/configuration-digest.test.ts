import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { configurationDigest } from "../../delivery/configuration-digest";

const root = mkdtempSync(join(tmpdir(), "gantry-"));
afterAll(() => rmSync(root, { recursive: true }));
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(root, "stack-"))));

const write = (name: string, text = name) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const written = () => {
  write("cdk.tf.json", "{}");
  write("assets/code.zip");
  return configurationDigest(folder);
};

test("it is that of the files, and stays what it is", () => {
  expect(written()).toBe("3ef31b490364f7e7ec0e5349f883ad0831365f7b349f3df4933d9db5808365f7");
});

test("what the engine writes there is not in it", () => {
  const before = written();
  for (const name of [".terraform/plan", ".terraform.lock.hcl", ".terraform.tfstate.lock.info", "errored.tfstate", "crash.log", "crash.1234.log"]) write(name);
  expect(configurationDigest(folder)).toBe(before);
});

test.each<[string, () => void]>([
  ["a changed file", () => write("cdk.tf.json", "{ }")],
  ["a changed asset", () => write("assets/code.zip", "")],
  ["one more", () => write("more_override.tf.json", "")],
  ["one less", () => rmSync(join(folder, "assets"), { recursive: true })],
  ["another name", () => (rmSync(join(folder, "cdk.tf.json")), write("main.tf.json", "{}"))],
  ["a link to a file elsewhere", () => (writeFileSync(join(root, "elsewhere"), ""), symlinkSync(join(root, "elsewhere"), join(folder, "more.tf.json")))],
])("%s is", (_, change) => {
  const before = written();
  change();
  expect(configurationDigest(folder)).not.toBe(before);
});
