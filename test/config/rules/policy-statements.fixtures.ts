import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { waiting } from "./workflow-of";

type Statement = NonNullable<NonNullable<EnvironmentFile["services"][string]["grants"]>["statements"]>[number];

/** What a service and a workflow may do. */
const may =
  (ofService: Statement, ofWorkflow: Statement = ofService): RuleFixture["accepted"] =>
  (file) => {
    file.services.worker.grants = { statements: [ofService] };
    file.workflows = { nightly: waiting({ statements: [ofWorkflow] }) };
  };

const ofService = ["services", "worker", "grants", "statements", 0];
const ofWorkflow = ["workflows", "nightly", "statements", 0];
const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/votes";
const actionWanted = { allowed: "<service>:<action>, * and ? behind the colon alone", remedy: "name the service: sqs:SendMessage, or s3:Get* for several" };
const arnWanted = {
  allowed: "an ARN, arn:aws:<service>:<region>:<account>:<resource>, or *",
  remedy: "write the ARN; region and account stay empty where the service has none in it",
};

export const policyStatementFixtures: Readonly<Record<string, RuleFixture>> = {
  "statement-empty": {
    accepted: may({ actions: ["dynamodb:GetItem"], resources: [table], conditions: {} }),
    refused: may({ actions: [], resources: [table] }, { actions: ["dynamodb:GetItem"], resources: [] }),
    problems: [
      { path: [...ofService, "actions"], given: [], allowed: "at least one of the actions", remedy: "name what is allowed, or remove the statement" },
      { path: [...ofWorkflow, "resources"], given: [], allowed: "at least one of the resources", remedy: "name what is allowed, or remove the statement" },
    ],
  },
  "statement-action": {
    accepted: may({ actions: ["s3:*", "dynamodb:Get?tem", "execute-api:Invoke"], resources: ["*"] }),
    refused: may({ actions: ["*", "GetItem", "dynamo*:GetItem", "dynamodb:"], resources: [table] }, { actions: ["*:*"], resources: ["*"] }),
    problems: [
      ...["*", "GetItem", "dynamo*:GetItem", "dynamodb:"].map((given, index) => ({ path: [...ofService, "actions", index], given, ...actionWanted })),
      { path: [...ofWorkflow, "actions", 0], given: "*:*", ...actionWanted },
    ],
  },
  "statement-resource": {
    accepted: may({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::votes/*", "arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:dynamodb:*:*:table/votes-?", table, "*"] }),
    refused: may({ actions: ["s3:GetObject"], resources: ["votes", "arn:aws:s3"] }, { actions: ["s3:GetObject"], resources: ["arn:aws-cn:s3:::votes", "arn:*"] }),
    problems: [
      { path: [...ofService, "resources", 0], given: "votes", ...arnWanted },
      { path: [...ofService, "resources", 1], given: "arn:aws:s3", ...arnWanted },
      { path: [...ofWorkflow, "resources", 0], given: "arn:aws-cn:s3:::votes", ...arnWanted },
      { path: [...ofWorkflow, "resources", 1], given: "arn:*", ...arnWanted },
    ],
  },
};
