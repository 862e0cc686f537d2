import type { EnvironmentFile } from "../../config/environment-file";

type Jobs = NonNullable<EnvironmentFile["jobs"]>;
type Workflows = NonNullable<EnvironmentFile["workflows"]>;

const database = { PGHOST: "db.voting.internal", PGUSER: "postgres", PGPASSWORD: "postgres" };

/** Jobs find the database by DNS: Service Connect serves services alone. */
const withDatabase = { image: "postgres:15-alpine", cpuUnits: 256, memoryMiB: 512, connectsTo: ["db"], environmentVariables: database };

/** What reads the votes: one job counts them, one writes them to a file. Either runs by hand as well: `npm run task -- dev tally`. */
export const votingJobs: Jobs = {
  tally: { ...withDatabase, command: ["psql", "--command", "SELECT vote, COUNT(*) AS votes FROM votes GROUP BY vote ORDER BY votes DESC"] },
  archive: {
    ...withDatabase,
    command: ["sh", "-c", 'pg_dump --table=votes --file="/archive/votes-$DAY.sql"'],
    environmentVariables: { ...database, DAY: "by-hand" },
    user: "70:70",
    mounts: [{ fileSystem: "volumes", accessPoint: "archive", containerPath: "/archive" }],
  },
};

const onFailure = [{ ErrorEquals: ["States.ALL"], ResultPath: "$.failure", Next: "TellFailure" }];

/** Every night: count, archive, tell. */
export const votingWorkflows: Workflows = {
  nightly: {
    triggers: { nightly: { expression: "cron(0 3 * * ? *)", timeZone: "Europe/Dublin" } },
    definition: {
      StartAt: "Tally",
      States: {
        Tally: {
          Type: "Task",
          job: "tally",
          ResultPath: "$.tally",
          Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 5, MaxAttempts: 1 }],
          Catch: onFailure,
          Next: "Archive",
        },
        Archive: {
          Type: "Task",
          job: "archive",
          Parameters: { Environment: { "DAY.$": "States.ArrayGetItem(States.StringSplit($$.Execution.StartTime, 'T'), 0)" } },
          ResultPath: "$.archive",
          Catch: onFailure,
          Next: "TellResult",
        },
        TellResult: {
          Type: "Task",
          topic: "results",
          Parameters: { Subject: "Votes archived", "Message.$": "States.Format('The votes of {} are counted and archived.', $$.Execution.StartTime)" },
          End: true,
        },
        TellFailure: {
          Type: "Task",
          topic: "failures",
          Parameters: { Subject: "Nightly run failed", "Message.$": "States.Format('{}: {}', $$.Execution.Name, $.failure.Error)" },
          Next: "Failed",
        },
        Failed: { Type: "Fail", Error: "NightlyFailed", Cause: "A job failed; the topic failures was told which." },
      },
    },
  },
};

/** Whoever wants to hear of results and failures subscribes; what ECS tells of tasks is kept in a queue. */
export const votingMessaging: NonNullable<EnvironmentFile["messaging"]> = {
  topics: { results: {}, failures: {}, "task-events": { subscriptions: { log: { queue: "task-events", rawMessageDelivery: true } } } },
  queues: { "task-events": { deadLetter: false } },
  taskEvents: {
    stopped: { event: "task-stopped", topic: "task-events" },
    deployments: { event: "deployment", eventNames: ["SERVICE_DEPLOYMENT_FAILED"], topic: "task-events" },
  },
  alarmTopic: "failures",
};
