import { stateMachineArn } from "../config/arns";
import { grantVariables, type GrantedThing } from "../config/grant-variables";
import type { Grants, PolicyStatement } from "../config/grants";
import { mapValues } from "../config/map-values";
import type { Platform } from "../config/platform";
import type { Statement } from "../modules/iam/policy-document";
import { keyStatements, queueStatements, topicStatements } from "../modules/messaging/messaging-statements";
import { describeFileSystem } from "../modules/storage/file-system-statements";
import { answerStatements, startStatements } from "../modules/workflows/state-machine-statements";
import type { ServiceInputs } from "./service-inputs";

/** The statements that allow exactly what a file grants to a task. */
export function grantStatements(platform: Platform, grants: Grants, { messaging, storage }: ServiceInputs): Statement[] {
  const words = Object.values(grants.queues);
  const sends = words.some((word) => word !== "receive") || Object.keys(grants.topics).length > 0;
  const receives = words.some((word) => word !== "send");
  return [
    ...Object.entries(grants.queues).flatMap(([name, word]) => queueStatements(messaging.queueArns[name] ?? "", word)),
    ...Object.keys(grants.topics).flatMap((name) => topicStatements(messaging.topicArns[name] ?? "")),
    ...(!(sends || receives) || messaging.kmsKeyArn === undefined ? [] : keyStatements(messaging.kmsKeyArn, { send: sends, receive: receives })),
    ...Object.keys(grants.fileSystems).flatMap((name) => describeFileSystem(storage.fileSystems[name]?.arn ?? "")),
    ...Object.entries(grants.stateMachines).flatMap(([name, word]) => [
      ...(word === "answer" ? [] : startStatements(stateMachineArn(platform, name), platform.workflows[name]?.type ?? "STANDARD")),
      ...(word === "start" ? [] : answerStatements(stateMachineArn(platform, name))),
    ]),
    ...grants.statements.map(writtenStatement),
  ];
}

/** A statement as the file writes it. */
export function writtenStatement({ actions, resources, conditions }: PolicyStatement): Statement {
  return { Effect: "Allow", Action: actions, Resource: resources, ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }) };
}

/** The variables by which containers find what is granted to their task. */
export function grantedVariables(platform: Platform, grants: Grants, inputs: ServiceInputs): Record<string, string> {
  return mapValues(grantVariables(grants), (thing) => valueOf(platform, thing, inputs));
}

function valueOf(platform: Platform, { kind, name }: GrantedThing, { messaging, storage }: ServiceInputs): string {
  switch (kind) {
    case "queue":
      return messaging.queueUrls[name] ?? "";
    case "topic":
      return messaging.topicArns[name] ?? "";
    case "file-system":
      return storage.fileSystems[name]?.id ?? "";
    case "state-machine":
      return stateMachineArn(platform, name);
  }
}
