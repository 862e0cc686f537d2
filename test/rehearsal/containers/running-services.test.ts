import { Interruption } from "../../../engine/interruption";
import type { Plan, PlannedResource } from "../../../engine/plan";
import type { Serving } from "../../../rehearsal/emulators/emulators-for";
import { judge, runningServices } from "../../../rehearsal/containers/running-services";
import type { ServiceReport } from "../../../rehearsal/containers/wait-for-services";

const definitionArn = (name: string) => `arn:aws:ecs:eu-west-1:111122223333:task-definition/${name}:1`;

/** A service and its task definition, as a plan has them. */
function resourcesOf(name: string, service: PlannedResource["values"] = {}, definition: PlannedResource["values"] = {}): PlannedResource[] {
  return [
    { address: `aws_ecs_service.${name}`, type: "aws_ecs_service", values: { name, cluster: "c", task_definition: definitionArn(name), ...service } },
    { address: `aws_ecs_task_definition.${name}`, type: "aws_ecs_task_definition", values: { arn: definitionArn(name), volume: [], ...definition } },
  ];
}

const names = { service_connect_configuration: [{ enabled: true }] };
const files = { volume: [{ name: "data", efs_volume_configuration: [{ file_system_id: "fs-1" }] }] };
const ends = "its tasks end: container app ended with exit code 1";

const running = (service: string, containers: ServiceReport["containers"] = []): ServiceReport => ({ service, state: "running", running: 1, desired: 1, containers });
const failing = (service: string): ServiceReport => ({ service, state: "failing", running: 0, desired: 2, why: ends, containers: [] });

test("a service that runs, with the addresses of its containers, and load balancers after it", () => {
  const container = { name: "app", addresses: ["80/tcp at 127.0.0.1:49153", "81/tcp at 127.0.0.1:49154"] };
  expect(judge([running("web", [container]), running("worker", [{ ...container, addresses: [] }])], [...resourcesOf("web", names), ...resourcesOf("worker")], ["load balancer public: http://127.0.0.1:80"])).toEqual({
    text: "2 of 2 services run",
    running: ["web: 1 of 1 tasks\n  app, 80/tcp at 127.0.0.1:49153\n  app, 81/tcp at 127.0.0.1:49154", "worker: 1 of 1 tasks", "load balancer public: http://127.0.0.1:80"],
    excused: [],
    failing: [],
  });
});

const lacks = "the emulator lacks what it may need";

test.each([
  ["names of Service Connect", resourcesOf("web", names), `${lacks}: services do not find each other by name`],
  ["names of Cloud Map", resourcesOf("web", { service_registries: [{ registry_arn: "arn" }] }), `${lacks}: services do not find each other by name`],
  ["a file system", resourcesOf("web", {}, files), `${lacks}: access points do not give files an owner`],
  ["both", resourcesOf("web", names, files), `${lacks}: services do not find each other by name, and access points do not give files an owner`],
])("a service that needs %s is excused", (_, resources, why) => {
  expect(judge([failing("web")], resources, [])).toEqual({ text: "0 of 1 services run", running: [], excused: [`web: ${ends} (${why})`], failing: [] });
});

test.each(["its image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1 is in the environment's own registry, which is empty here", "its secrets or parameters have no value here: ResourceInitializationError: no secret"])(
  "a service that cannot run is excused: %s",
  (why) => {
    const report: ServiceReport = { service: "web", state: "cannot run", running: 0, desired: 1, why, containers: [] };
    expect(judge([report], resourcesOf("web"), [])).toEqual({ text: "0 of 1 services run", running: [], excused: [`web: ${why} (on AWS it is for you to put there)`], failing: [] });
  },
);

test("a service that needs nothing the emulator lacks fails, and so does one that was still starting", () => {
  const starting: ServiceReport = { service: "late", state: "starting", running: 1, desired: 2, why: "a task is PENDING", containers: [] };
  const others = [...resourcesOf("other", names, files), ...resourcesOf("web", { service_connect_configuration: [], service_registries: [] }), ...resourcesOf("late")];
  expect(judge([failing("web"), starting, running("other")], others, [])).toEqual({
    text: "1 of 3 services run",
    running: ["other: 1 of 1 tasks"],
    excused: [],
    failing: [`web: 0 of 2 tasks run; ${ends}`, "late: 1 of 2 tasks run; a task is PENDING"],
  });
});

describe("where no containers run, nobody is asked", () => {
  const serving: Serving = {
    place: { account: "111122223333", region: "eu-west-1" },
    endpoints: { AWS_ENDPOINT_URL: "http://127.0.0.1:1" },
    main: "fakecloud",
    isOurs: true,
    runsContainers: true,
    text: "",
    stop: () => Promise.resolve(),
  };
  const plans = (...resources: PlannedResource[]) => new Map<string, Plan>([["dev-compute", { file: "plan", changes: [], outputs: [], resources }]]);

  test.each<[string, Plan["resources"], Partial<Serving>]>([
    ["no services", [], {}],
    ["not run: moto runs none", resourcesOf("web"), { main: "moto", runsContainers: false }],
    ["not run: the emulator is none we know", resourcesOf("web"), { main: "unknown", isOurs: false, runsContainers: false }],
    ["not run: neither Docker nor Podman answers on this machine", resourcesOf("web"), {}],
  ])("%s", async (text, resources, part) => {
    const told = await runningServices(plans(...resources), { ...serving, ...part }, { interruption: new Interruption(() => {}), variables: {} });
    expect(told).toEqual({ text, running: [], excused: [], failing: [] });
  });
});
