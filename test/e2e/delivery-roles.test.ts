import type { EnvironmentFile } from "../../config/environment-file";
import { applyStacks, destroyStacks, planStacks } from "../../engine/apply-stacks";
import { initStacks } from "../../engine/init-stacks";
import { Emulated, place } from "./support/emulated";
import { limitMinutes } from "./support/limit";

// The roles of an account's workflows, on an emulator.

limitMinutes(4);
const emulated = new Emulated();
const id = `delivery-${place.account}`;

const environment = (name: string, cidr: string): EnvironmentFile => ({
  platform: "shop",
  environment: name,
  ...place,
  backend: { type: "s3" },
  delivery: { repository: "acme/shop" },
  network: { cidr, availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } },
});

beforeAll(async () => {
  jest.spyOn(console, "log").mockImplementation();
  await emulated.start();
  emulated.workspace.addEnvironment("east", environment("east", "10.71.0.0/16"));
  emulated.workspace.addEnvironment("west", environment("west", "10.72.0.0/16"));
  emulated.workspace.synth();
  emulated.rewrite(id, (json) => ((json["terraform"] as Record<string, unknown>)["backend"] = { local: { path: "../../../state/delivery.tfstate" } }));
});
afterAll(() => emulated.stop());

const graph = () => emulated.graph(emulated.stack(id));

async function changes(): Promise<string[]> {
  const plans = await planStacks(emulated.engine(), graph());
  return [...plans.values()].flatMap((plan) => plan.changes.map(({ address, action }) => `${action} ${address}`));
}

/** Asks the emulator's IAM, which does not look at signatures. */
async function iam(parameters: Record<string, string>): Promise<string> {
  const { endpoint } = emulated.clientSettings("IAM");
  const authorization = `AWS4-HMAC-SHA256 Credential=${place.account}/20260101/${place.region}/iam/aws4_request, SignedHeaders=host, Signature=0`;
  const response = await fetch(endpoint, { method: "POST", headers: { authorization }, body: new URLSearchParams({ Version: "2010-05-08", ...parameters }) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
const attachedTo = async (role: string) =>
  [...(await iam({ Action: "ListAttachedRolePolicies", RoleName: role })).matchAll(/<PolicyName>([^<]+)</g)].map(([, name]) => name).sort();

test("an account's roles are made, and a second plan has nothing to change", async () => {
  await initStacks(graph(), (stack) => emulated.engine().init(stack));
  const made = await applyStacks(emulated.engine(), graph());
  expect(made.get(id)?.filter(({ action }) => action === "create").map(({ address }) => address)).toHaveLength(1 + 2 * (2 + 3 + 1 + 3));
  expect(await changes()).toEqual([]);
  expect(await attachedTo("delivery-shop-east-plan")).toEqual(["delivery-shop-east-plan-1"]);
  expect(await attachedTo("delivery-shop-east-apply")).toEqual(["apply-1", "apply-2", "plan-1"].map((part) => `delivery-shop-east-${part}`));
});

test("a policy that a team attaches stays, and goes before its role does", async () => {
  const policy = { RoleName: "delivery-shop-east-apply", PolicyArn: "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess" };
  await iam({ Action: "AttachRolePolicy", ...policy });
  expect(await changes()).toEqual([]);
  expect(await attachedTo("delivery-shop-east-apply")).toContain("AmazonDynamoDBFullAccess");
  await iam({ Action: "DetachRolePolicy", ...policy });
});

test("destroy leaves nothing", async () => {
  await destroyStacks(emulated.engine(), graph());
  expect(await emulated.state(emulated.stack(id))).toEqual([]);
  expect(await iam({ Action: "ListRoles", PathPrefix: "/delivery/" })).not.toContain("<RoleName>");
});
