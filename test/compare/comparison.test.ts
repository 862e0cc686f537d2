import { compare } from "../../compare/comparison";
import { readDeclarations } from "../../compare/declarations";
import { formatPath } from "../../config/problem";
import type { baseEnvironment } from "../config/base-environment";
import { basePlatform } from "../config/base-platform";

type File = ReturnType<typeof baseEnvironment>;

/** What comes of comparing the base environment with a changed one in another account. */
function comparison(change: (file: File) => void, declared = "", before: (file: File) => void = () => {}) {
  const dev = basePlatform((file) => {
    file.environment = "dev";
    before(file);
  });
  const prod = basePlatform((file) => {
    Object.assign(file, { environment: "prod", account: "444455556666", network: { ...file.network, cidr: "10.30.0.0/16" } });
    change(file);
  });
  return compare(dev, prod, readDeclarations(declared, ["dev", "prod", "test"]).declarations);
}

const undeclared = (...given: Parameters<typeof comparison>) => comparison(...given).undeclared.map(({ path, values }) => [formatPath(path), ...values]);

test("environments that differ in name, account and network alone do not differ", () => {
  const { environments, ...rest } = comparison(() => {});
  expect(rest).toEqual({ undeclared: [], declared: [], versions: [], byNature: [], unused: [] });
  expect(environments).toEqual([
    { environment: "dev", account: "111122223333", region: "eu-west-1" },
    { environment: "prod", account: "444455556666", region: "eu-west-1" },
  ]);
});

test("a value is told by its place in the file", () => {
  expect(undeclared(({ services }) => void (services.web.memoryMiB = 1024))).toEqual([["services.web.memoryMiB", 512, 1024]]);
});

test("a service that only one has is told once", () => {
  const [difference, ...others] = comparison((file) => Object.assign(file.services, { batch: { ...file.services.worker } })).undeclared;
  expect(others).toEqual([]);
  expect(difference).toMatchObject({ path: ["services", "batch"], values: [undefined, { cpuUnits: 256 }] });
});

test("lists are compared by the names of what is in them", () => {
  const mount = (containerPath: string, readOnly: boolean) => ({ fileSystem: "data", accessPoint: "files", containerPath, readOnly });
  const found = undeclared(
    ({ services }) => Object.assign(services.web, { mounts: [mount("/b", false), mount("/a", true)], connectsTo: ["worker", { cidr: "10.30.0.0/24", ports: [443] }] }),
    "",
    ({ services }) => Object.assign(services.web, { mounts: [mount("/a", true), mount("/b", true)], connectsTo: [{ cidr: "10.20.0.0/24", ports: [443] }] }),
  );
  expect(found).toEqual([
    ["services.web.connectsTo.worker", undefined, "worker"],
    ['services.web.mounts["/b"].readOnly', true, false],
  ]);
});

test("the order of a list counts where it means something", () => {
  const found = undeclared(
    ({ services }) => Object.assign(services.web, { command: ["b", "a"], aliases: ["y", "x"] }),
    "",
    ({ services }) => Object.assign(services.web, { command: ["a", "b"], aliases: ["x", "y"] }),
  );
  expect(found).toEqual([["services.web.command", ["a", "b"], ["b", "a"]]]);
});

test("a workflow's definition is compared leaf by leaf, in its order", () => {
  const workflow = (seconds: number) =>
    ({ definition: { StartAt: "Run", States: { Run: { Type: "Task", Resource: "arn:aws:states:::s3:x", Retry: [{ ErrorEquals: ["A"], IntervalSeconds: seconds }], End: true } } } }) as const;
  const found = undeclared((file) => Object.assign(file, { workflows: { nightly: workflow(9) } }), "", (file) => Object.assign(file, { workflows: { nightly: workflow(5) } }));
  expect(found).toEqual([["workflows.nightly.definition.States.Run.Retry[0].IntervalSeconds", 5, 9]]);
});

test("a default that follows from another value is not told again", () => {
  const scaling = (minimumTasks: number) => ({ minimumTasks, maximumTasks: 9, cpuPercent: 50 });
  const found = undeclared(
    (file) => {
      file.compute = { capacity: { fargateSpot: {} } };
      file.services.web.scaling = scaling(4);
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["shop.example.com"] } };
    },
    "",
    (file) => void (file.services.web.scaling = scaling(2)),
  );
  expect(found.map(([path]) => path)).toEqual(["compute.capacity", "services.web.routes.main.hosts", "services.web.scaling.minimumTasks"]);
});

test("a capacity that only one of them names is told", () => {
  expect(undeclared(({ services }) => void (services.web.capacity = { fargateSpot: {} }))).toEqual([
    ["services.web.capacity", { fargate: { base: 0, weight: 1 } }, { fargateSpot: { base: 0, weight: 1 } }],
  ]);
});

test("versions of an image need no declaration", () => {
  const digest = `sha256:${"a".repeat(64)}`;
  const { undeclared: none, versions } = comparison(
    ({ services }) => {
      services.web.image = { repository: "web", digest };
      services.worker.image = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/shop/prod/worker:2";
    },
    "",
    ({ services }) => void (services.worker.image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/dev/worker"),
  );
  expect(none).toEqual([]);
  expect(versions).toEqual([
    { path: ["services", "web"], values: ["1.0.0", digest] },
    { path: ["services", "worker"], values: ["latest", "2"] },
  ]);
});

test("another image is no other version", () => {
  expect(undeclared(({ services }) => void (services.worker.image = "nginx:1.37"))).toEqual([["services.worker.image", "public.ecr.aws/docker/library/busybox:1.37", "nginx:1.37"]]);
});

test("what any two environments may have different is set apart", () => {
  const { undeclared: none, byNature } = comparison((file) => Object.assign(file, { profile: "prod-admin", backend: { type: "s3" }, tags: { CostCentre: "7" } }));
  expect(none).toEqual([]);
  expect(byNature.map(({ path }) => formatPath(path))).toEqual(["backend.type", "profile", "tags.CostCentre"]);
});

const declared = `
- path: services.*.memoryMiB
  between: [prod, dev]
  reason: more to do
- path: services.web.*
  reason: all of it
- path: services.worker.memoryMiB
  between: [prod, test]
  reason: of others
- path: protected
  reason: nothing
`;

test("the first declaration that means a difference declares it; one that means none is told", () => {
  const { undeclared: rest, declared: meant, unused } = comparison((file) => {
    file.services.web.memoryMiB = 1024;
    file.services.web.cpuUnits = 512;
    file.services.worker.cpuUnits = 512;
  }, declared);
  expect(meant.map(({ declaration, differences }) => [declaration.reason, ...differences.map(({ path }) => formatPath(path))])).toEqual([
    ["more to do", "services.web.memoryMiB"],
    ["all of it", "services.web.cpuUnits"],
  ]);
  expect(rest.map(({ path }) => formatPath(path))).toEqual(["services.worker.cpuUnits"]);
  expect(unused.map(({ path, line }) => [path, line])).toEqual([["protected", 10]]);
});
