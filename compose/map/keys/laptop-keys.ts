import { itemsOf, textOf } from "../../read/node";
import { below } from "../ledger";
import { ignore, isFalse, laptopFile, refuse, type KeyHandler } from "./verdicts";

const isOneOf = (...values: readonly string[]) => (value: unknown) => typeof value === "string" && values.includes(value);

const terminal = ignore("nobody sits in front of a task; `exec: true` under x-gantry lets `aws ecs execute-command` in");
const name = ignore("others find it by the name of the service, on every machine");

/** Docker finds a container by its name too. */
const containerName: KeyHandler = (value, place, draft) => {
  const given = textOf(value) ?? "";
  if (given === draft.composeName) draft.ledger.ignored(place, "is its name anyway");
  else if (!hostName.test(given)) draft.ledger.ignored(place, "names with capitals are not found by Service Connect; others find it by the name of the service");
  // Told of where the ports of all services are known.
  else draft.aliases.push({ ...place, name: given });
};

const hostName = /^[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/;
const laterPull = ignore("ECS pulls the image for every new task");
const resolver = "a task asks the VPC's resolver";
const sharing = "tasks share nothing with a host or with each other";

const logDrivers = isOneOf("json-file", "local", "journald", "awslogs", "none", "");

/** The logs of every container go to CloudWatch Logs. A driver that sends them elsewhere was chosen for a reason. */
const logging: KeyHandler = (_, place, draft) => {
  const driver = draft.text("logging", "driver") ?? "";
  if (logDrivers(driver)) draft.ledger.replaced(place, "CloudWatch Logs, 30 days; `logRetentionDays` under x-gantry changes that");
  else draft.ledger.refused(place, `logs go to CloudWatch Logs, not by ${driver}`, "remove it and subscribe to the log group, or run the forwarder as one of `sidecars` under x-gantry");
};

/** A lost protection is told; a protection that is taken away was needed for something. */
const securityOpt: KeyHandler = (value, place, { ledger }) => {
  for (const [index, item] of itemsOf(value).entries()) {
    const where = below(place, index, item.at);
    const why = "Fargate takes no security options: each task has a kernel of its own";
    if (/^no-new-privileges(?:[:=]true)?$/.test(textOf(item) ?? "")) ledger.ignored(where, why);
    else ledger.refused(where, why, `remove it, or ${laptopFile}`);
  }
  if (itemsOf(value).length === 0) ledger.ignored(place, "asks for nothing");
};

/** Keys whose verdict is always the same, or hangs on nothing but their own value. */
export const laptopKeys: Readonly<Record<string, KeyHandler>> = {
  annotations: ignore("annotations of Docker's runtime; ECS keeps none"),
  attach: ignore("says what a terminal shows"),
  blkio_config: ignore("a Fargate task has its disk for itself"),
  cgroup: refuse(sharing, undefined, isOneOf("private")),
  cgroup_parent: ignore("a Fargate task has its host for itself"),
  container_name: containerName,
  credential_spec: refuse("ECS has credential specs for Windows containers, which Gantry does not run", "remove it"),
  develop: ignore("for `docker compose watch`"),
  device_cgroup_rules: refuse("a Fargate task sees no devices of its host"),
  devices: refuse("a Fargate task sees no devices of its host"),
  dns: refuse(resolver, "remove it; for a zone of your own associate a Route 53 private zone, or a resolver rule, with the VPC"),
  dns_opt: refuse(resolver),
  dns_search: refuse(`${resolver}, which knows no search domains`, "use full names"),
  domainname: name,
  external_links: refuse("services outside this file are not known by name", "name their address in environment, and allow it with connectsTo under x-gantry"),
  extra_hosts: refuse("Fargate writes no host names into a task", "use a DNS name, or the bare name of a service"),
  gpus: refuse("Fargate has no GPUs"),
  group_add: refuse("ECS gives a container no further groups", "set user to uid:gid"),
  hostname: name,
  ipc: refuse(sharing, undefined, isOneOf("private", "none", "shareable")),
  isolation: refuse("is for Windows containers", "remove it", isOneOf("default")),
  logging,
  mac_address: refuse("the VPC gives addresses"),
  models: refuse("Gantry runs no models", "call one by its address: Amazon Bedrock, or a service of your own"),
  pid: refuse(sharing, undefined, isOneOf("private")),
  post_start: refuse("ECS runs nothing in a container beside its command", "start it from the image's entrypoint"),
  pre_stop: refuse("ECS runs nothing in a container before it stops", "handle SIGTERM in the program"),
  privileged: refuse("Fargate runs no privileged containers", `do without it, or ${laptopFile}`, isFalse),
  provider: refuse("a provider starts something on this machine", "give what it provides by its address, or as a stack of your own (`own/`)"),
  pull_policy: laterPull,
  pull_refresh_after: laterPull,
  runtime: refuse("Fargate has one runtime", "remove it, with an image for Linux", isOneOf("runc", "io.containerd.runc.v2")),
  security_opt: securityOpt,
  stdin_open: terminal,
  stop_signal: ignore("ECS sends the signal that the image names: set STOPSIGNAL in the Dockerfile"),
  sysctls: refuse("Gantry sets no kernel parameters", "remove it, or set systemControls by `overrides` under x-gantry"),
  tty: terminal,
  use_api_socket: refuse("there is no Docker in a Fargate task", "use the AWS API; `grants` under x-gantry allow it", isFalse),
  userns_mode: refuse(sharing),
  uts: refuse(sharing),
  volumes_from: refuse("two tasks share no disk", "mount one named volume in both"),
};

