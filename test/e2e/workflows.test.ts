import { resolve } from "node:path";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { EnvironmentFile } from "../../config/environment-file";
import { Emulated, place } from "./support/emulated";
import { limitMinutes } from "./support/limit";
import { unwaited } from "./support/unwaited-services";
import type { Outcome } from "./support/workspace";

limitMinutes(8);

/**
 * Messages that arrive, a job run by hand, and a workflow run by hand, on what `synth` wrote. The emulator reports every job of a
 * workflow as failed, whatever its exit code, so its way through the failure is what can be seen here.
 */
const emulated = new Emulated();
const { workspace } = emulated;

const small = { image: "busybox:1.37", cpuUnits: 256, memoryMiB: 512 };
const flows: EnvironmentFile = {
  platform: "shop",
  environment: "flows",
  ...place,
  network: { cidr: "10.61.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  messaging: {
    queues: { results: {}, failures: { deadLetter: false } },
    topics: {
      results: { subscriptions: { keep: { queue: "results", rawMessageDelivery: true, filterPolicy: { kind: ["result"] } } } },
      failures: { subscriptions: { keep: { queue: "failures", rawMessageDelivery: true } } },
    },
  },
  services: { web: { ...small, desiredTasks: 0 } },
  compute: { overrides: unwaited("web") },
  jobs: { count: { ...small, command: ["count-ends", "${LETTERS}"], grants: { queues: { results: "send" } } }, fails: { ...small, command: ["fails-ends"] } },
  workflows: {
    nightly: {
      definition: {
        StartAt: "Which",
        States: {
          Which: { Type: "Choice", Choices: [{ Variable: "$.count", BooleanEquals: true, Next: "Count" }], Default: "Nothing" },
          Count: { Type: "Task", job: "count", Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.failure", Next: "Tell" }], Next: "Nothing" },
          Tell: { Type: "Task", topic: "failures", Parameters: { "Message.$": "States.Format('{} failed', $.what)" }, Next: "Failed" },
          Failed: { Type: "Fail", Error: "NightlyFailed", Cause: "told" },
          Nothing: { Type: "Succeed" },
        },
      },
    },
  },
};

beforeAll(async () => {
  const containers = { FAKECLOUD_CONTAINER_CLI: resolve(__dirname, "support/standin-containers"), STANDIN_FOLDER: workspace.folder, STANDIN_EXITS: "-ends", STANDIN_EXIT: "3" };
  await emulated.start({ containers });
  workspace.addEnvironment("flows", flows);
  workspace.synth("flows");
  await emulated.deploy("flows");
});
afterAll(async () => {
  await emulated.stop();
});

const command = (name: string, ...args: readonly string[]): Promise<Outcome> => emulated.runInProject("node", "cli/start.mjs", `cli/${name}.ts`, "flows", ...args);

async function received(queue: string): Promise<string[]> {
  const { [queue]: QueueUrl } = await emulated.output("flows-messaging", "queue_urls");
  const { Messages = [] } = await new SQSClient(emulated.clientSettings("SQS")).send(
    new ReceiveMessageCommand({ QueueUrl: QueueUrl ?? "", MaxNumberOfMessages: 10, WaitTimeSeconds: 5 }),
  );
  return Messages.map(({ Body }) => Body ?? "");
}

test("a message that fits the filter arrives in the queue of its topic, one that does not is left out", async () => {
  const sns = new SNSClient(emulated.clientSettings("SNS"));
  const { results: TopicArn } = await emulated.output("flows-messaging", "topic_arns");
  for (const kind of ["noise", "result"]) {
    await sns.send(new PublishCommand({ TopicArn: TopicArn ?? "", Message: `a ${kind}`, MessageAttributes: { kind: { DataType: "String", StringValue: kind } } }));
  }
  expect(await received("results")).toEqual(["a result"]);
});

test("a job is run by hand and followed to its exit code", async () => {
  const { exitCode, output } = await command("task", "count");
  expect({ exitCode, output }).toEqual({ exitCode: 3, output: expect.stringMatching(/count: exit code 3/) as string });
});

test("a workflow is run by hand: it runs its job, follows its catch, tells the topic, and fails", async () => {
  const { exitCode, output } = await command("workflow", "nightly", "--input", '{"count": true, "what": "Counting"}');
  expect(exitCode).toBe(1);
  for (const state of ["Which", "Count", "Tell", "Failed", "NightlyFailed"]) expect(output).toContain(state);
  expect(await received("failures")).toEqual(["Counting failed"]);
});

test("and succeeds where it has nothing to run", async () => {
  const { exitCode, output } = await command("workflow", "nightly", "--input", '{"count": false}');
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining("SUCCEEDED") as string });
});

test("what is not there is told with what is", async () => {
  expect(await command("task", "cuont")).toEqual({ exitCode: 1, output: expect.stringContaining("count") as string });
  expect(await command("workflow", "nightly", "--input", "{count}")).toEqual({ exitCode: 1, output: expect.stringContaining("JSON") as string });
});
