import type { EnvironmentFile } from "../../config/environment-file";
import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { resource, resources, synthesized, type Json, type StackJson } from "../support/synthesized";

type Service = EnvironmentFile["services"][string];

const all = synthesized(everything);

/** The base environment's compute stack when `web` is written so. */
function computeWith(web: Partial<Service>, change: (file: ReturnType<typeof baseEnvironment>) => void = () => {}): StackJson | undefined {
  const file = baseEnvironment();
  Object.assign(file.services.web, web);
  change(file);
  return synthesized(file)["test-compute"];
}

const web = (compute: StackJson | undefined) => resource(compute, "aws_ecs_service.web");
const subnetsOf = (service: Json) => (service["network_configuration"] as { subnets: string[] }).subnets;
const subnets = (tier: string, ...zones: string[]) => zones.map((zone) => `\${data.terraform_remote_state.network.outputs.${tier}_subnet_ids["eu-west-1${zone}"]}`);

test("every service rolls back what does not become healthy, waits for a steady state and passes its tags on", () => {
  for (const stack of ["all-compute", "all-compute-batch", "all-compute-late"]) {
    for (const service of Object.values(resources(all[stack], "aws_ecs_service"))) {
      expect(service).toMatchObject({
        deployment_circuit_breaker: { enable: true, rollback: true },
        wait_for_steady_state: true,
        force_new_deployment: true,
        enable_ecs_managed_tags: true,
        propagate_tags: "SERVICE",
      });
      expect(service).not.toHaveProperty("launch_type");
    }
  }
});

test.each([
  [true, { deployment_minimum_healthy_percent: 0, deployment_maximum_percent: 100, availability_zone_rebalancing: "DISABLED" }],
  [false, { deployment_minimum_healthy_percent: 100, deployment_maximum_percent: 200, availability_zone_rebalancing: "ENABLED" }],
])("with singleWriter %s a deployment goes by %j", (singleWriter, expected) => {
  expect(web(computeWith({ singleWriter }))).toMatchObject(expected);
});

test("with scaling the number of tasks is the minimum at first and Terraform's no more, without it stays as written", () => {
  const scaled = web(computeWith({ scaling: { minimumTasks: 2, maximumTasks: 4, cpuPercent: 60 } }));
  expect(scaled).toMatchObject({ desired_count: 2, lifecycle: { ignore_changes: ["desired_count"] } });
  const written = web(computeWith({ desiredTasks: 3 }));
  expect(written["desired_count"]).toBe(3);
  expect(written).not.toHaveProperty("lifecycle");
});

test("scaling watches CPU, memory and the requests of the service's route", () => {
  const compute = computeWith({ scaling: { minimumTasks: 2, maximumTasks: 4, cpuPercent: 60, memoryPercent: 70, requestsPerTarget: 500, scaleOutCooldownSeconds: 30 } });
  expect(resource(compute, "aws_appautoscaling_target.web_scaling")).toMatchObject({
    min_capacity: 2,
    max_capacity: 4,
    resource_id: "service/${aws_ecs_cluster_capacity_providers.ecs_cluster_capacity-providers.cluster_name}/${aws_ecs_service.web.name}",
  });
  const policies = Object.values(resources(compute, "aws_appautoscaling_policy")).map((policy) => policy["target_tracking_scaling_policy_configuration"]);
  const cooldowns = { scale_in_cooldown: 300, scale_out_cooldown: 30 };
  const resource_label = "${data.terraform_remote_state.routing.outputs.load_balancers.public.arn_suffix}/${aws_lb_target_group.web_route_main_target-group.arn_suffix}";
  expect(policies).toEqual([
    { ...cooldowns, target_value: 60, predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" } },
    { ...cooldowns, target_value: 70, predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageMemoryUtilization" } },
    { ...cooldowns, target_value: 500, predefined_metric_specification: { predefined_metric_type: "ALBRequestCountPerTarget", resource_label } },
  ]);
});

test("scaling by backlog watches the messages of the queue by its full name, beside what else is watched", () => {
  const late = all["all-compute-late"];
  expect(Object.keys(resources(late, "aws_appautoscaling_policy"))).toEqual(["archive_scaling_cpu", "archive_scaling_backlog"]);
  const policy = resource(late, "aws_appautoscaling_policy.archive_scaling_backlog");
  expect(policy).toMatchObject({ name: "shop-all-archive-backlog", policy_type: "TargetTrackingScaling" });
  const configuration = policy["target_tracking_scaling_policy_configuration"] as { customized_metric_specification: { metrics: Json[] } };
  expect(configuration).toMatchObject({ target_value: 100, scale_in_cooldown: 300, scale_out_cooldown: 60 });
  expect(configuration).not.toHaveProperty("predefined_metric_specification");
  const dimensions = configuration.customized_metric_specification.metrics.flatMap(({ metric_stat }) => (metric_stat as { metric: { dimensions: Json[] } } | undefined)?.metric.dimensions ?? []);
  expect(dimensions).toEqual([
    { name: "QueueName", value: "shop-all-orders" },
    { name: "ClusterName", value: "${data.terraform_remote_state.compute.outputs.cluster_name}" },
    { name: "ServiceName", value: "${aws_ecs_service.archive.name}" },
  ]);
});

test("the backlog of a FIFO queue is that of its name with the ending", () => {
  const compute = computeWith({ scaling: { minimumTasks: 0, maximumTasks: 2, backlog: { queue: "ledger", messagesPerTask: 10 } }, grants: { queues: { ledger: "receive" } } }, (file) => {
    file.messaging = { queues: { ledger: { type: "fifo" } } };
  });
  expect(JSON.stringify(resource(compute, "aws_appautoscaling_policy.web_scaling_backlog"))).toContain('{"name":"QueueName","value":"shop-test-ledger.fifo"}');
});

test("a service runs on the capacity it names, else on that of the environment", () => {
  const onDemand = { capacity_provider: "FARGATE", base: 0, weight: 1 };
  expect(web(computeWith({}))["capacity_provider_strategy"]).toEqual([onDemand]);
  const spot = (file: EnvironmentFile) => (file.compute = { capacity: { fargateSpot: { weight: 1 } } });
  expect(web(computeWith({}, spot))["capacity_provider_strategy"]).toEqual([{ capacity_provider: "FARGATE_SPOT", base: 0, weight: 1 }]);
  const mixed = { capacity: { fargateSpot: { weight: 3 }, fargate: { base: 2 } } };
  expect(web(computeWith(mixed, spot))["capacity_provider_strategy"]).toEqual([
    { capacity_provider: "FARGATE", base: 2, weight: 1 },
    { capacity_provider: "FARGATE_SPOT", base: 0, weight: 3 },
  ]);
});

test.each([
  ["public", "public", true],
  ["endpoints", "private", false],
  ["nat-gateway", "private", false],
] as const)("with the egress %s tasks run in the %s tier, with a public address: %s", (egress, tier, assigned) => {
  const service = web(
    computeWith({}, (file) => {
      file.network = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1b", "eu-west-1a"], egress };
      file.services.worker.image = { repository: "web", tag: "1.0.0" };
    }),
  );
  expect(service["network_configuration"]).toEqual({
    assign_public_ip: assigned,
    security_groups: ["${aws_security_group.security-group_web.id}"],
    subnets: subnets(tier, "a", "b"),
  });
});

test("a service that mounts a One Zone file system runs in its zone alone", () => {
  expect(subnetsOf(resource(all["all-compute"], "aws_ecs_service.cache"))).toEqual(subnets("private", "a"));
  expect(subnetsOf(resource(all["all-compute"], "aws_ecs_service.web"))).toEqual(subnets("private", "a", "c"));
});

test("an EBS volume is made by ECS with a role that outlives the service", () => {
  const jobs = resource(all["all-compute"], "aws_ecs_service.jobs");
  expect(jobs["volume_configuration"]).toEqual({
    name: "data",
    managed_ebs_volume: {
      encrypted: true,
      file_system_type: "xfs",
      iops: 3000,
      role_arn: "${aws_iam_role.jobs_infrastructure-role.arn}",
      size_in_gb: 20,
      throughput: 125,
      volume_type: "gp3",
      tag_specifications: [{ propagate_tags: "SERVICE", resource_type: "volume" }],
    },
  });
  expect(jobs["depends_on"]).toContain("aws_iam_role_policy_attachment.jobs_infrastructure-role_policy");
  expect(resource(all["all-compute"], "aws_ecs_task_definition.jobs_task-definition")["volume"]).toEqual([{ name: "data", configure_at_launch: true }]);
});

test("file systems are mounted through access points, over TLS and with the task's identity", () => {
  const efs = (accessPoint: string) => ({
    name: `shared_${accessPoint}`,
    efs_volume_configuration: {
      file_system_id: "${data.terraform_remote_state.storage.outputs.file_systems.shared.id}",
      transit_encryption: "ENABLED",
      authorization_config: { access_point_id: `\${data.terraform_remote_state.storage.outputs.file_systems.shared.access_points.${accessPoint}.id}`, iam: "ENABLED" },
    },
  });
  expect(resource(all["all-compute"], "aws_ecs_task_definition.web_task-definition")["volume"]).toEqual([{ name: "scratch" }, efs("reports"), efs("uploads")]);
});

test("a service found by DNS is registered in the namespace, one that is not is not", () => {
  expect(resource(all["all-compute"], "aws_ecs_service.web")["service_registries"]).toEqual({ registry_arn: "${aws_service_discovery_service.web_dns-discovery.arn}" });
  expect(resource(all["all-compute"], "aws_service_discovery_service.web_dns-discovery")).toMatchObject({
    name: "web",
    dns_config: {
      namespace_id: "${data.terraform_remote_state.routing.outputs.dns_namespace_id}",
      routing_policy: "MULTIVALUE",
      dns_records: [{ type: "A", ttl: 10 }],
    },
  });
  expect(resource(all["all-compute"], "aws_ecs_service.jobs")).not.toHaveProperty("service_registries");
  expect(Object.keys(resources(all["all-compute"], "aws_service_discovery_service"))).toEqual(["web_dns-discovery"]);
});

const connectPorts = (service: Json) => (service["service_connect_configuration"] as { service: unknown }).service;
const connectPort = (service: string, portName: string, port: number) => ({
  port_name: portName,
  discovery_name: `${service}-${portName}`,
  client_alias: { dns_name: service, port },
});

test("Service Connect gives each TCP port, a sidecar's too, the service's bare name", () => {
  expect(connectPorts(resource(all["all-compute"], "aws_ecs_service.web"))).toEqual([
    connectPort("web", "admin", 9090),
    connectPort("web", "http", 8080),
    connectPort("web", "metrics", 9901),
  ]);
  expect(connectPorts(web(computeWith({ ports: { http: 8080, dns: { containerPort: 53, protocol: "udp" } }, routes: {} })))).toEqual([connectPort("web", "http", 8080)]);
});

test("Service Connect gives each TCP port an entry for each alias", () => {
  const ports = { http: 8080, admin: 9090, dns: { containerPort: 53, protocol: "udp" } } as const;
  const alias = (portName: string, port: number, dnsName: string, discoveryName: string) => ({ port_name: portName, discovery_name: discoveryName, client_alias: { dns_name: dnsName, port } });
  expect(connectPorts(web(computeWith({ ports, routes: {}, aliases: ["shop_1", "api.shop"] })))).toEqual([
    connectPort("web", "admin", 9090),
    alias("admin", 9090, "api.shop", "web-admin_api_shop-4144cf18"),
    alias("admin", 9090, "shop_1", "web-admin_shop_1"),
    connectPort("web", "http", 8080),
    alias("http", 8080, "api.shop", "web-http_api_shop-e430c765"),
    alias("http", 8080, "shop_1", "web-http_shop_1"),
  ]);
});

test("a service without a port, or found otherwise, offers nothing there and still finds others", () => {
  const archive = resource(all["all-compute-late"], "aws_ecs_service.archive")["service_connect_configuration"];
  expect(archive).toEqual({ enabled: true, namespace: "${data.terraform_remote_state.routing.outputs.service_connect_namespace_arn}", service: [] });
  expect(connectPorts(web(computeWith({ discovery: ["dns"] }, (file) => (file.routing = { ...file.routing, dnsNamespace: "shop.internal" }))))).toEqual([]);
});

test.each([true, false])("with exec %s ECS Exec is enabled so", (exec) => {
  expect(web(computeWith({ exec }))["enable_execute_command"]).toBe(exec);
});

test("a service of a group reads the cluster, and those it connects to, from their states", () => {
  const report = all["all-compute-batch"];
  expect(resource(report, "aws_ecs_service.report")["cluster"]).toBe("${data.terraform_remote_state.compute.outputs.cluster_arn}");
  const far = Object.values(resources(report, "aws_vpc_security_group_ingress_rule")).map((rule) => rule["security_group_id"]);
  expect(far).toEqual(
    expect.arrayContaining(["jobs", "web"].map((name) => `\${data.terraform_remote_state.compute.outputs.services.${name}.security_group_id}`)),
  );
});
