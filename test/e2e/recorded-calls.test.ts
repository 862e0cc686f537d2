import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { everything } from "../support/everything";
import { Emulated, place } from "./support/emulated";
import { limitMinutes } from "./support/limit";
import { RecordingEngine, type RecordedCalls } from "./support/recorded-calls";

// What plans and applies ask of AWS: the policies of the workflows' roles are tested against the list that is kept of it.
// RECORD_CALLS=1 npm run test:e2e -- recorded-calls   adds to the list what is new.

limitMinutes(60);
const kept = join(__dirname, "../modules/delivery/recorded-calls.json");
const emulated = new Emulated();
let engine: RecordingEngine;

beforeAll(async () => {
  await emulated.start();
  engine = new RecordingEngine(emulated.workspace.folder);
  emulated.workspace.addEnvironment("all", everything);
  emulated.workspace.addEnvironment("remote", remote);
});
afterAll(() => emulated.stop());

const remote: EnvironmentFile = {
  platform: "shop",
  environment: "remote",
  ...place,
  backend: { type: "s3", bucket: "acme-states" },
  network: { cidr: "10.73.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } },
};

test("a network is applied whose state is in S3", async () => {
  const { endpoint } = emulated.clientSettings("S3");
  const authorization = `AWS4-HMAC-SHA256 Credential=${place.account}/20260101/${place.region}/s3/aws4_request, SignedHeaders=host, Signature=0`;
  const location = `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${place.region}</LocationConstraint></CreateBucketConfiguration>`;
  expect(await fetch(`${endpoint}/acme-states`, { method: "PUT", headers: { authorization }, body: location })).toMatchObject({ ok: true });
  emulated.workspace.synth("remote");
  emulated.rewrite("remote-network", (json) => {
    const { backend } = json["terraform"] as { backend: { s3: Record<string, unknown> } };
    backend.s3["use_path_style"] = true;
  });
  for (const args of [["init"], ["plan"], ["apply", "-auto-approve"], ["destroy", "-auto-approve"]]) {
    const { exitCode, output } = await emulated.run(emulated.stack("remote-network"), engine.path, ...args, "-input=false", "-no-color");
    expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  }
});

test.each(["dev", "prod", "all"])("the environment %s passes its rehearsal", (name) => {
  const { exitCode, output } = emulated.workspace.rehearse([name], engine.variables);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
});

test("nothing was asked of AWS that the list does not have", () => {
  const before = JSON.parse(readFileSync(kept, "utf8")) as RecordedCalls;
  const found = engine.calls();
  const merged = (["plan", "apply"] as const).map((step) => [step, [...new Set([...before[step], ...found[step]])].sort()] as const);
  if (process.env["RECORD_CALLS"] !== undefined) writeFileSync(kept, `${JSON.stringify(Object.fromEntries(merged), undefined, 2)}\n`);
  else expect(Object.fromEntries(merged)).toEqual(before);
});
