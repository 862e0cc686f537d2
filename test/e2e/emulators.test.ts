import { CreateClusterCommand, CreateServiceCommand, ECSClient, ListClustersCommand, RegisterTaskDefinitionCommand, UpdateServiceCommand, type ContainerDefinition } from "@aws-sdk/client-ecs";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findProgram } from "../../engine/engine-binary";
import { adoptEmulators } from "../../rehearsal/emulators/adopt-emulators";
import { clientSettings } from "../../rehearsal/emulators/client-settings";
import { requireAccount } from "../../rehearsal/emulators/emulator-account";
import { isAlive } from "../../rehearsal/emulators/emulator-process";
import { chooseLineUp, lineUps } from "../../rehearsal/emulators/line-ups";
import { loadBalancerAddresses } from "../../rehearsal/containers/load-balancer-addresses";
import type { RunningEmulators } from "../../rehearsal/emulators/running-emulators";
import { startEmulators } from "../../rehearsal/emulators/start-emulators";
import { waitForServices } from "../../rehearsal/containers/wait-for-services";
import { limitMinutes } from "./support/limit";

limitMinutes(3);

const account = "444455556666";
const region = "eu-west-1";
const installed = lineUps.map(({ main }) => main).filter(({ program }) => findProgram(program, process.env) !== undefined);
const newFolder = () => mkdtempSync(join(tmpdir(), "gantry-emulators-"));

const standIn = resolve(__dirname, "support/standin-containers");
const standInFolder = newFolder();
const containers = () => readdirSync(join(standInFolder, "containers"));
const withContainers = {
  ...process.env,
  FAKECLOUD_CONTAINER_CLI: standIn,
  STANDIN_FOLDER: standInFolder,
  STANDIN_EXITS: "ends-at-once",
  STANDIN_EXIT: "3",
};

const started: RunningEmulators[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((emulators) => emulators.stop()));
});

async function start(name: string, options: { keep?: boolean; persistent?: boolean; env?: NodeJS.ProcessEnv; folder?: string } = {}): Promise<RunningEmulators> {
  const emulators = await startEmulators(chooseLineUp(process.env, name), { account, region, folder: newFolder(), env: { ...process.env, FAKECLOUD_CONTAINER_CLI: "false" }, ...options });
  started.push(emulators);
  return emulators;
}

/** The EC2 API without a client: emulators do not verify signatures. */
async function ec2(endpoint: string, action: string): Promise<string> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/ec2/aws4_request, SignedHeaders=host, Signature=0`;
  const headers = { authorization, "content-type": "application/x-www-form-urlencoded", "x-amz-date": "20260101T000000Z" };
  const response = await fetch(endpoint, { method: "POST", headers, body: `Action=${action}&Version=2016-11-15` });
  const text = await response.text();
  expect({ status: response.status, text }).toEqual({ status: 200, text });
  return text;
}

test("there is an emulator to test", () => {
  expect(installed.length).toBeGreaterThan(0);
});

test.each(installed.map(({ name }) => name))("%s starts in the account, serves EC2, and nothing of it is left", async (name) => {
  const emulators = await start(name);
  expect(emulators.names[0]).toBe(name);
  await requireAccount({ environment: "prod", account, region, endpoints: emulators.environment });
  expect(await ec2(emulators.environment["AWS_ENDPOINT_URL"] ?? "", "DescribeVpcs")).toContain("<vpcId>vpc-");

  await emulators.stop();
  expect(emulators.processes.filter(({ pid }) => isAlive(pid))).toEqual([]);
});

test.each(installed.map(({ name }) => name))("%s can be kept, found again and ended", async (name) => {
  const kept = await start(name, { keep: true });
  const record: unknown = JSON.parse(JSON.stringify(kept));
  const found = await adoptEmulators(record as RunningEmulators);
  expect(found?.environment).toEqual(kept.environment);
  await found?.stop();
  expect(kept.processes.filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(await adoptEmulators(record as RunningEmulators)).toBeUndefined();
});

const fakecloudTest = installed.some(({ name }) => name === "fakecloud") ? test : test.skip;

fakecloudTest("services run in containers, each with its address or why it has none; nothing of them is left", async () => {
  const emulators = await start("fakecloud", { env: withContainers });
  const { environment: endpoints } = emulators;
  const client = new ECSClient(clientSettings(endpoints["AWS_ENDPOINT_URL"] ?? "", account, region));
  await client.send(new CreateClusterCommand({ clusterName: "c" }));
  const subnet = /<subnetId>(subnet-\w+)/.exec(await ec2(endpoints["AWS_ENDPOINT_URL"] ?? "", "DescribeSubnets"))?.[1] ?? "";
  const create = async (serviceName: string, container: ContainerDefinition, desiredCount = 1) => {
    const { taskDefinition } = await client.send(
      new RegisterTaskDefinitionCommand({
        family: serviceName,
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        cpu: "256",
        memory: "512",
        taskRoleArn: `arn:aws:iam::${account}:role/task`,
        executionRoleArn: `arn:aws:iam::${account}:role/execution`,
        containerDefinitions: [{ name: "app", essential: true, ...container }],
        volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-1" } }],
      }),
    );
    await client.send(
      new CreateServiceCommand({ cluster: "c", serviceName, taskDefinition: taskDefinition?.taskDefinitionArn ?? "", desiredCount, launchType: "FARGATE", networkConfiguration: { awsvpcConfiguration: { subnets: [subnet] } } }),
    );
  };
  const mountPoints = [{ sourceVolume: "data", containerPath: "/data" }];
  await create("web", { image: "web:1", portMappings: [{ containerPort: 8080 }], healthCheck: { command: ["CMD", "true"] }, mountPoints }, 2);
  await create("ends", { image: "ends-at-once:1" });
  await create("own", { image: `${account}.dkr.ecr.${region}.amazonaws.com/own:1` });
  await create("secret", { image: "secret:1", secrets: [{ name: "KEY", valueFrom: `arn:aws:secretsmanager:${region}:${account}:secret:none-AbCdEf` }] });
  await create("none", { image: "none:1" }, 0);

  const services = ["web", "ends", "own", "secret", "none", "absent"];
  const settings = { cluster: "c", services, endpoints, region, account, env: withContainers, timeoutSeconds: 60 };
  const reports = await waitForServices({ ...settings, ...(emulators.containers && { containerProgram: emulators.containers.program }) });
  const container = { name: "app", addresses: ["8080/tcp at 127.0.0.1:8080"] };
  expect(reports).toEqual([
    { service: "web", state: "running", running: 2, desired: 2, containers: [container, container] },
    { service: "ends", state: "failing", running: 0, desired: 1, why: "its tasks end: container app ended with exit code 3", containers: [] },
    { service: "own", state: "cannot run", running: 0, desired: 1, why: `its image ${account}.dkr.ecr.${region}.amazonaws.com/own:1 is in the environment's own registry, which is empty here`, containers: [] },
    { service: "secret", state: "cannot run", running: 0, desired: 1, why: expect.stringContaining("its secrets or parameters have no value here: ResourceInitializationError: ") as string, containers: [] },
    { service: "none", state: "running", running: 0, desired: 0, containers: [] },
    { service: "absent", state: "failing", running: 0, desired: 0, why: "it is not in the cluster c", containers: [] },
  ]);

  expect(await loadBalancerAddresses(endpoints)).toEqual([]);
  await client.send(new UpdateServiceCommand({ cluster: "c", service: "ends", desiredCount: 0 }));
  client.destroy();
  expect(containers()).not.toEqual([]);
  await emulators.stop();
  expect(containers()).toEqual([]);
  const calls = readFileSync(join(standInFolder, "calls"), "utf8");
  expect(calls).toMatch(/^network rm \S+/m);
  expect(calls).toMatch(/^volume rm -f fakecloud-efs-fs-1$/m);
  expect(calls.match(/--publish (?!127\.0\.0\.1:)\S+/g)).toBeNull();
});

fakecloudTest("what it holds outlasts a stop where it is asked to", async () => {
  const folder = newFolder();
  const clustersOf = async ({ environment }: RunningEmulators) => {
    const client = new ECSClient(clientSettings(environment["AWS_ENDPOINT_URL"] ?? "", account, region));
    const { clusterArns } = await client.send(new ListClustersCommand({}));
    await client.send(new CreateClusterCommand({ clusterName: "c" }));
    client.destroy();
    return clusterArns;
  };
  const first = await start("fakecloud", { persistent: true, folder });
  expect(await clustersOf(first)).toEqual([]);
  await first.stop();
  const second = await start("fakecloud", { persistent: true, folder });
  expect(await clustersOf(second)).toEqual([`arn:aws:ecs:${region}:${account}:cluster/c`]);
  await second.stop();
  const third = await start("fakecloud", { persistent: false, folder });
  expect(await clustersOf(third)).toEqual([]);
});
