import { containerKeys } from "../../../compose/map/keys/container-keys";
import { fileKeys } from "../../../compose/map/keys/file-keys";
import { laptopKeys } from "../../../compose/map/keys/laptop-keys";
import { networkKeys } from "../../../compose/map/keys/network-keys";
import { sizeKeys } from "../../../compose/map/keys/size-keys";
import { composeProject, rowText } from "../support/compose-project";
import { oneService } from "../support/one-service";

const laptop = "move it to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here";
const orLaptop = `remove it, or ${laptop}`;

/** Keys of the service `web`, which begin on line 3 at column 5; what is told of them; and what of the environment's service they change. */
type Case = [keys: string, rows: readonly string[], section?: Readonly<Record<string, unknown>>];

/** The values of the service that it has by these keys alone. */
function sectionOf(keys: string): unknown {
  const [web, bare] = [keys, "x-note: a"].map((each) => composeProject(oneService(each)).composition.sections.services["web"] as Readonly<Record<string, unknown>> | undefined);
  return Object.fromEntries(Object.entries(web ?? {}).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(bare?.[key])));
}

function rowsOf(keys: string): string[] {
  const lines = keys.split("\n").length;
  const rows = composeProject(oneService(keys)).rows.filter(({ path, at }) => path[1] === "web" && path.length > 2 && at.line < 3 + lines);
  return rows.map((row) => rowText(row).replace("services.web.", "")).sort(byPlace);
}

const byPlace = (a: string, b: string) => Number(a.split(":")[0]) - Number(b.split(":")[0]) || Number(a.split(":")[1]?.split(" ")[0]) - Number(b.split(":")[1]?.split(" ")[0]);

const alwaysTheSame: readonly Case[] = [
  ["annotations: { a: b }", ["3:5 annotations ignored: annotations of Docker's runtime; ECS keeps none"]],
  ["attach: false", ["3:5 attach ignored: says what a terminal shows"]],
  ["blkio_config: { weight: 300 }", ["3:5 blkio_config ignored: a Fargate task has its disk for itself"]],
  ["cgroup: private", ["3:5 cgroup ignored: is so anyway"]],
  ["cgroup: host", [`3:5 cgroup refused: tasks share nothing with a host or with each other -> ${orLaptop}`]],
  ["cgroup_parent: m-executor-abcd", ["3:5 cgroup_parent ignored: a Fargate task has its host for itself"]],
  ["container_name: web", ["3:5 container_name ignored: is its name anyway"]],
  ["container_name: shop-web", ["3:5 container_name ignored: nobody reaches it: it offers no TCP port"]],
  ["container_name: Shop", ["3:5 container_name ignored: names with capitals are not found by Service Connect; others find it by the name of the service"]],
  ["cpu_count: 2", ["3:5 cpu_count ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["cpu_percent: 50", ["3:5 cpu_percent ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["cpu_period: 100000", ["3:5 cpu_period ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["cpu_quota: 50000", ["3:5 cpu_quota ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["cpu_rt_period: 100", ["3:5 cpu_rt_period ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["cpu_rt_runtime: 100", ["3:5 cpu_rt_runtime ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["cpu_shares: 512", ["3:5 cpu_shares ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["cpuset: \"0,1\"", ["3:5 cpuset ignored: a Fargate task has the CPUs of its size for itself; `cpus` says how many"]],
  ["credential_spec: { file: spec.json }", ["3:5 credential_spec refused: ECS has credential specs for Windows containers, which Gantry does not run -> remove it"]],
  ["develop: { watch: [] }", ["3:5 develop ignored: for `docker compose watch`"]],
  ["device_cgroup_rules: [\"c 1:3 mr\"]", [`3:5 device_cgroup_rules refused: a Fargate task sees no devices of its host -> ${orLaptop}`]],
  ["device_cgroup_rules: []", ["3:5 device_cgroup_rules ignored: asks for nothing"]],
  ["devices: [\"/dev/sda:/dev/sda\"]", [`3:5 devices refused: a Fargate task sees no devices of its host -> ${orLaptop}`]],
  ["dns: 10.0.0.2", ["3:5 dns refused: a task asks the VPC's resolver -> remove it; for a zone of your own associate a Route 53 private zone, or a resolver rule, with the VPC"]],
  ["dns: []", ["3:5 dns ignored: asks for nothing"]],
  ["dns_opt: [use-vc]", [`3:5 dns_opt refused: a task asks the VPC's resolver -> ${orLaptop}`]],
  ["dns_search: internal", ["3:5 dns_search refused: a task asks the VPC's resolver, which knows no search domains -> use full names"]],
  ["domainname: example.com", ["3:5 domainname ignored: others find it by the name of the service, on every machine"]],
  ["external_links: [other]", ["3:5 external_links refused: services outside this file are not known by name -> name their address in environment, and allow it with connectsTo under x-gantry"]],
  ["extra_hosts: [\"somewhere=10.0.0.5\"]", ["3:5 extra_hosts refused: Fargate writes no host names into a task -> use a DNS name, or the bare name of a service"]],
  ["gpus: all", [`3:5 gpus refused: Fargate has no GPUs -> ${orLaptop}`]],
  ["group_add: [\"1000\"]", ["3:5 group_add refused: ECS gives a container no further groups -> set user to uid:gid"]],
  ["hostname: web", ["3:5 hostname ignored: others find it by the name of the service, on every machine"]],
  ["ipc: host", [`3:5 ipc refused: tasks share nothing with a host or with each other -> ${orLaptop}`]],
  ["ipc: private", ["3:5 ipc ignored: is so anyway"]],
  ["isolation: default", ["3:5 isolation ignored: is so anyway"]],
  ["isolation: process", ["3:5 isolation refused: is for Windows containers -> remove it"]],
  ["logging: { driver: json-file, options: { max-size: 10m } }", ["3:5 logging replaced: CloudWatch Logs, 30 days; `logRetentionDays` under x-gantry changes that"]],
  ["logging: { driver: syslog }", ["3:5 logging refused: logs go to CloudWatch Logs, not by syslog -> remove it and subscribe to the log group, or run the forwarder as one of `sidecars` under x-gantry"]],
  ["mac_address: 02:42:ac:11:65:43", [`3:5 mac_address refused: the VPC gives addresses -> ${orLaptop}`]],
  ["mem_swappiness: 10", ["3:5 mem_swappiness ignored: Fargate has no swap"]],
  ["memswap_limit: 1g", ["3:5 memswap_limit ignored: Fargate has no swap"]],
  ["models: [llm]", ["3:5 models refused: Gantry runs no models -> call one by its address: Amazon Bedrock, or a service of your own"]],
  ["oom_kill_disable: true", ["3:5 oom_kill_disable ignored: where a task's memory ends, its largest process does; ECS starts a new task"]],
  ["oom_score_adj: 100", ["3:5 oom_score_adj ignored: a Fargate task has its memory for itself"]],
  ["pid: host", [`3:5 pid refused: tasks share nothing with a host or with each other -> ${orLaptop}`]],
  ["pid: null", ["3:5 pid ignored: asks for nothing"]],
  ["pids_limit: 100", ["3:5 pids_limit ignored: a Fargate task has a kernel of its own"]],
  ["post_start: [{ command: ./start }]", ["3:5 post_start refused: ECS runs nothing in a container beside its command -> start it from the image's entrypoint"]],
  ["post_start: []", ["3:5 post_start ignored: asks for nothing"]],
  ["pre_stop: [{ command: ./stop }]", ["3:5 pre_stop refused: ECS runs nothing in a container before it stops -> handle SIGTERM in the program"]],
  ["privileged: true", ["3:5 privileged refused: Fargate runs no privileged containers -> do without it, or move it to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here"]],
  ["privileged: false", ["3:5 privileged ignored: is so anyway"]],
  ["pull_policy: always", ["3:5 pull_policy ignored: ECS pulls the image for every new task"]],
  ["pull_refresh_after: 1h", ["3:5 pull_refresh_after ignored: ECS pulls the image for every new task"]],
  ["restart: always", ["3:5 restart replaced: ECS starts a new task whenever one ends"]],
  ["runtime: runc", ["3:5 runtime ignored: is so anyway"]],
  ["runtime: nvidia", ["3:5 runtime refused: Fargate has one runtime -> remove it, with an image for Linux"]],
  [
    "security_opt: [\"no-new-privileges:true\", \"seccomp:unconfined\"]",
    [
      "3:20 security_opt[0] ignored: Fargate takes no security options: each task has a kernel of its own",
      `3:46 security_opt[1] refused: Fargate takes no security options: each task has a kernel of its own -> ${orLaptop}`,
    ],
  ],
  ["security_opt: []", ["3:5 security_opt ignored: asks for nothing"]],
  ["stdin_open: true", ["3:5 stdin_open ignored: nobody sits in front of a task; `exec: true` under x-gantry lets `aws ecs execute-command` in"]],
  ["stop_signal: SIGQUIT", ["3:5 stop_signal ignored: ECS sends the signal that the image names: set STOPSIGNAL in the Dockerfile"]],
  ["sysctls: { net.core.somaxconn: 1024 }", ["3:5 sysctls refused: Gantry sets no kernel parameters -> remove it, or set systemControls by `overrides` under x-gantry"]],
  ["sysctls: {}", ["3:5 sysctls ignored: asks for nothing"]],
  ["tty: true", ["3:5 tty ignored: nobody sits in front of a task; `exec: true` under x-gantry lets `aws ecs execute-command` in"]],
  ["use_api_socket: true", ["3:5 use_api_socket refused: there is no Docker in a Fargate task -> use the AWS API; `grants` under x-gantry allow it"]],
  ["use_api_socket: false", ["3:5 use_api_socket ignored: is so anyway"]],
  ["userns_mode: host", [`3:5 userns_mode refused: tasks share nothing with a host or with each other -> ${orLaptop}`]],
  ["uts: host", [`3:5 uts refused: tasks share nothing with a host or with each other -> ${orLaptop}`]],
  ["volumes_from: [db]", ["3:5 volumes_from refused: two tasks share no disk -> mount one named volume in both"]],
];

test.each(alwaysTheSame)("keys of a laptop, and those that nothing becomes of: %s", (keys, rows, section = {}) => {
  expect(rowsOf(keys)).toEqual(rows);
  expect(sectionOf(keys)).toEqual(section);
});

const container: readonly Case[] = [
  [
    "cap_add: [SYS_PTRACE, cap_net_admin]",
    [
      "3:15 cap_add[0] mapped: addCapabilities SYS_PTRACE",
      `3:27 cap_add[1] refused: Fargate gives no container the capability NET_ADMIN: it adds SYS_PTRACE alone -> do without it, or ${laptop}`,
    ],
    { addCapabilities: ["SYS_PTRACE"] },
  ],
  ["cap_add: []", ["3:5 cap_add ignored: asks for nothing"]],
  ["cap_drop: [ALL, CAP_MKNOD]", ["3:5 cap_drop mapped: dropCapabilities ALL, MKNOD"], { dropCapabilities: ["ALL", "MKNOD"] }],
  ["cap_drop: []", ["3:5 cap_drop ignored: asks for nothing"]],
  ["command: [\"run\", \"it\"]", ["3:5 command mapped: command [\"run\",\"it\"]"], { command: ["run", "it"] }],
  ["command: run \"it all\"", ["3:5 command mapped: command [\"run\",\"it all\"]"], { command: ["run", "it all"] }],
  ["command: null", ["3:5 command ignored: asks for nothing: the image's own holds"]],
  ["command: []\nentrypoint: [/bin/app]", ["3:5 command ignored: is so anyway: with an entrypoint of one's own the image's command is not used", "4:5 entrypoint mapped: entryPoint [\"/bin/app\"]"], { entryPoint: ["/bin/app"] }],
  ["command: []", ["3:5 command refused: ECS has no empty command: the image's own would run -> write what is to run, or build an image without it"]],
  ["entrypoint: [\"/app\"]", ["3:5 entrypoint mapped: entryPoint [\"/app\"]"], { entryPoint: ["/app"] }],
  ["entrypoint: \"\"", ["3:5 entrypoint refused: ECS has no empty entryPoint: the image's own would run -> write what is to run, or build an image without it"]],
  [
    "environment: { A: \"1\", B: \"\" }",
    [
      "3:20 environment.A mapped: environmentVariables",
      "3:28 environment.B replaced: not set: ECS drops empty values",
    ],
    { environmentVariables: { A: "1" } },
  ],
  ["environment: [A=1, UNSET]", ["3:19 environment.A mapped: environmentVariables", "3:24 environment.UNSET ignored: left out: UNSET is not set"], { environmentVariables: { A: "1" } }],
  ["environment: {}", ["3:5 environment ignored: asks for nothing"]],
  [
    "healthcheck: { test: curl localhost, interval: 1s, timeout: 90s, retries: 20, start_period: 10m, start_interval: 1s }",
    [
      "3:20 healthcheck.test mapped: healthCheck.command [\"CMD-SHELL\",\"curl localhost\"]",
      "3:42 healthcheck.interval replaced: healthCheck.intervalSeconds 5: ECS takes whole numbers from 5 to 300",
      "3:56 healthcheck.timeout replaced: healthCheck.timeoutSeconds 60: ECS takes whole numbers from 2 to 60",
      "3:70 healthcheck.retries replaced: healthCheck.retries 10: ECS takes whole numbers from 1 to 10",
      "3:83 healthcheck.start_period replaced: healthCheck.startPeriodSeconds 300: ECS takes whole numbers from 0 to 300",
      "3:102 healthcheck.start_interval ignored: ECS checks at one interval from the beginning",
    ],
    { healthCheck: { command: ["CMD-SHELL", "curl localhost"], intervalSeconds: 5, timeoutSeconds: 60, retries: 10, startPeriodSeconds: 300 } },
  ],
  [
    "healthcheck: { test: [CMD, check], interval: 0s, timeout: 1500ms, retries: 0, start_period: 0s, disable: false, x-note: a }",
    [
      "3:20 healthcheck.test mapped: healthCheck.command [\"CMD\",\"check\"]",
      "3:40 healthcheck.interval replaced: healthCheck.intervalSeconds 30: 0 stands for Docker's default",
      "3:54 healthcheck.timeout replaced: healthCheck.timeoutSeconds 2: ECS takes whole numbers from 2 to 60",
      "3:71 healthcheck.retries replaced: healthCheck.retries 3: 0 stands for Docker's default",
      "3:83 healthcheck.start_period mapped: healthCheck.startPeriodSeconds 0",
      "3:101 healthcheck.disable ignored: is so anyway",
      "3:117 healthcheck.x-note ignored: an extension that is not Gantry's",
    ],
    { healthCheck: { command: ["CMD", "check"], intervalSeconds: 30, timeoutSeconds: 2, retries: 3, startPeriodSeconds: 0 } },
  ],
  ["healthcheck: { test: [NONE] }", ["3:20 healthcheck.test ignored: no health check: ECS makes none of its own"]],
  [
    "healthcheck: { disable: true, test: [CMD, check] }",
    [
      "3:20 healthcheck.disable ignored: no health check: ECS makes none of its own",
      "3:35 healthcheck.test ignored: no health check: ECS makes none of its own",
    ],
  ],
  ["healthcheck: { interval: 10s }", ["3:20 healthcheck.interval ignored: without a test here ECS checks nothing: it does not read the image's HEALTHCHECK"]],
  ["healthcheck: {}", ["3:5 healthcheck ignored: asks for nothing"]],
  ["init: true", ["3:5 init mapped: initProcess true"], { initProcess: true }],
  ["init: false", ["3:5 init mapped: initProcess false"], { initProcess: false }],
  ["labels: [a=1, b]", ["3:5 labels mapped: dockerLabels"], { dockerLabels: { a: "1", b: "" } }],
  ["labels: {}", ["3:5 labels ignored: asks for nothing"]],
  ["platform: linux/arm64", ["3:5 platform mapped: architecture ARM64"], { architecture: "ARM64" }],
  ["platform: linux/amd64", ["3:5 platform mapped: architecture X86_64"], { architecture: "X86_64" }],
  ["platform: windows/amd64", ["3:5 platform refused: Fargate runs Linux containers for X86_64 and ARM64 here -> set it to linux/amd64 or linux/arm64, with an image for that"]],
  ["read_only: true", ["3:5 read_only mapped: readonlyRootFilesystem true"], { readonlyRootFilesystem: true }],
  ["shm_size: 1000000", ["3:5 shm_size mapped: tmpfs /dev/shm, 1 MiB"], { tmpfs: [{ containerPath: "/dev/shm", sizeMiB: 1 }] }],
  ["stop_grace_period: 1m30s", ["3:5 stop_grace_period mapped: stopTimeoutSeconds 90"], { stopTimeoutSeconds: 90 }],
  ["stop_grace_period: 5m", ["3:5 stop_grace_period replaced: stopTimeoutSeconds 120: ECS waits 2 to 120 whole seconds"], { stopTimeoutSeconds: 120 }],
  ["stop_grace_period: 1500ms", ["3:5 stop_grace_period replaced: stopTimeoutSeconds 2: ECS waits 2 to 120 whole seconds"], { stopTimeoutSeconds: 2 }],
  [
    "storage_opt: { size: 10G, other: x }",
    [
      "3:20 storage_opt.size replaced: the 20 GiB every Fargate task has",
      "3:31 storage_opt.other ignored: an option of Docker's storage driver",
    ],
  ],
  ["storage_opt: { size: 21G }", ["3:20 storage_opt.size mapped: ephemeralStorageGiB 21"], { ephemeralStorageGiB: 21 }],
  ["storage_opt: {}", ["3:5 storage_opt ignored: asks for nothing"]],
  ["tmpfs: /run", ["3:12 tmpfs[0] mapped: tmpfs /run, half the task's memory"], { tmpfs: [{ containerPath: "/run", sizeMiB: 256 }] }],
  [
    "tmpfs: [\"/run:size=64m,noexec,mode=1770\", \"/a:size=50%\"]",
    [
      "3:13 tmpfs[0] mapped: tmpfs /run, 64 MiB",
      "3:47 tmpfs[1] refused: 50% is no size -> write it like size=64m",
    ],
    { tmpfs: [{ containerPath: "/run", sizeMiB: 64, mountOptions: ["noexec", "mode=1770"] }] },
  ],
  ["tmpfs: []", ["3:5 tmpfs ignored: asks for nothing"]],
  [
    "ulimits: { nofile: 1024, nproc: 10 }",
    [
      "3:16 ulimits.nofile mapped: ulimits.nofile 1024, 1024",
      "3:30 ulimits.nproc ignored: Fargate takes nofile alone; its other limits are wide",
    ],
    { ulimits: { nofile: { soft: 1024, hard: 1024 } } },
  ],
  ["ulimits: { nofile: { soft: 10, hard: 20 } }", ["3:16 ulimits.nofile mapped: ulimits.nofile 10, 20"], { ulimits: { nofile: { soft: 10, hard: 20 } } }],
  ["ulimits: {}", ["3:5 ulimits ignored: asks for nothing"]],
  ["user: \"1000\"", ["3:5 user mapped: user 1000"], { user: "1000" }],
  ["user: \"\"", ["3:5 user ignored: asks for nothing: the image's own holds"]],
  ["working_dir: /srv", ["3:5 working_dir mapped: workingDirectory /srv"], { workingDirectory: "/srv" }],
];

test.each(container)("keys of a container: %s", (keys, rows, section = {}) => {
  expect(rowsOf(keys)).toEqual(rows);
  expect(sectionOf(keys)).toEqual(section);
});

const size: readonly Case[] = [
  ["cpus: 0.3", ["3:5 cpus mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 0.3 CPUs"], { cpuUnits: 512, memoryMiB: 1024 }],
  ["cpus: 0", ["3:5 cpus mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 0 CPUs"]],
  ["cpus: 40", ["3:5 cpus refused: no Fargate size holds 40 CPUs and 512 MiB -> ask for at most 32 CPUs and 244 GiB"], { cpuUnits: 32768, memoryMiB: 249856 }],
  ["mem_limit: 600m", ["3:5 mem_limit mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 600m"], { memoryMiB: 1024 }],
  ["mem_limit: 300g", ["3:5 mem_limit refused: no Fargate size holds 0.25 CPUs and 307200 MiB -> ask for at most 32 CPUs and 244 GiB"], { cpuUnits: 32768, memoryMiB: 249856 }],
  ["mem_reservation: 100m", ["3:5 mem_reservation mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 100m"]],
  ["deploy: {}", ["3:5 deploy ignored: asks for nothing"]],
  [
    "deploy: { mode: replicated, replicas: 2, endpoint_mode: vip, labels: { a: b }, x-note: a }",
    [
      "3:15 deploy.mode ignored: is so anyway",
      "3:33 deploy.replicas mapped: desiredTasks 2",
      "3:46 deploy.endpoint_mode replaced: Service Connect spreads connections over the tasks",
      "3:66 deploy.labels ignored: labels of a Swarm service; the labels of its containers stand under labels",
      "3:84 deploy.x-note ignored: an extension that is not Gantry's",
    ],
    { desiredTasks: 2 },
  ],
  ["deploy: { update_config: { order: stop-first } }", ["3:32 deploy.update_config.order mapped: singleWriter: the old task stops before the new one starts"], { singleWriter: true }],
  ["deploy: { replicas: 2, update_config: { order: stop-first } }", ["3:15 deploy.replicas mapped: desiredTasks 2", "3:45 deploy.update_config.order refused: of several tasks ECS starts the new ones first -> remove it, or run one replica"], { desiredTasks: 2 }],
  ["deploy: { mode: global }", ["3:15 deploy.mode refused: Fargate has no nodes to run one task on each of -> set replicas"]],
  ["deploy: { mode: replicated-job }", ["3:15 deploy.mode refused: a job runs to its end, a service never ends -> make it a job of the environment file (`jobs`), or let a service depend on it with service_completed_successfully"]],
  [
    "deploy: { update_config: { parallelism: 2, delay: 10s, failure_action: pause, monitor: 1m, max_failure_ratio: 0.1, order: start-first, x-gantry: a }, rollback_config: { parallelism: 1 } }",
    [
      "3:32 deploy.update_config.parallelism replaced: ECS replaces tasks by itself, and rolls back what does not become healthy",
      "3:48 deploy.update_config.delay replaced: ECS replaces tasks by itself, and rolls back what does not become healthy",
      "3:60 deploy.update_config.failure_action replaced: ECS replaces tasks by itself, and rolls back what does not become healthy",
      "3:83 deploy.update_config.monitor replaced: ECS replaces tasks by itself, and rolls back what does not become healthy",
      "3:96 deploy.update_config.max_failure_ratio replaced: ECS replaces tasks by itself, and rolls back what does not become healthy",
      "3:120 deploy.update_config.order ignored: is so anyway, but for a service that writes to a volume alone",
      "3:140 deploy.update_config.x-gantry refused: x-gantry stands in a service, or in a volume for the owner of its files -> move it there, or into the environment file",
      "3:174 deploy.rollback_config.parallelism replaced: ECS replaces tasks by itself, and rolls back what does not become healthy",
    ],
  ],
  [
    "deploy: { resources: { limits: { cpus: \"1\", memory: 1g, pids: 10 }, reservations: { cpus: \"0.5\", memory: 512m, devices: [{ capabilities: [gpu] }], generic_resources: [] } } }",
    [
      "3:38 deploy.resources.limits.cpus mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 1 CPUs",
      "3:49 deploy.resources.limits.memory mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 1g",
      "3:61 deploy.resources.limits.pids ignored: a Fargate task has a kernel of its own",
      "3:89 deploy.resources.reservations.cpus mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 0.5 CPUs",
      "3:102 deploy.resources.reservations.memory mapped: cpuUnits and memoryMiB: the smallest Fargate size that holds 512m",
      `3:116 deploy.resources.reservations.devices refused: Fargate has no GPUs and no other devices -> ${orLaptop}`,
      "3:152 deploy.resources.reservations.generic_resources ignored: asks for nothing",
    ],
    { cpuUnits: 1024, memoryMiB: 2048 },
  ],
  [
    "deploy: { restart_policy: { condition: any, delay: 5s, max_attempts: 3, window: 2m } }",
    [
      "3:33 deploy.restart_policy.condition replaced: ECS starts a new task whenever one ends",
      "3:49 deploy.restart_policy.delay replaced: ECS starts a new task whenever one ends",
      "3:60 deploy.restart_policy.max_attempts replaced: ECS starts a new task whenever one ends",
      "3:77 deploy.restart_policy.window replaced: ECS starts a new task whenever one ends",
    ],
  ],
  ["deploy: { placement: { constraints: [node.role == manager] } }", ["3:15 deploy.placement ignored: Fargate has no nodes to choose from: tasks spread over the zones"]],
  [
    "deploy: { replicas: 2 }\nscale: 2",
    [
      "3:15 deploy.replicas mapped: desiredTasks 2",
      "4:5 scale mapped: desiredTasks 2",
    ],
    { desiredTasks: 2 },
  ],
  ["scale: 0", ["3:5 scale mapped: desiredTasks 0"], { desiredTasks: 0 }],
];

test.each(size)("keys that say how large a task is and how many there are: %s", (keys, rows, section = {}) => {
  expect(rowsOf(keys)).toEqual(rows);
  expect(sectionOf(keys)).toEqual(section);
});

const network: readonly Case[] = [
  ["network_mode: bridge", ["3:5 network_mode replaced: every task has an address of its own in the VPC"]],
  ["network_mode: host", ["3:5 network_mode refused: a Fargate task has no host whose network it could share -> remove it and name the ports under ports"]],
  ["network_mode: none", ["3:5 network_mode refused: a Fargate task always has a network: its image and logs go through it -> remove it; without networks in common nothing reaches it"]],
  ["network_mode: \"service:db\"", ["3:5 network_mode refused: two services share no network interface -> run it as one of `sidecars` of db under x-gantry: the containers of a task reach each other on localhost"]],
  ["network_mode: somewhere", ["3:5 network_mode refused: there is no network somewhere in the cloud -> remove it and use networks"]],
  ["networks: []", ["3:5 networks ignored: asks for nothing: the service is in the network default"]],
  [
    "networks: { back: { aliases: [a, web], interface_name: eth0, ipv4_address: 10.0.0.5, ipv6_address: \"2001:db8::1\", link_local_ips: [169.254.1.1], mac_address: 02:42:ac:11:65:43, driver_opts: { a: b }, priority: 1, gw_priority: 1, x-note: a, x-gantry: b } }\nexpose: [80]",
    [
      "3:17 networks.back mapped: finds the services of the network back by their names, and reaches the ports they offer",
      "3:35 networks.back.aliases[0] mapped: aliases a",
      "3:38 networks.back.aliases[1] ignored: is its name anyway",
      "3:44 networks.back.interface_name ignored: a task has one interface",
      "3:66 networks.back.ipv4_address refused: the VPC gives addresses, and new ones with every task -> find it by its name; write no addresses into environment or command",
      "3:90 networks.back.ipv6_address refused: the VPC gives addresses, and new ones with every task -> find it by its name; write no addresses into environment or command",
      "3:119 networks.back.link_local_ips refused: the VPC gives addresses, and new ones with every task -> find it by its name; write no addresses into environment or command",
      "3:150 networks.back.mac_address refused: the VPC gives addresses, and new ones with every task -> find it by its name; write no addresses into environment or command",
      "3:182 networks.back.driver_opts ignored: options of Docker's network driver",
      "3:205 networks.back.priority ignored: a task has one interface",
      "3:218 networks.back.gw_priority ignored: a task has one interface",
      "3:234 networks.back.x-note ignored: an extension that is not Gantry's",
      "3:245 networks.back.x-gantry refused: x-gantry stands in a service, or in a volume for the owner of its files -> move it there, or into the environment file",
      "4:14 expose[0] mapped: port 80, for the services of its networks",
    ],
    { ports: { "tcp-80": 80 }, aliases: ["a"] },
  ],
  [
    "networks: { back: { aliases: [] } }",
    [
      "3:17 networks.back mapped: finds the services of the network back by their names, and reaches the ports they offer",
      "3:25 networks.back.aliases ignored: asks for nothing",
    ],
  ],
  [
    "networks: { back: { aliases: [a] } }",
    [
      "3:17 networks.back mapped: finds the services of the network back by their names, and reaches the ports they offer",
      "3:35 networks.back.aliases[0] ignored: nobody reaches it: it offers no TCP port",
    ],
  ],
  [
    "expose: [80, \"90-92/udp\", \"70000\", \"9-8\", \"1-200\", \"80/sctp\"]",
    [
      "3:14 expose[0] mapped: port 80, for the services of its networks",
      "3:18 expose[1] mapped: port 90-92/udp, for the services of its networks; others find it by discovery: [\"dns\"] under x-gantry, with routing.dnsNamespace in the environment file",
      "3:31 expose[2] refused: is no TCP or UDP port -> write it like 5432",
      "3:40 expose[3] refused: is no TCP or UDP port -> write it like 5432",
      "3:47 expose[4] refused: each becomes a port of the task definition, and these are more than 100 -> name those that others connect to",
      "3:56 expose[5] refused: is no TCP or UDP port -> write it like 5432",
    ],
    { ports: { "tcp-80": 80, "udp-90": { containerPort: 90, protocol: "udp" }, "udp-91": { containerPort: 91, protocol: "udp" }, "udp-92": { containerPort: 92, protocol: "udp" } } },
  ],
  ["expose: []", ["3:5 expose ignored: offers no port"]],
  ["ports: []", ["3:5 ports ignored: asks for nothing"]],
  ["ports: [\"80\"]", ["3:13 ports[0] mapped: http://<public load balancer>:80, to port 80"], { ports: { "tcp-80": 80 }, routes: { "port-80": { loadBalancer: "public", listener: "port-80", port: "tcp-80", healthCheck: { matcher: "200-499" } } } }],
  ["ports: [\"8080:80\"]", ["3:13 ports[0] mapped: http://<public load balancer>:8080, to port 80"], { ports: { "tcp-80": 80 }, routes: { "port-8080": { loadBalancer: "public", listener: "port-8080", port: "tcp-80", healthCheck: { matcher: "200-499" } } } }],
  [
    "ports: [\"127.0.0.1:5432:5432\", \"[::1]:81:81\"]",
    [
      "3:13 ports[0] replaced: port 5432, for other services alone: Compose opens it on the machine's own address 127.0.0.1",
      "3:36 ports[1] replaced: port 81, for other services alone: Compose opens it on the machine's own address ::1",
    ],
    { ports: { "tcp-81": 81, "tcp-5432": 5432 } },
  ],
  ["ports: [\"5432:5432\"]", ["3:13 ports[0] refused: port 5432 does not look like HTTP, which is what a load balancer carries -> to keep it for other services publish \"127.0.0.1:5432:5432\", or say x-gantry: { publish: { \"5432\": false } }; if it speaks HTTP, { \"5432\": {} }"], { ports: { "tcp-5432": 5432 } }],
  ["ports: [\"443:443\"]", ["3:13 ports[0] refused: port 443 speaks TLS, which the load balancer ends itself, with its certificateArns -> remove it, and keep the port that speaks HTTP; to keep it for other services publish \"127.0.0.1:443:443\", or say x-gantry: { publish: { \"443\": false } }"], { ports: { "tcp-443": 443 } }],
  ["ports: [\"53:53/udp\"]", ["3:13 ports[0] refused: a load balancer carries HTTP, and Service Connect TCP -> to keep it for other services publish \"127.0.0.1:53:53/udp\", or say x-gantry: { publish: { \"53\": false } }; others find it by discovery: [\"dns\"] under x-gantry, with routing.dnsNamespace in the environment file"], { ports: { "udp-53": { containerPort: 53, protocol: "udp" } } }],
  ["ports: [\"8000-8010:80\"]", ["3:13 ports[0] refused: a load balancer listens on one port, not on any of several -> publish one port"], { ports: { "tcp-80": 80 } }],
  [
    "ports: [\"0:80\", \"81:0\"]",
    [
      "3:13 ports[0] mapped: http://<public load balancer>:80, to port 80",
      "3:21 ports[1] refused: is no TCP or UDP port -> write it like 8080:80",
    ],
    { ports: { "tcp-80": 80 }, routes: { "port-80": { loadBalancer: "public", listener: "port-80", port: "tcp-80", healthCheck: { matcher: "200-499" } } } },
  ],
  ["ports: [\"70:70/sctp\"]", ["3:13 ports[0] refused: is no TCP or UDP port -> write it like 8080:80"]],
  [
    "ports: [{ target: 80, published: \"80\", mode: host, name: site, app_protocol: HTTP, x-note: a }]",
    [
      "3:13 ports[0] mapped: http://<public load balancer>:80, to port 80",
      "3:44 ports[0].mode ignored: the load balancer spreads requests over all tasks",
      "3:88 ports[0].x-note ignored: an extension that is not Gantry's",
    ],
    { ports: { site: { containerPort: 80, appProtocol: "http" } }, routes: { "port-80": { loadBalancer: "public", listener: "port-80", port: "site", healthCheck: { matcher: "200-499" } } } },
  ],
  [
    "links: [db, \"db:database\"]",
    [
      "3:13 links[0] replaced: deployed behind db, once that is steady",
      "3:17 links[1] mapped: db, which all find as database too",
    ],
  ],
  ["links: []", ["3:5 links ignored: asks for nothing"]],
  [
    "depends_on: [db, quiet, apart]",
    [
      "3:18 depends_on.db replaced: deployed behind db, once that is steady",
      "3:22 depends_on.quiet refused: quiet names no port, neither does its image, so nothing could reach it -> add expose: [\"<port>\"] to quiet, which changes nothing for Docker; if nobody connects to it, remove it here",
      "3:29 depends_on.apart ignored: the two share no network: they are deployed in any order",
    ],
  ],
  [
    "depends_on: { db: { condition: service_healthy, restart: true, required: true, x-note: a } }",
    [
      "3:19 depends_on.db replaced: deployed behind db, once that is healthy",
      "3:53 depends_on.db.restart ignored: connections go to whichever tasks run; nothing is restarted for them",
      "3:68 depends_on.db.required ignored: a service that is there is waited for",
      "3:84 depends_on.db.x-note ignored: an extension that is not Gantry's",
    ],
  ],
  [
    "depends_on: { db: { condition: service_started, restart: false } }",
    [
      "3:19 depends_on.db replaced: deployed behind db, once that is steady",
      "3:53 depends_on.db.restart ignored: is so anyway",
    ],
  ],
  ["depends_on: { db: { condition: service_completed_successfully } }", ["3:19 depends_on.db mapped: db runs in every task first, and the task ends if it fails"], { dependsOn: { db: "SUCCESS" }, sidecars: { db: { essential: false, image: "postgres" } } }],
  ["depends_on: []", ["3:5 depends_on ignored: asks for nothing"]],
];

test.each(network)("keys that say who reaches whom: %s", (keys, rows, section = {}) => {
  expect(rowsOf(keys)).toEqual(rows);
  expect(sectionOf(keys)).toEqual(section);
});

const files: readonly Case[] = [
  [
    "volumes: [data:/data, \"data2:/other:ro\"]",
    [
      "3:15 volumes[0] mapped: the access point data of the EFS file system volumes, empty at first, at /data",
      "3:27 volumes[1] mapped: the access point data2 of the EFS file system volumes, empty at first, at /other, read-only",
    ],
    { mounts: [{ fileSystem: "volumes", accessPoint: "data", containerPath: "/data" }, { fileSystem: "volumes", accessPoint: "data2", containerPath: "/other", readOnly: true }], singleWriter: true },
  ],
  ["volumes: [/cache]", ["3:15 volumes[0] replaced: the folder /cache of the container itself, which goes with the task"]],
  [
    "volumes: [/cache]\nread_only: true",
    [
      "3:15 volumes[0] refused: the container could not write there: read_only makes its own folders read-only -> mount /cache as tmpfs, or a named volume there",
      "4:5 read_only mapped: readonlyRootFilesystem true",
    ],
    { readonlyRootFilesystem: true },
  ],
  ["volumes: [\"./settings.ini:/etc/app.d/settings.ini:ro\"]", ["3:15 volumes[0] mapped: the file /etc/app.d/settings.ini, kept in the task definition"], { sidecars: { files: { image: "app", essential: false, user: "0", entryPoint: ["sh", "-c"], command: ["set -e\nif [ -d '/etc/app.d' ]; then cp -a '/etc/app.d/.' /gantry/files-1/; fi\nrm -f '/gantry/files-1/settings.ini'\nprintf '%s' \"$FILE_1\" > '/gantry/files-1/settings.ini'\nchmod 0444 '/gantry/files-1/settings.ini'"], mounts: [{ ephemeralVolume: "files-1", containerPath: "/gantry/files-1" }], environmentVariables: { FILE_1: "key=value\n" } } }, dependsOn: { files: "SUCCESS" }, mounts: [{ ephemeralVolume: "files-1", containerPath: "/etc/app.d" }] }],
  ["volumes: [\"./settings.ini:/etc/app.d/settings.ini\"]", ["3:15 volumes[0] refused: settings.ini is on this machine, and the container may write to it -> add :ro behind it, if it only reads it: then it becomes part of the task; else use a named volume"]],
  ["volumes: [\"/etc/passwd:/etc/app.d/passwd:ro\"]", ["3:15 volumes[0] refused: /etc/passwd is a file of this machine, not of the project: another machine has another one -> copy it into the repository, or move the mount to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here"]],
  ["volumes: [\"d:/data\"]", ["3:15 volumes[0] refused: is mounted nowhere: its target is no absolute path -> give the volume a longer name: one of one letter is read as a drive of Windows"]],
  ["volumes: [\"./src:/app\"]", ["3:15 volumes[0] refused: src is on this machine, and the container may write to it -> for data use a named volume; for source code copy it in the Dockerfile, and move the mount to compose.override.yaml, which `docker compose up` reads by itself, and do not name that file here"]],
  ["volumes: [\"./src:/app:ro\"]", ["3:15 volumes[0] refused: src is a folder of this machine -> mount its files one by one, each with :ro, or copy it in the Dockerfile"]],
  ["volumes: [\"./nothing:/etc/app.d/nothing:ro\"]", ["3:15 volumes[0] refused: there is no file nothing -> add it to the repository, or correct its path: it starts at the folder of the Compose file"]],
  ["volumes: [\"./settings.ini:/settings.ini:ro\"]", ["3:15 volumes[0] refused: /settings.ini stands in the container's root, where nothing can be mounted -> set its target to a file in a folder, like /etc/app/settings.ini"]],
  ["volumes: [\"./settings.ini:/proc/settings.ini:ro\"]", ["3:15 volumes[0] refused: /proc/settings.ini stands in a folder that Linux makes for each container -> set its target to a file elsewhere"]],
  ["volumes: [\"/var/run/docker.sock:/var/run/docker.sock\"]", ["3:15 volumes[0] refused: there is no Docker in a Fargate task -> use the AWS API, which `grants` under x-gantry allow; the load balancer routes requests by itself"]],
  [
    "volumes: [{ type: volume, source: data, target: /data, consistency: cached, x-note: a, volume: { nocopy: true, labels: { a: b }, x-note: a } }]",
    [
      "3:15 volumes[0] mapped: the access point data of the EFS file system volumes, empty at first, at /data",
      "3:60 volumes[0].consistency ignored: an option of Docker on a Mac",
      "3:81 volumes[0].x-note ignored: an extension that is not Gantry's",
      "3:102 volumes[0].volume.nocopy ignored: an EFS folder is empty at first in any case",
      "3:116 volumes[0].volume.labels ignored: labels of Docker's volumes",
      "3:134 volumes[0].volume.x-note ignored: an extension that is not Gantry's",
    ],
    { mounts: [{ fileSystem: "volumes", accessPoint: "data", containerPath: "/data" }], singleWriter: true },
  ],
  ["volumes: [{ type: volume, source: data, target: /data, volume: { subpath: a } }]", ["3:15 volumes[0] refused: a mount has a whole volume -> make a volume of its own of that folder"]],
  ["volumes: [{ type: tmpfs, target: /tmp, tmpfs: { size: 1g, mode: 0700 } }]", ["3:15 volumes[0] mapped: tmpfs /tmp, 1024 MiB"], { tmpfs: [{ containerPath: "/tmp", sizeMiB: 1024, mountOptions: ["mode=0700"] }] }],
  [
    "volumes: [{ type: image, source: nginx, target: /a }, { type: npipe, source: a, target: /b }, { type: cluster, source: c, target: /c }]",
    [
      `3:15 volumes[0] refused: Fargate mounts nothing of type image -> use a named volume, or ${laptop}`,
      `3:59 volumes[1] refused: Fargate mounts nothing of type npipe -> use a named volume, or ${laptop}`,
      `3:99 volumes[2] refused: Fargate mounts nothing of type cluster -> use a named volume, or ${laptop}`,
    ],
  ],
  ["volumes: [{ type: volume, source: data, target: data }]", ["3:15 volumes[0] refused: is mounted nowhere: its target is no absolute path -> write it like data:/var/lib/data"]],
  ["volumes: []", ["3:5 volumes ignored: asks for nothing"]],
  ["configs: [settings]", ["3:15 configs[0] refused: /settings stands in the container's root, where nothing can be mounted -> set its target to a file in a folder, like /etc/app/settings"]],
  [
    "configs: [{ source: settings, target: /etc/app.d/x.ini, uid: \"5\", mode: 0400, x-note: a }]",
    [
      "3:15 configs[0] mapped: the file /etc/app.d/x.ini, kept in the task definition",
      "3:83 configs[0].x-note ignored: an extension that is not Gantry's",
    ],
    { sidecars: { files: { image: "app", essential: false, user: "0", entryPoint: ["sh", "-c"], command: ["set -e\nif [ -d '/etc/app.d' ]; then cp -a '/etc/app.d/.' /gantry/files-1/; fi\nrm -f '/gantry/files-1/x.ini'\nprintf '%s' \"$FILE_1\" > '/gantry/files-1/x.ini'\nchmod 0400 '/gantry/files-1/x.ini'\nchown '5:0' '/gantry/files-1/x.ini'"], mounts: [{ ephemeralVolume: "files-1", containerPath: "/gantry/files-1" }], environmentVariables: { FILE_1: "key=value\n" } } }, dependsOn: { files: "SUCCESS" }, mounts: [{ ephemeralVolume: "files-1", containerPath: "/etc/app.d" }] },
  ],
  ["configs: []", ["3:5 configs ignored: asks for nothing"]],
  ["configs: [{ source: settings, target: /etc/a/b }, { source: other, target: /etc/a/b }]", ["3:55 configs[0] mapped: the file /etc/a/b, kept in the task definition"], { sidecars: { files: { image: "app", essential: false, user: "0", entryPoint: ["sh", "-c"], command: ["set -e\nif [ -d '/etc/a' ]; then cp -a '/etc/a/.' /gantry/files-1/; fi\nrm -f '/gantry/files-1/b'\nprintf '%s' \"$FILE_1\" > '/gantry/files-1/b'\nchmod 0444 '/gantry/files-1/b'"], mounts: [{ ephemeralVolume: "files-1", containerPath: "/gantry/files-1" }], environmentVariables: { FILE_1: "a" } } }, dependsOn: { files: "SUCCESS" }, mounts: [{ ephemeralVolume: "files-1", containerPath: "/etc/a" }] }],
  ["secrets: [password]", ["3:15 secrets[0] mapped: the file /run/secrets/password, from the secret password of Secrets Manager"], { sidecars: { secrets: { image: "public.ecr.aws/docker/library/busybox:1.37", essential: false, user: "0", entryPoint: ["sh", "-c"], command: ["set -e\nrm -f '/gantry/secrets-1/password'\nprintf '%s' \"$FILE_1\" > '/gantry/secrets-1/password'\nchmod 0444 '/gantry/secrets-1/password'"], mounts: [{ ephemeralVolume: "secrets-1", containerPath: "/gantry/secrets-1" }], secrets: { FILE_1: { secret: "password" } } } }, dependsOn: { secrets: "SUCCESS" }, mounts: [{ ephemeralVolume: "secrets-1", containerPath: "/run/secrets" }] }],
  ["secrets: [{ source: password, target: /etc/keys/password, gid: \"7\", mode: \"0440\" }]", ["3:15 secrets[0] mapped: the file /etc/keys/password, from the secret password of Secrets Manager"], { sidecars: { files: { image: "app", essential: false, user: "0", entryPoint: ["sh", "-c"], command: ["set -e\nif [ -d '/etc/keys' ]; then cp -a '/etc/keys/.' /gantry/files-1/; fi\nrm -f '/gantry/files-1/password'\nprintf '%s' \"$FILE_1\" > '/gantry/files-1/password'\nchmod 0440 '/gantry/files-1/password'\nchown '0:7' '/gantry/files-1/password'"], mounts: [{ ephemeralVolume: "files-1", containerPath: "/gantry/files-1" }], secrets: { FILE_1: { secret: "password" } } } }, dependsOn: { files: "SUCCESS" }, mounts: [{ ephemeralVolume: "files-1", containerPath: "/etc/keys" }] }],
  ["secrets: []", ["3:5 secrets ignored: asks for nothing"]],
  ["image: nginx:1.29", ["3:5 image mapped: image nginx:1.29"], { image: "nginx:1.29", ports: { "tcp-80": 80 } }],
  ["build: .", ["3:5 build mapped: the ECR repository web, and its image latest: the pipeline builds and pushes it"], { image: { repository: "web", tag: "latest" } }],
  [
    "build: .\nimage: example/web:2",
    [
      "3:5 build mapped: the ECR repository web, and its image 2: the pipeline builds and pushes it",
      "4:5 image mapped: the name of the ECR repository web, and the tag 2",
    ],
    { image: { repository: "web", tag: "2" } },
  ],
  [
    "build: .\nimage: example/web",
    [
      "3:5 build mapped: the ECR repository web, and its image latest: the pipeline builds and pushes it",
      "4:5 image mapped: the name of the ECR repository web",
    ],
    { image: { repository: "web", tag: "latest" } },
  ],
  [
    "build: .\nimage: ${REGISTRY:-local/team}/worker:${TAG:-dev}",
    [
      "3:5 build mapped: the ECR repository worker, and its image dev: the pipeline builds and pushes it",
      "4:5 image mapped: the name of the ECR repository worker, and the tag dev",
    ],
    { image: { repository: "worker", tag: "dev" } },
  ],
  [
    "build: .\nimage: Not An Image",
    [
      "3:5 build mapped: the ECR repository web, and its image latest: the pipeline builds and pushes it",
      "4:5 image refused: is no name of an image -> write it like shop/web:1.4.2",
    ],
    { image: { repository: "web", tag: "latest" } },
  ],
  ["provider: { type: awesomecloud }", ["3:5 provider refused: a provider starts something on this machine -> give what it provides by its address, or as a stack of your own (`own/`)"]],
  ["x-note: { a: [b] }", ["3:5 x-note ignored: an extension that is not Gantry's"]],
  ["x-gantry: { exec: true }", ["3:17 x-gantry.exec mapped: exec of the service"], { exec: true }],
  ["x-gantry: 5", ["3:5 x-gantry refused: x-gantry holds keys of a service of an environment file, and publish -> write it like x-gantry: { exec: true }"]],
  ["x-gantry: {}", ["3:5 x-gantry ignored: asks for nothing"]],
  ["x-gantry: { publish: { \"80\": 5 } }", ["3:17 x-gantry.publish refused: publish says by container port how it is published -> write it like { \"5432\": false } or { \"80\": { hosts: [\"www.example.com\"], listenerPort: 443 } }"]],
  ["x-gantry: { publish: { \"80\": false } }", ["3:28 x-gantry.publish[\"80\"] refused: publish names the port 80, which the service does not publish -> add it to ports"]],
  ["x-gantry: { publish: {} }", ["3:17 x-gantry.publish ignored: asks for nothing"]],
];

test.each(files)("files, volumes, images and what is Gantry's own: %s", (keys, rows, section = {}) => {
  expect(rowsOf(keys)).toEqual(rows);
  expect(sectionOf(keys)).toEqual(section);
});

test("each key that a table knows has a case", () => {
  const tables = { ...containerKeys, ...fileKeys, ...laptopKeys, ...networkKeys, ...sizeKeys };
  const told = [alwaysTheSame, container, size, network, files].flat().flatMap(([keys]) => keys.split("\n").map((line) => line.split(":")[0]));
  expect([...new Set(told)].sort()).toEqual([...Object.keys(tables), "image", "build", "x-note", "x-gantry"].sort());
});
