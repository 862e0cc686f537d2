import type { EnvironmentFile } from "../../../config/environment-file";
import { containerDefinitions, volumeName, type ContainerDefinition } from "../../../modules/compute/container-definitions";
import { basePlatform } from "../../config/base-platform";

type Sidecar = NonNullable<EnvironmentFile["services"][string]["sidecars"]>[string];

/** A sidecar as written, with its image, variables and secrets filled in. */
function sidecar(name: string, written: Sidecar, filledIn: Partial<ContainerDefinition> = {}): ContainerDefinition {
  const spec = basePlatform((file) => (file.services.web.sidecars = { [name]: written })).services["web"]?.sidecars[name];
  if (spec === undefined) throw new Error(`no sidecar ${name}`);
  return { name, spec, image: "app:1", credentialsSecretArn: undefined, environmentVariables: {}, secrets: {}, ...filledIn };
}

const log = { logGroupName: "/ecs/shop/test/web", region: "eu-west-1" };
const definitions = (...containers: ContainerDefinition[]) => JSON.parse(containerDefinitions(containers, log)) as Record<string, unknown>[];

const logConfiguration = (container: string) => ({
  logDriver: "awslogs",
  options: {
    "awslogs-group": "/ecs/shop/test/web",
    "awslogs-region": "eu-west-1",
    "awslogs-stream-prefix": container,
    "max-buffer-size": "25m",
    mode: "non-blocking",
  },
});

test("a container that says nothing has nothing empty", () => {
  expect(definitions(sidecar("log", { image: "app:1" }))).toEqual([{ name: "log", image: "app:1", essential: true, logConfiguration: logConfiguration("log") }]);
});

test("what is given as an empty list is left out like what is not given", () => {
  const empty = { command: [], entryPoint: [], mounts: [], tmpfs: [], addCapabilities: [], dockerLabels: {}, restartPolicy: { ignoredExitCodes: [] } };
  expect(definitions(sidecar("log", { image: "app:1", ...empty }))).toEqual([
    { name: "log", image: "app:1", essential: true, restartPolicy: { enabled: true, restartAttemptPeriod: 300 }, logConfiguration: logConfiguration("log") },
  ]);
});

const everything: Sidecar = {
  image: "app:1",
  essential: false,
  cpuUnits: 64,
  memoryMiB: 128,
  memoryReservationMiB: 64,
  entryPoint: ["/run", "--"],
  command: ["z", "a"],
  workingDirectory: "/srv",
  user: "1000:1000",
  ports: { http: 10080, admin: 9000, grpc: { containerPort: 81, appProtocol: "grpc" }, stats: { containerPort: 8125, protocol: "udp" } },
  healthCheck: { command: ["CMD", "true"], intervalSeconds: 10, timeoutSeconds: 3, retries: 4, startPeriodSeconds: 20 },
  dependsOn: { web: "START", migrate: "SUCCESS" },
  mounts: [
    { ephemeralVolume: "scratch", containerPath: "/z" },
    { fileSystem: "data", accessPoint: "files", containerPath: "/a", readOnly: true },
    { ebsVolume: "disk", containerPath: "/b" },
  ],
  readonlyRootFilesystem: true,
  initProcess: true,
  addCapabilities: ["SYS_PTRACE"],
  dropCapabilities: ["SETUID", "CHOWN"],
  tmpfs: [
    { containerPath: "/tmp", sizeMiB: 64, mountOptions: ["noexec", "nodev"] },
    { containerPath: "/run", sizeMiB: 16 },
  ],
  ulimits: { nproc: { soft: 1, hard: 2 }, nofile: { soft: 1024, hard: 65535 } },
  stopTimeoutSeconds: 120,
  startTimeoutSeconds: 60,
  restartPolicy: { ignoredExitCodes: [143, 0, 9], restartAttemptPeriodSeconds: 60 },
  dockerLabels: { team: "web" },
};

test("a container that says everything has it in ECS's words, sorted where ECS has an order of its own", () => {
  const container = sidecar("log", everything, {
    credentialsSecretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub-AbCdEf",
    environmentVariables: { b: "2", B: "1", a: "${x}" },
    secrets: { Z: "arn:z", Y: "arn:y:key::" },
  });
  expect(definitions(container)).toEqual([
    {
      name: "log",
      image: "app:1",
      repositoryCredentials: { credentialsParameter: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub-AbCdEf" },
      essential: false,
      cpu: 64,
      memory: 128,
      memoryReservation: 64,
      entryPoint: ["/run", "--"],
      command: ["z", "a"],
      workingDirectory: "/srv",
      user: "1000:1000",
      environment: [
        { name: "B", value: "1" },
        { name: "a", value: "${x}" },
        { name: "b", value: "2" },
      ],
      secrets: [
        { name: "Y", valueFrom: "arn:y:key::" },
        { name: "Z", valueFrom: "arn:z" },
      ],
      portMappings: [
        { name: "grpc", containerPort: 81, hostPort: 81, protocol: "tcp", appProtocol: "grpc" },
        { name: "stats", containerPort: 8125, hostPort: 8125, protocol: "udp" },
        { name: "admin", containerPort: 9000, hostPort: 9000, protocol: "tcp" },
        { name: "http", containerPort: 10080, hostPort: 10080, protocol: "tcp" },
      ],
      healthCheck: { command: ["CMD", "true"], interval: 10, timeout: 3, retries: 4, startPeriod: 20 },
      dependsOn: [
        { containerName: "migrate", condition: "SUCCESS" },
        { containerName: "web", condition: "START" },
      ],
      mountPoints: [
        { sourceVolume: "data_files", containerPath: "/a", readOnly: true },
        { sourceVolume: "disk", containerPath: "/b", readOnly: false },
        { sourceVolume: "scratch", containerPath: "/z", readOnly: false },
      ],
      readonlyRootFilesystem: true,
      linuxParameters: {
        initProcessEnabled: true,
        capabilities: { add: ["SYS_PTRACE"], drop: ["CHOWN", "SETUID"] },
        tmpfs: [
          { containerPath: "/run", size: 16 },
          { containerPath: "/tmp", size: 64, mountOptions: ["noexec", "nodev"] },
        ],
      },
      ulimits: [
        { name: "nofile", softLimit: 1024, hardLimit: 65535 },
        { name: "nproc", softLimit: 1, hardLimit: 2 },
      ],
      stopTimeout: 120,
      startTimeout: 60,
      restartPolicy: { enabled: true, ignoredExitCodes: [0, 9, 143], restartAttemptPeriod: 60 },
      dockerLabels: { team: "web" },
      logConfiguration: logConfiguration("log"),
    },
  ]);
});

test("a service's own container is essential and shares what is left of the task", () => {
  const { web } = basePlatform().services;
  if (web === undefined) throw new Error("no service web");
  const container = { name: "web", spec: web, image: "app:1", credentialsSecretArn: undefined, environmentVariables: {}, secrets: {} };
  expect(definitions(container)).toEqual([
    {
      name: "web",
      image: "app:1",
      essential: true,
      portMappings: [{ name: "http", containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
      logConfiguration: logConfiguration("web"),
    },
  ]);
});

test("containers stand in the order of their names, by code point", () => {
  const names = ["b", "a-b", "ab", "Z", "a"];
  expect(definitions(...names.map((name) => sidecar(name, { image: "app:1" }))).map(({ name }) => name)).toEqual(["Z", "a", "a-b", "ab", "b"]);
});

test.each([
  [{ fileSystem: "data", accessPoint: "files", containerPath: "/a", readOnly: false }, "data_files"],
  [{ ebsVolume: "disk", containerPath: "/a", readOnly: false }, "disk"],
  [{ ephemeralVolume: "scratch", containerPath: "/a", readOnly: false }, "scratch"],
])("the mount %j refers to the volume %s", (mount, volume) => {
  expect(volumeName(mount)).toBe(volume);
});
