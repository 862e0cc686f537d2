import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import type { Session } from "../../rehearsal/session";
import { Workspace } from "./support/workspace";

/** Updates that hurt in real life. Emulators delete what is in use, so the order is read from the engine's own events. */

type Services = EnvironmentFile["services"];
type Service = Services[string];

const small = { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } as const;
const routed = (service: Partial<Service>): Service => ({ ...small, ports: { http: 80 }, ...service });

const web = routed({
  routes: { main: { loadBalancer: "public" }, docs: { loadBalancer: "public", paths: ["/docs/*"] } },
  mounts: [
    { fileSystem: "data", accessPoint: "files", containerPath: "/files" },
    { fileSystem: "data", accessPoint: "drafts", containerPath: "/drafts" },
  ],
  connectsTo: ["legacy"],
});
const api = (port: number, protocolVersion: "HTTP1" | "GRPC") =>
  routed({ ports: { api: { containerPort: port, appProtocol: protocolVersion === "GRPC" ? "grpc" : "http" } }, routes: { calls: { loadBalancer: "public", paths: ["/api/*"], protocolVersion } } });
const accessPoint = (path: string) => ({ path, uid: 1000, gid: 1000 });

const before: EnvironmentFile = {
  platform: "shop",
  environment: "upd",
  account: "111122223333",
  region: "eu-west-1",
  network: { cidr: "10.80.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"], egress: "public" },
  storage: { fileSystems: { data: { accessPoints: { files: accessPoint("/files"), drafts: accessPoint("/drafts") } } } },
  // A certificate, for gRPC comes in by HTTPS alone.
  routing: { loadBalancers: { public: { certificateArns: ["arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-4333-8444-555555555555"] } } },
  services: {
    web,
    legacy: routed({ routes: { old: { loadBalancer: "public", paths: ["/old/*"] } } }),
    api: api(8080, "HTTP1"),
    jobs: small,
  },
};

/** Without a zone, an access point, a service and a route of another one. */
const less: EnvironmentFile = {
  ...before,
  network: { cidr: "10.80.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: { fileSystems: { data: { accessPoints: { files: accessPoint("/files") } } } },
  services: {
    web: { ...web, routes: { main: { loadBalancer: "public" } }, mounts: [{ fileSystem: "data", accessPoint: "files", containerPath: "/files" }], connectsTo: [] },
    api: api(8080, "HTTP1"),
    jobs: small,
  },
};

/** A live service on another port with another protocol, and a service under another name. */
const { jobs, ...others } = less.services;
const changed: EnvironmentFile = { ...less, services: { ...others, api: api(9090, "GRPC"), batch: jobs ?? small } };

const workspace = new Workspace();
afterAll(() => {
  endKeptEmulators();
  workspace.remove();
});

/** What a failed test left running. */
function endKeptEmulators(): void {
  const file = join(workspace.folder, ".rehearsal/upd/session.json");
  const { emulators } = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Session) : {};
  for (const { pid } of emulators?.processes ?? []) process.kill(pid);
}

function rehearse(file: EnvironmentFile, ...options: string[]) {
  workspace.addEnvironment("upd", file);
  const { exitCode, output } = workspace.rehearse(["upd", ...options]);
  return { exitCode, output, steps: stepsIn(output) };
}

interface Step {
  readonly start: number;
  readonly end: number;
  readonly address: string;
  readonly word: string;
}

function stepsIn(output: string): Step[] {
  return [...output.matchAll(/^ +([\d.]+) s to ([\d.]+) s {2}\S+: (\S+) (created|updated|destroyed)$/gm)].map(([, start, end, address = "", word = ""]) => ({ start: Number(start), end: Number(end), address, word }));
}

/** Every step of the first kind ended before any of the second began. */
function expectOrder(steps: readonly Step[], first: RegExp, second: RegExp): void {
  const matching = (pattern: RegExp) => steps.filter(({ address, word }) => pattern.test(`${address} ${word}`));
  const [early, late] = [matching(first), matching(second)];
  expect({ first: early.length > 0, second: late.length > 0 }).toEqual({ first: true, second: true });
  expect(Math.max(...early.map(({ end }) => end))).toBeLessThanOrEqual(Math.min(...late.map(({ start }) => start)));
}

test("the environment is applied, and kept", () => {
  expect(rehearse(before, "--keep")).toMatchObject({ exitCode: 0 });
});

describe("what is no longer used goes after what used it", () => {
  let steps: Step[];

  test("the update does no harm", () => {
    const { exitCode, output, ...rest } = rehearse(less, "--keep");
    steps = rest.steps;
    expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  });

  test.each([
    ["a service before its target group", /^aws_ecs_service\.legacy destroyed/, /^aws_lb_target_group\.legacy\S* destroyed/],
    ["a listener rule before its target group", /^aws_lb_listener_rule\.legacy\S* destroyed/, /^aws_lb_target_group\.legacy\S* destroyed/],
    ["a service before its security group", /^aws_ecs_service\.legacy destroyed/, /^aws_security_group\.security-group_legacy destroyed/],
    ["security group rules before their group", /^aws_vpc_security_group_\w+_rule\.security-group_legacy\S* destroyed/, /^aws_security_group\.security-group_legacy destroyed/],
    ["the rule of a route before its target group leaves the service", /^aws_lb_listener_rule\.web_route_docs\S* destroyed/, /^aws_ecs_service\.web updated/],
    ["a target group leaves the service before it goes", /^aws_ecs_service\.web updated/, /^aws_lb_target_group\.web_route_docs\S* destroyed/],
    ["a connection is open until the service has moved", /^aws_ecs_service\.web updated/, /^aws_vpc_security_group_egress_rule\.security-group_web_to_legacy\S* destroyed/],
    ["a load balancer lets go of a subnet", /^aws_lb\.public updated/, /^aws_subnet\.\S*eu-west-1c destroyed/],
    ["services let go of a subnet", /^aws_ecs_service\.(web|api|jobs) updated/, /^aws_subnet\.\S*eu-west-1c destroyed/],
    ["a mount target before its subnet", /^aws_efs_mount_target\.\S*eu-west-1c destroyed/, /^aws_subnet\.\S*eu-west-1c destroyed/],
    ["a service lets go of an access point", /^aws_ecs_service\.web updated/, /^aws_efs_access_point\.data_access-point_drafts destroyed/],
  ])("%s", (_, first, second) => expectOrder(steps, first, second));
});

describe("what takes another's place is there before it goes", () => {
  let steps: Step[];

  test("the update does no harm", () => {
    const { exitCode, output, ...rest } = rehearse(changed, "--keep");
    steps = rest.steps;
    expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  });

  test.each([
    ["the new target group before the rule that names it", /^aws_lb_target_group\.api\S* created/, /^aws_lb_listener_rule\.api\S* (updated|created)/],
    ["the rule before the old target group goes", /^aws_lb_listener_rule\.api\S* (updated|created)/, /^aws_lb_target_group\.api\S* destroyed/],
    ["the service before the old target group goes", /^aws_ecs_service\.api (updated|created)/, /^aws_lb_target_group\.api\S* destroyed/],
    ["a renamed service before its roles", /^aws_ecs_service\.jobs destroyed/, /^aws_iam_role\.jobs\S* destroyed/],
    ["the old port is open until the service has moved", /^aws_ecs_service\.api updated/, /^aws_vpc_security_group_\w+_rule\.security-group_api\S*tcp-8080 destroyed/],
    ["the new port is open before the service moves", /^aws_vpc_security_group_\w+_rule\.security-group_api\S*tcp-9090 created/, /^aws_ecs_service\.api updated/],
    ["a renamed service before its security group", /^aws_ecs_service\.jobs destroyed/, /^aws_security_group\.security-group_jobs destroyed/],
  ])("%s", (_, first, second) => expectOrder(steps, first, second));
});

test("the same environment rehearsed once more is destroyed, and nothing of it is left", () => {
  const { exitCode, output } = rehearse(changed);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/states +│ empty/);
});
