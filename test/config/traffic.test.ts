import type { EnvironmentFile } from "../../config/environment-file";
import { egressModes } from "../../config/network";
import { connectedServices, egressOf, loadBalancerFlows, type Flow } from "../../config/traffic";
import type { baseEnvironment } from "./base-environment";
import { basePlatform } from "./base-platform";

type Base = ReturnType<typeof baseEnvironment>;
type Connections = NonNullable<EnvironmentFile["services"][string]["connectsTo"]>;

function egress(change: (file: Base) => void): Flow[] {
  const platform = basePlatform(change);
  const { web } = platform.services;
  if (web === undefined) throw new Error("no service web");
  return egressOf(platform, web);
}

const anywhere: Flow = {
  id: "to_0.0.0.0/0_tcp-443",
  peer: { kind: "cidr", cidr: "0.0.0.0/0" },
  port: 443,
  protocol: "tcp",
  description: "Images, secrets, logs: AWS and registries have no fixed addresses",
};

const toWorker = (port: number, name: string, protocol: "tcp" | "udp" = "tcp"): Flow => ({
  id: `to_worker_${protocol}-${port}`,
  peer: { kind: "service", service: "worker" },
  port,
  protocol,
  description: `${name} of worker`,
});

test.each<[Connections, Flow[]]>([
  [[], []],
  [["worker"], [toWorker(7000, "jobs"), toWorker(53, "dns", "udp")]],
  [[{ service: "worker", ports: ["dns"] }], [toWorker(53, "dns", "udp")]],
  [[{ service: "worker", ports: [] }], []],
  [["nobody", "constructor"], []],
  [["worker", { service: "worker", ports: ["jobs"] }], [toWorker(7000, "jobs"), toWorker(53, "dns", "udp")]],
  [
    [{ cidr: "192.0.2.0/24", ports: [25, 53], protocol: "udp" }],
    [25, 53].map((port) => ({
      id: `to_192.0.2.0/24_udp-${port}`,
      peer: { kind: "cidr", cidr: "192.0.2.0/24" },
      port,
      protocol: "udp",
      description: "Addresses 192.0.2.0/24",
    })),
  ],
  [
    [{ securityGroupId: "sg-0a1b", ports: [5432] }],
    [{ id: "to_sg-0a1b_tcp-5432", peer: { kind: "security-group", id: "sg-0a1b" }, port: 5432, protocol: "tcp", description: "Security group sg-0a1b" }],
  ],
  [
    [{ prefixListId: "pl-0a1b", ports: [443] }],
    [{ id: "to_pl-0a1b_tcp-443", peer: { kind: "prefix-list", id: "pl-0a1b" }, port: 443, protocol: "tcp", description: "Prefix list pl-0a1b" }],
  ],
  [
    [{ stack: "database", ports: [5432] }],
    [{ id: "to_stack_database_tcp-5432", peer: { kind: "own-stack", stack: "database" }, port: 5432, protocol: "tcp", description: "Stack database" }],
  ],
])("a service that connects to %j may reach exactly that, beside what it starts with", (connectsTo, flows) => {
  const found = egress((file) => {
    file.services.worker.ports = { jobs: 7000 };
    file.services.worker.sidecars = { resolver: { image: "coredns:1", ports: { dns: { containerPort: 53, protocol: "udp" } } } };
    file.services.web.connectsTo = connectsTo;
  });
  expect(found).toEqual([...flows, anywhere]);
});

test("a job may reach what it connects to, mounts, and starts with", () => {
  const platform = basePlatform((file) => {
    const mounts = [{ fileSystem: "data", accessPoint: "files", containerPath: "/a" }];
    file.jobs = { tally: { image: "registry.example.com:5000/tally:1", cpuUnits: 256, memoryMiB: 512, connectsTo: ["worker"], mounts } };
  });
  const { tally } = platform.jobs;
  expect(tally && egressOf(platform, tally).map(({ id }) => id)).toEqual(["to_worker_tcp-7000", "to_file-system_data_tcp-2049", "to_0.0.0.0/0_tcp-443", "to_0.0.0.0/0_tcp-5000"]);
  expect(tally && connectedServices(tally)).toEqual(["worker"]);
});

test("an address that is both named and needed to start is one flow", () => {
  const found = egress((file) => (file.services.web.connectsTo = [{ cidr: "0.0.0.0/0", ports: [443] }]));
  expect(found).toEqual([anywhere]);
});

test.each(egressModes.filter((mode) => mode !== "endpoints"))("with egress %s a task starts over HTTPS to any address", (mode) => {
  const found = egress((file) => {
    file.network = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: mode };
    file.services.web.connectsTo = [];
  });
  expect(found).toEqual([anywhere]);
});

test("in a VPC that exists a task starts over HTTPS to any address", () => {
  const found = egress((file) => {
    file.network = { vpc: "existing", vpcId: "vpc-0a1b", cidr: "10.0.0.0/16" };
    file.services.web.connectsTo = [];
  });
  expect(found).toEqual([anywhere]);
});

test("with endpoints a task reaches them and S3, and nothing else", () => {
  const found = egress((file) => {
    file.network = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "endpoints" };
    file.services.web.connectsTo = [];
  });
  expect(found).toEqual([
    { id: "to_interface_endpoints_tcp-443", peer: { kind: "interface-endpoints" }, port: 443, protocol: "tcp", description: "Images, secrets and logs through interface endpoints" },
    { id: "to_gateway_s3_tcp-443", peer: { kind: "s3" }, port: 443, protocol: "tcp", description: "Layers of images through the gateway endpoint of S3" },
  ]);
});

test("what the containers of a service mount they reach over NFS, each file system once", () => {
  const found = egress((file) => {
    file.services.web.connectsTo = [];
    file.services.web.mounts = [
      { fileSystem: "data", accessPoint: "files", containerPath: "/a" },
      { ephemeralVolume: "scratch", containerPath: "/b" },
      { ebsVolume: "disk", containerPath: "/c" },
    ];
    file.services.web.sidecars = { copy: { image: "rsync:3", mounts: [{ fileSystem: "data", accessPoint: "more", containerPath: "/a" }] } };
  });
  const nfs = { id: "to_file-system_data_tcp-2049", peer: { kind: "file-system", fileSystem: "data" }, port: 2049, protocol: "tcp", description: "NFS of the file system data" };
  expect(found).toEqual([nfs, anywhere]);
});

test("a description has only characters that EC2 takes, and at most 255 of them", () => {
  const [flow] = egress((file) => (file.services.web.connectsTo = [{ securityGroupId: `sg<'ä"|~%^\`>-${"x".repeat(300)}`, ports: [1] }]));
  expect(flow?.description).toMatch(/^Security group sg {10}-x{218} [0-9a-f]{8}$/);
  expect(flow?.description).toHaveLength(255);
});

test("a description keeps every character that EC2 takes", () => {
  const special = "aZ09 ._-:/()#,@[]+=&;{}!$*";
  const [flow] = egress((file) => (file.services.web.connectsTo = [{ securityGroupId: special, ports: [1] }]));
  expect(flow?.description).toBe(`Security group ${special}`);
});

test("a service is reached from each load balancer once for each port", () => {
  const { web } = basePlatform((file) => {
    file.routing = { loadBalancers: { public: {}, internal: { scheme: "internal" } } };
    file.services.web.ports = { http: 8080, admin: 8081 };
    file.services.web.routes = {
      main: { loadBalancer: "public", port: "http" },
      api: { loadBalancer: "public", port: "http", paths: ["/api/*"] },
      admin: { loadBalancer: "internal", port: "admin" },
    };
  }).services;
  const from = (loadBalancer: string, port: number) => ({
    id: `from_${loadBalancer}_tcp-${port}`,
    peer: { kind: "load-balancer", loadBalancer },
    port,
    protocol: "tcp",
    description: `Requests of the load balancer ${loadBalancer}`,
  });
  expect(web && loadBalancerFlows(web)).toEqual([from("public", 8080), from("internal", 8081)]);
});

test("names each service it connects to once", () => {
  const { web } = basePlatform((file) => {
    file.services.web.connectsTo = ["worker", { service: "api", ports: ["http"] }, { service: "worker", ports: [] }, { cidr: "10.0.0.0/8", ports: [1] }];
  }).services;
  expect(web && connectedServices(web)).toEqual(["worker", "api"]);
});
