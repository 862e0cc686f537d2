import { StateMachine } from "aws-local-stepfunctions";
import { dev, prod } from "../support/example";
import "../support/promise-with-resolvers";
import { readable } from "../support/references";
import { synthesized } from "../support/synthesized";

type Definition = ConstructorParameters<typeof StateMachine>[0];
type Handler = (input: unknown) => unknown;

const environments = [["dev", dev], ["prod", prod]] as const;
const jobsEnd: Record<string, Handler> = { Tally: () => ({}), Archive: () => ({}) };

/** What the nightly workflow of an environment does, as it stands in the JSON for Terraform, where each task does what a handler says. */
async function nightly(environment: "dev" | "prod", file: typeof dev, handlers: Record<string, Handler>) {
  const stacks = synthesized(file);
  const stack = `${environment}-workflows`;
  const definition = readable(stacks, stack, String(stacks[stack]?.resource["aws_sfn_state_machine"]?.["nightly"]?.["definition"]));
  const told: Record<string, unknown>[] = [];
  const tell: Handler = (input) => void told.push(input as Record<string, unknown>);
  const visited: string[] = [];
  const visiting = (name: string, handler: Handler): Handler => (input) => {
    visited.push(name);
    return handler(input);
  };
  const tasks = { TellResult: tell, TellFailure: tell, ...handlers };
  const { result } = new StateMachine(JSON.parse(definition) as Definition, { validationOptions: { checkArn: false } }).run(
    {},
    {
      overrides: { taskResourceLocalHandlers: Object.fromEntries(Object.entries(tasks).map(([name, handler]) => [name, visiting(name, handler)])) as never, retryIntervalOverrides: { Tally: 0 } },
      context: { Execution: { Name: "night-1" } },
    },
  );
  return { visited, told, error: await result.then(() => undefined, String) };
}

test.each(environments)("in %s the nightly workflow counts, archives and tells the topic of results", async (name, file) => {
  const { visited, told, error } = await nightly(name, file, jobsEnd);
  expect({ visited, error }).toEqual({ visited: ["Tally", "Archive", "TellResult"], error: undefined });
  expect(told).toEqual([
    { TopicArn: "aws_sns_topic.topic_results.arn", Subject: "Votes archived", Message: expect.stringMatching(/^The votes of \d{4}-\S+Z are counted and archived\.$/) as string },
  ]);
});

test.each(environments)("in %s a job that fails is tried once more, and then the topic of failures is told which run failed", async (name, file) => {
  const fails: Handler = () => {
    throw new Error("exit code 1");
  };
  const { visited, told, error } = await nightly(name, file, { ...jobsEnd, Tally: fails });
  expect({ visited, error }).toEqual({ visited: ["Tally", "Tally", "TellFailure"], error: expect.stringContaining("A job failed; the topic failures was told which.") as string });
  expect(told).toEqual([{ TopicArn: "aws_sns_topic.topic_failures.arn", Subject: "Nightly run failed", Message: expect.stringMatching(/^night-1: /) as string }]);
});
