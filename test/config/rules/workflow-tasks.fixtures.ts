import type { RuleFixture } from "./fixture";
import { acceptJsonata, acceptJsonpath, setJsonata, setStates, statePath } from "./workflow-file";

const end = { End: true } as const;
const task = { Type: "Task", End: true } as const;
const express = { type: "EXPRESS" } as const;

const waitForResource = "remove it, and end Resource with .sync or .waitForTaskToken where it is to wait";
const standardInstead = 'set the workflow\'s type to "STANDARD", or wait for the answer to the call alone';
const environmentByName = 'give each variable its own path: Environment: { "NAME.$": "$.name" }';
const ownForm = "write it as one, with expressions for values in it";

export const workflowTaskFixtures: Readonly<Record<string, RuleFixture>> = {
  "workflow-task-target": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { Type: "Task", Next: "B" }, B: { ...task, job: "tally", topic: "results", Parameters: { Message: "a" } } }),
    problems: [
      {
        path: statePath("A"),
        given: undefined,
        allowed: "exactly one of job, topic, queue, lambdaFunction and Resource",
        remedy: 'add one, `job: "<name>"` to run a job',
      },
      {
        path: statePath("B"),
        given: ["job", "topic"],
        allowed: "exactly one of job, topic, queue, lambdaFunction and Resource",
        remedy: "keep one of them, and make a state of each of the others",
      },
    ],
  },
  "unknown-job": {
    accepted: acceptJsonata,
    refused: (file) => setStates(file, { A: { ...task, job: "taly" } }),
    problems: [{ path: statePath("A", "job"), given: "taly", allowed: "the name of a job", remedy: 'did you mean "tally"?' }],
  },
  "unknown-workflow-topic": {
    accepted: acceptJsonata,
    refused: (file) => setStates(file, { A: { ...task, topic: "votes", Parameters: { Message: "a" } } }),
    problems: [{ path: statePath("A", "topic"), given: "votes", allowed: "the name of a topic of messaging.topics", remedy: 'use one of "results" or "steps"' }],
  },
  "unknown-workflow-queue": {
    accepted: acceptJsonata,
    refused: (file) => setStates(file, { A: { Type: "Map", ...end, ItemProcessor: { StartAt: "B", States: { B: { ...task, queue: "vote", Parameters: { MessageBody: "a" } } } } } }),
    problems: [
      { path: statePath("A", "ItemProcessor", "States", "B", "queue"), given: "vote", allowed: "the name of a queue of messaging.queues", remedy: 'did you mean "votes"?' },
    ],
  },
  "workflow-lambda-name": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { ...task, lambdaFunction: "arn:aws:lambda:eu-west-1:111122223333:function:a" } }),
    problems: [
      {
        path: statePath("A", "lambdaFunction"),
        given: "arn:aws:lambda:eu-west-1:111122223333:function:a",
        allowed: "the name of a Lambda function: letters, digits, - and _, at most 64",
        remedy: "write the name alone, without its ARN and version",
      },
    ],
  },
  "workflow-wait-for": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", Resource: "arn:aws:states:::batch:submitJob", waitFor: "end", Next: "B" },
        B: { ...task, lambdaFunction: "a", waitFor: "end" },
      }),
    problems: [
      { path: statePath("A", "waitFor"), given: "end", allowed: "no waitFor beside Resource", remedy: waitForResource },
      { path: statePath("B", "waitFor"), given: "end", allowed: '"start" or "taskToken": jobs alone are waited for to their end', remedy: "remove it" },
    ],
  },
  "workflow-express-wait": {
    accepted: (file) =>
      setStates(
        file,
        { A: { Type: "Task", job: "tally", Next: "B" }, B: { ...task, Resource: "arn:aws:states:::aws-sdk:s3:syncObject" } },
        express,
      ),
    refused: (file) =>
      setStates(
        file,
        {
          A: { Type: "Task", job: "archive", waitFor: "end", Next: "B" },
          B: { Type: "Task", queue: "votes", waitFor: "taskToken", Parameters: { MessageBody: { "a.$": "$$.Task.Token" } }, Next: "C" },
          C: { Type: "Task", Resource: "arn:aws:states:::states:startExecution.sync:2", Next: "D" },
          D: { ...task, Resource: "arn:aws:states:eu-west-1:111122223333:activity:review" },
        },
        express,
      ),
    problems: [
      { path: statePath("A", "waitFor"), given: "end", allowed: '"start" in an express workflow', remedy: standardInstead },
      { path: statePath("B", "waitFor"), given: "taskToken", allowed: '"start" in an express workflow', remedy: standardInstead },
      {
        path: statePath("C", "Resource"),
        given: "arn:aws:states:::states:startExecution.sync:2",
        allowed: "in an express workflow no .sync, .waitForTaskToken and activity",
        remedy: standardInstead,
      },
      {
        path: statePath("D", "Resource"),
        given: "arn:aws:states:eu-west-1:111122223333:activity:review",
        allowed: "in an express workflow no .sync, .waitForTaskToken and activity",
        remedy: standardInstead,
      },
    ],
  },
  "workflow-task-token": {
    accepted: acceptJsonata,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", job: "tally", waitFor: "taskToken", Parameters: { Environment: { TOKEN: "$$.Task.Token" } }, Next: "B" },
        B: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", Next: "C" },
        C: {
          ...task,
          QueryLanguage: "JSONata",
          queue: "votes",
          waitFor: "taskToken",
          Arguments: { MessageBody: "{% $states.context.Task.TokenOfOther %}" },
        },
      }),
    problems: [
      {
        path: statePath("A", "Parameters"),
        given: { Environment: { TOKEN: "$$.Task.Token" } },
        allowed: "the task token among what is passed on, for nobody else can answer",
        remedy: 'pass "$$.Task.Token" on in it, under a name that ends with .$',
      },
      {
        path: statePath("B", "Parameters"),
        given: undefined,
        allowed: "the task token among what is passed on, for nobody else can answer",
        remedy: 'pass "$$.Task.Token" on in it, under a name that ends with .$',
      },
      {
        path: statePath("C", "Arguments"),
        given: { MessageBody: "{% $states.context.Task.TokenOfOther %}" },
        allowed: "the task token among what is passed on, for nobody else can answer",
        remedy: 'pass "{% $states.context.Task.Token %}" on in it',
      },
    ],
  },
  "workflow-answer-grant": {
    accepted: acceptJsonpath,
    refused: (file) => {
      setStates(file, {
        A: { Type: "Task", job: "tally", waitFor: "taskToken", Parameters: { Environment: { "TOKEN.$": "$$.Task.Token" } }, Next: "B" },
        B: { ...task, job: "archive", waitFor: "taskToken", Parameters: { Environment: { "TOKEN.$": "$$.Task.Token" } } },
      });
      Object.assign(file.jobs?.["tally"] ?? {}, { grants: { stateMachines: { nightly: "start" } } });
    },
    problems: [
      {
        path: statePath("A", "waitFor"),
        given: "taskToken",
        allowed: "taskToken for a job that is granted to answer this workflow",
        remedy: 'set jobs.tally.grants.stateMachines.nightly to "start-and-answer"',
      },
      {
        path: statePath("B", "waitFor"),
        given: "taskToken",
        allowed: "taskToken for a job that is granted to answer this workflow",
        remedy: 'set jobs.archive.grants.stateMachines.nightly to "answer"',
      },
    ],
  },
  "workflow-resource": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { ...task, Resource: "dynamodb:putItem" } }),
    problems: [
      {
        path: statePath("A", "Resource"),
        given: "dynamodb:putItem",
        allowed: "an ARN: arn:aws:states:::dynamodb:putItem",
        remedy: "write the ARN of an integration, an activity or a function, or name a job, topic, queue or function of this file",
      },
    ],
  },
  "workflow-job-arguments": {
    accepted: acceptJsonata,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", job: "tally", Parameters: { Comand: ["a"], Command: "a", "Environment.$": "$.environment" }, Next: "B" },
        B: { Type: "Task", job: "tally", Parameters: { Command: ["a", 1], Environment: { DAY: 1 } }, Next: "C" },
        C: { Type: "Task", job: "tally", Parameters: { Environment: [{ Name: "DAY", Value: "1" }] }, Next: "D" },
        D: { Type: "Task", job: "tally", QueryLanguage: "JSONata", Arguments: "{% $states.input %}", Next: "E" },
        E: { ...task, job: "tally", QueryLanguage: "JSONata", Arguments: { Command: "{% $a" } },
      }),
    problems: [
      { path: statePath("A", "Parameters", "Comand"), given: ["a"], allowed: "Command and Environment alone", remedy: 'did you mean "Command"?' },
      { path: statePath("A", "Parameters", "Command"), given: "a", allowed: "a list of texts", remedy: 'write a list of texts, or "Command.$" with a path' },
      { path: statePath("A", "Parameters", "Environment.$"), given: "$.environment", allowed: "Environment by name", remedy: environmentByName },
      { path: statePath("B", "Parameters", "Command"), given: ["a", 1], allowed: "a list of texts", remedy: 'write a list of texts, or "Command.$" with a path' },
      { path: statePath("B", "Parameters", "Environment", "DAY"), given: 1, allowed: "a text", remedy: "write it in quotes" },
      { path: statePath("C", "Parameters", "Environment"), given: [{ Name: "DAY", Value: "1" }], allowed: "variables by name", remedy: 'write { NAME: "value" }' },
      { path: statePath("D", "Arguments"), given: "{% $states.input %}", allowed: "an object with Command and Environment", remedy: ownForm },
      {
        path: statePath("E", "Arguments", "Command"),
        given: "{% $a",
        allowed: "a list of texts, or an expression for one",
        remedy: 'write { Command: ["..."] } or "{% $states.input.command %}"',
      },
    ],
  },
  "workflow-call-arguments": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", topic: "results", Parameters: { TopicArn: "arn", "Mesage.$": "$" }, Next: "B" },
        B: { Type: "Task", queue: "votes", Next: "C" },
        C: { Type: "Task", lambdaFunction: "a", Parameters: { "FunctionName.$": "$.a" }, Next: "D" },
        D: { ...task, QueryLanguage: "JSONata", lambdaFunction: "a", Arguments: "{% $states.input %}" },
      }),
    problems: [
      { path: statePath("A", "Parameters", "TopicArn"), given: "arn", allowed: "no TopicArn: Gantry fills in what topic names", remedy: "remove it" },
      {
        path: statePath("A", "Parameters", "Mesage.$"),
        given: "$",
        allowed: '"Message", "Subject", "MessageAttributes", "MessageStructure", "MessageGroupId" or "MessageDeduplicationId"',
        remedy: 'did you mean "Message"?',
      },
      { path: statePath("A", "Parameters"), given: { TopicArn: "arn", "Mesage.$": "$" }, allowed: "Parameters with Message", remedy: "add Message" },
      { path: statePath("B", "Parameters"), given: undefined, allowed: "Parameters with MessageBody", remedy: "add MessageBody" },
      { path: statePath("C", "Parameters", "FunctionName.$"), given: "$.a", allowed: "no FunctionName: Gantry fills in what lambdaFunction names", remedy: "remove it" },
      {
        path: statePath("D", "Arguments"),
        given: "{% $states.input %}",
        allowed: "an object with Payload, InvocationType, ClientContext, LogType and Qualifier",
        remedy: ownForm,
      },
    ],
  },
  "workflow-fifo-arguments": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setJsonata(file, {
        A: { Type: "Task", queue: "mails", Arguments: { MessageBody: "a" }, Next: "B" },
        B: { ...task, topic: "steps", Arguments: { Message: "a", MessageGroupId: "b" } },
      }),
    problems: [
      { path: statePath("A", "Arguments"), given: ["MessageBody"], allowed: "MessageGroupId for a FIFO queue", remedy: "add MessageGroupId" },
      {
        path: statePath("B", "Arguments"),
        given: ["Message", "MessageGroupId"],
        allowed: "MessageGroupId and MessageDeduplicationId for a FIFO topic",
        remedy: "add MessageDeduplicationId, or set contentBasedDeduplication of the topic instead",
      },
    ],
  },
};
