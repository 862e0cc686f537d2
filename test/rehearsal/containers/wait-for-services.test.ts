import { createServer, type Server } from "node:http";
import { waitForServices, type ServicesToWaitFor } from "../../../rehearsal/containers/wait-for-services";

let server: Server;
let startedSecondsAgo: () => number;
const asked: string[] = [];

/** As much of ECS as is asked: every service has one task. */
const answers: Record<string, (input: { services?: string[]; serviceName?: string; desiredStatus?: string }) => unknown> = {
  DescribeServices: ({ services = [] }) => ({ services: services.map((serviceName) => ({ serviceName, status: "ACTIVE", desiredCount: 1, taskDefinition: "d:1" })) }),
  DescribeTaskDefinition: () => ({ taskDefinition: { containerDefinitions: [{ name: "app" }] } }),
  ListTasks: ({ desiredStatus }) => ({ taskArns: desiredStatus === "RUNNING" ? ["arn:aws:ecs:eu-west-1:111122223333:task/c/t1"] : [] }),
  DescribeTasks: () => ({
    tasks: [
      {
        taskArn: "arn:aws:ecs:eu-west-1:111122223333:task/c/t1",
        taskDefinitionArn: "d:1",
        lastStatus: "RUNNING",
        startedAt: Date.now() / 1000 - startedSecondsAgo(),
        containers: [{ name: "app", healthStatus: "UNKNOWN" }],
      },
    ],
  }),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
      asked.push(operation);
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(answers[operation]?.(JSON.parse(body) as object)));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => {
  server.close();
});

const wanted = (more: Partial<ServicesToWaitFor>): ServicesToWaitFor => ({
  cluster: "c",
  services: ["web"],
  endpoints: { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ENDPOINT_URL_ECS: `http://127.0.0.1:${(server.address() as { port: number }).port}` },
  region: "eu-west-1",
  account: "111122223333",
  timeoutSeconds: 30,
  ...more,
});

test("waits until each runs, and tells how they do meanwhile", async () => {
  const before = Date.now();
  startedSecondsAgo = () => (Date.now() - before > 1500 ? 60 : 0);
  const told: string[] = [];
  const reports = await waitForServices(wanted({ onProgress: (services) => told.push(services.map(({ service, state }) => `${service} ${state}`).join()) }));
  expect(reports).toEqual([{ service: "web", state: "running", running: 1, desired: 1, containers: [{ name: "app", addresses: [] }] }]);
  expect(told[0]).toBe("web starting");
  expect(told.at(-1)).toBe("web running");
});

test("asks for more than ten services in parts", async () => {
  startedSecondsAgo = () => 60;
  asked.length = 0;
  const services = Array.from({ length: 11 }, (_, index) => `s${index}`);
  expect((await waitForServices(wanted({ services }))).map(({ service }) => service)).toEqual(services);
  expect(asked.filter((operation) => operation === "DescribeServices")).toHaveLength(2);
});

test("one that is late is failing", async () => {
  startedSecondsAgo = () => 0;
  const [report] = await waitForServices(wanted({ timeoutSeconds: 1 }));
  expect(report).toMatchObject({ state: "failing", why: "it does not run after 1 seconds: a task has only just started" });
});

test("stops waiting when it is told to", async () => {
  startedSecondsAgo = () => 0;
  const before = Date.now();
  const [report] = await waitForServices(wanted({ signal: AbortSignal.timeout(300) }));
  expect(report).toMatchObject({ state: "starting" });
  expect(Date.now() - before).toBeLessThan(5000);
});
