import { parseEnvironment } from "../../config/parse-environment";
import { formatPath } from "../../config/problem";
import { fileWith } from "./file-with";

const problemsWith = (values: Readonly<Record<string, unknown>>) =>
  parseEnvironment(fileWith(values)).problems.map(({ rule, path }) => `${rule} ${formatPath(path)}`);

const job = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };

test.each([
  [{ "services.worker.ports": "x" }, ["shape services.worker.ports"]],
  [{ "services.worker.cpuUnits": "256" }, ["shape services.worker.cpuUnits"]],
  [{ "services.web.ports": { http: "80" } }, ["shape services.web.ports.http"]],
  [{ "routing.loadBalancers": 3 }, ["shape routing.loadBalancers"]],
  [{ "registry.repositories": { web: 3 } }, ["shape registry.repositories.web"]],
  [{ "services.web.capacity": { fargate: 3 } }, ["shape services.web.capacity.fargate"]],
  [{ "services.web.connectsTo": [5, "worker"] }, ["shape services.web.connectsTo[0]"]],
  [{ messaging: { queues: 3 }, "services.worker.grants": { queues: { votes: "send" } } }, ["shape messaging.queues"]],
  [{ messaging: { topics: { news: { type: "fifi" } }, alarmTopic: "news" } }, ["shape messaging.topics.news.type"]],
  [{ jobs: { tally: { ...job, cpuUnits: "256" } } }, ["shape jobs.tally.cpuUnits"]],
  [{ jobs: 3, messaging: { topics: { news: {} }, taskEvents: { stops: { event: "task-stopped", jobs: ["tally"], topic: "news" } } } }, ["shape jobs"]],
  [{ workflows: 3, "services.worker.grants": { stateMachines: { nightly: "start" } } }, ["shape workflows"]],
])("what can't be read is told of, and not what only follows from it: %j", (values, expected) => {
  expect(problemsWith(values)).toEqual(expected);
});

test.each([
  [{ "network.egress": "nat-gatewy", "services.web.connectsTo": ["wroker"] }, ["shape network.egress", "unknown-service services.web.connectsTo[0]"]],
  [{ ownr: "x", "services.web.memoryMiB": 300 }, ["fargate-memory services.web.memoryMiB", "unknown-key ownr"]],
  [{ "services.web.exec": "yes", "services.web.memoryMiB": 300 }, ["fargate-memory services.web.memoryMiB", "shape services.web.exec"]],
])("what is wrong by itself is told of beside it, in the order of the file: %j", (values, expected) => {
  expect(problemsWith(values)).toEqual(expected);
});
