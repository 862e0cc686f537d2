import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { policyStatementFixtures } from "./policy-statements.fixtures";
import { waiting } from "./workflow-of";

type Grants = NonNullable<EnvironmentFile["services"][string]["grants"]>;

/** The base's worker with grants, a queue, a topic and a workflow. */
const granted =
  (grants: Grants): RuleFixture["accepted"] =>
  (file) => {
    file.messaging = { queues: { "order-mails": {} }, topics: { news: {} } };
    file.workflows = { nightly: waiting() };
    file.services.worker.grants = grants;
  };

const at = ["services", "worker"];
const taken = (thing: string) => ({ allowed: `any other name: the grant of the ${thing} sets this one`, remedy: "remove it, or rename it where it stands for something else" });

export const grantFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-granted-file-system": {
    accepted: granted({ fileSystems: { data: "describe" } }),
    refused: granted({ fileSystems: { date: "describe" } }),
    problems: [
      { path: [...at, "grants", "fileSystems", "date"], given: "date", allowed: "the name of a file system of storage.fileSystems", remedy: 'did you mean "data"?' },
    ],
  },
  "unknown-workflow": {
    accepted: granted({ stateMachines: { nightly: "start-and-answer" } }),
    refused: granted({ stateMachines: { night: "start" } }),
    problems: [{ path: [...at, "grants", "stateMachines", "night"], given: "night", allowed: "the name of a workflow", remedy: 'did you mean "nightly"?' }],
  },
  "grant-answer-express": {
    accepted: (file) => {
      granted({ stateMachines: { nightly: "start" } })(file);
      file.workflows = { nightly: { ...waiting(), type: "EXPRESS" } };
    },
    refused: (file) => {
      granted({ stateMachines: { nightly: "start-and-answer" } })(file);
      file.workflows = { nightly: { ...waiting(), type: "EXPRESS" } };
    },
    problems: [
      {
        path: [...at, "grants", "stateMachines", "nightly"],
        given: "start-and-answer",
        allowed: "start: an express workflow waits for no answer",
        remedy: "set it to start, or make the workflow STANDARD",
      },
    ],
  },
  "grant-variable-taken": {
    accepted: (file) => {
      granted({ queues: { "order-mails": "send" } })(file);
      file.services.worker.environmentVariables = { ORDER_MAILS_QUEUE_ARN: "x", NEWS_TOPIC_ARN: "x" };
      file.services.web.environmentVariables = { ORDER_MAILS_QUEUE_URL: "x" };
    },
    refused: (file) => {
      granted({ queues: { "order-mails": "send" }, topics: { news: "publish" }, fileSystems: { data: "describe" }, stateMachines: { nightly: "start" } })(file);
      file.services.worker.environmentVariables = { ORDER_MAILS_QUEUE_URL: "x", DATA_FILE_SYSTEM_ID: "x" };
      const sidecar = { image: "public.ecr.aws/docker/library/busybox:1.37", environmentVariables: { NIGHTLY_STATE_MACHINE_ARN: "x" }, secrets: { NEWS_TOPIC_ARN: { secret: "token" } } };
      file.services.worker.sidecars = { logs: sidecar };
    },
    problems: [
      { path: [...at, "environmentVariables", "ORDER_MAILS_QUEUE_URL"], given: "ORDER_MAILS_QUEUE_URL", ...taken('queue "order-mails"') },
      { path: [...at, "environmentVariables", "DATA_FILE_SYSTEM_ID"], given: "DATA_FILE_SYSTEM_ID", ...taken('file system "data"') },
      {
        path: [...at, "sidecars", "logs", "environmentVariables", "NIGHTLY_STATE_MACHINE_ARN"],
        given: "NIGHTLY_STATE_MACHINE_ARN",
        ...taken('state machine "nightly"'),
      },
      { path: [...at, "sidecars", "logs", "secrets", "NEWS_TOPIC_ARN"], given: "NEWS_TOPIC_ARN", ...taken('topic "news"') },
    ],
  },
  ...policyStatementFixtures,
};
