import { parseByteSize } from "../../read/byte-size";
import { childOf, entriesOf, textOf } from "../../read/node";
import { below, type Place } from "../ledger";
import type { ServiceDraft } from "../service-draft";
import { ignore, refuse, replace, tellExtension, type KeyHandler } from "./verdicts";

const mebibyte = 1024 * 1024;

const memory: KeyHandler = (value, place, draft) => {
  const bytes = parseByteSize(textOf(value) ?? "");
  if (bytes === undefined) return draft.ledger.refused(place, "is no size", "write it like 512m or 1.5g");
  need(draft, place, 0, Math.ceil(bytes / mebibyte), `${textOf(value)}`);
};

const cpus: KeyHandler = (value, place, draft) => {
  const given = Number(textOf(value));
  if (!(given >= 0)) return draft.ledger.refused(place, "is no number of CPUs", "write it like 0.5");
  need(draft, place, Math.ceil(given * 1024), 0, `${given} CPUs`);
};

/** The size itself is told at the place of the service: it holds all that its keys need. */
function need(draft: ServiceDraft, place: Place, cpuUnits: number, memoryMiB: number, what: string): void {
  draft.needs.push({ ...place, cpuUnits, memoryMiB });
  draft.ledger.mapped(place, `cpuUnits and memoryMiB: the smallest Fargate size that holds ${what}`);
}

/** Tells of each key of a mapping by a table; of what is in no table, nobody: the ledger refuses it. */
export function eachKey(table: Readonly<Record<string, KeyHandler>>): KeyHandler {
  return (value, place, draft) => {
    const entries = entriesOf(value);
    if (entries.length === 0) draft.ledger.ignored(place, "asks for nothing");
    for (const [name, entry] of entries) {
      const handler = Object.hasOwn(table, name) ? table[name] : undefined;
      const where = below(place, name, entry.at);
      if (handler !== undefined) handler(entry.value, where, draft);
      else if (name.startsWith("x-")) tellExtension(name, where, draft.ledger);
    }
  };
}

const pids = ignore("a Fargate task has a kernel of its own");

const replicas: KeyHandler = (value, place, draft) => {
  const count = Number(textOf(value));
  if (draft.isInitial && count === 1) return draft.ledger.ignored(place, "is so anyway");
  if (draft.isInitial) return draft.ledger.refused(place, "it runs once in every task of the services that wait for it", "remove it");
  draft.service.set("desiredTasks", { value: count, at: place.at });
  draft.ledger.mapped(place, `desiredTasks ${count}`);
};

const mode: KeyHandler = (value, place, draft) => {
  const given = textOf(value);
  if (given === undefined || given === "replicated") draft.ledger.ignored(place, "is so anyway");
  else if (given === "global") draft.ledger.refused(place, "Fargate has no nodes to run one task on each of", "set replicas");
  else draft.ledger.refused(place, "a job runs to its end, a service never ends", "make it a job of the environment file (`jobs`), or let a service depend on it with service_completed_successfully");
};

const rolling = replace("ECS replaces tasks by itself, and rolls back what does not become healthy");

/** Swarm stops first unless told otherwise, ECS starts first; who says it means it. */
const order: KeyHandler = (value, place, draft) => {
  const given = textOf(value);
  if (given === "start-first") draft.ledger.ignored(place, "is so anyway, but for a service that writes to a volume alone");
  else if (given !== "stop-first" || draft.isInitial) draft.ledger.ignored(place, "asks for nothing");
  else if (draft.replicas !== 1) draft.ledger.refused(place, "of several tasks ECS starts the new ones first", "remove it, or run one replica");
  else {
    draft.service.set("singleWriter", { value: true, at: place.at });
    draft.ledger.mapped(place, "singleWriter: the old task stops before the new one starts");
  }
};

const restartPolicy: KeyHandler = (_, place, { isInitial, ledger }) => {
  if (isInitial) ledger.ignored(place, "it runs once in every task of the services that wait for it");
  else ledger.replaced(place, "ECS starts a new task whenever one ends");
};

const rollback = { parallelism: rolling, delay: rolling, failure_action: rolling, monitor: rolling, max_failure_ratio: rolling };

const reservedDevices = refuse("Fargate has no GPUs and no other devices");

const deploy = eachKey({
  mode,
  endpoint_mode: replace("Service Connect spreads connections over the tasks"),
  replicas,
  labels: ignore("labels of a Swarm service; the labels of its containers stand under labels"),
  rollback_config: eachKey({ ...rollback, order: rolling }),
  update_config: eachKey({ ...rollback, order }),
  resources: eachKey({
    limits: eachKey({ cpus, memory, pids }),
    reservations: eachKey({ cpus, memory, generic_resources: reservedDevices, devices: reservedDevices }),
  }),
  restart_policy: eachKey({ condition: restartPolicy, delay: restartPolicy, max_attempts: restartPolicy, window: restartPolicy }),
  placement: ignore("Fargate has no nodes to choose from: tasks spread over the zones"),
});

const ownCpu = ignore("a Fargate task has the CPUs of its size for itself; `cpus` says how many");
const noSwap = ignore("Fargate has no swap");

/** Whether the model has both ways to say how many tasks there are, with different numbers. */
const scale: KeyHandler = (value, place, draft) => {
  const other = textOf(childOf(draft.get("deploy"), "replicas"));
  if (other !== undefined && Number(other) !== Number(textOf(value))) return draft.ledger.refused(place, `deploy.replicas says ${other}`, "remove one of the two");
  replicas(value, place, draft);
};

/** Keys that say how large a task is and how many there are. */
export const sizeKeys: Readonly<Record<string, KeyHandler>> = {
  cpu_count: ownCpu,
  cpu_percent: ownCpu,
  cpu_period: ownCpu,
  cpu_quota: ownCpu,
  cpu_rt_period: ownCpu,
  cpu_rt_runtime: ownCpu,
  cpu_shares: ownCpu,
  cpus,
  cpuset: ownCpu,
  deploy,
  mem_limit: memory,
  mem_reservation: memory,
  mem_swappiness: noSwap,
  memswap_limit: noSwap,
  oom_kill_disable: ignore("where a task's memory ends, its largest process does; ECS starts a new task"),
  oom_score_adj: ignore("a Fargate task has its memory for itself"),
  pids_limit: pids,
  restart: restartPolicy,
  scale,
};
