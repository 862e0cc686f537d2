import { partitionOf } from "../../config/arns";
import type { NameScope } from "../../config/names";
import type { Statement } from "../iam/policy-document";
import { serviceActions, writtenNames, type ServiceActions } from "./service-actions";

/** What a plan reads of the services that stacks use. */
export function readStatements(scope: NameScope): Statement[] {
  const regional = serviceActions.filter(({ isGlobal = false }) => !isGlobal);
  const global = serviceActions.filter(({ isGlobal = false }) => isGlobal);
  return [
    { Effect: "Allow", Action: regional.flatMap((each) => named(each, each.reads)), Resource: "*", Condition: inRegion(scope) },
    { Effect: "Allow", Action: global.flatMap((each) => named(each, each.reads)), Resource: "*" },
  ];
}

/** What an apply writes of them: what has the environment's names, where the names are the environment's to give. */
export function writeStatements(scope: NameScope): Statement[] {
  return serviceActions.flatMap((each): Statement[] =>
    each.writes === undefined
      ? []
      : [
          {
            Effect: "Allow",
            Action: named(each, each.writes),
            Resource: written(scope, each),
            ...(each.isGlobal === true ? {} : { Condition: inRegion(scope) }),
          },
        ],
  );
}

function named({ service }: ServiceActions, actions: readonly string[] = []): string[] {
  return actions.map((action) => `${service}:${action}`);
}

function written(scope: NameScope, { service, written: of }: ServiceActions): readonly string[] {
  return of === undefined ? ["*"] : of(writtenNames(scope)).map((resource) => `arn:${partitionOf(scope.region)}:${service}:${scope.region}:*:${resource}`);
}

function inRegion({ region }: NameScope): NonNullable<Statement["Condition"]> {
  return { StringEquals: { "aws:RequestedRegion": region } };
}
