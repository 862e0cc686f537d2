import { partitionOf } from "../../config/arns";
import type { Statement } from "../iam/policy-document";
import type { DeliveryScope } from "./delivery-scope";
import { writtenNames } from "./service-actions";

/** The engine lists the names of workspaces whenever it looks for a state. */
const workspaces = "env:/";

/** Reading the environment's states, and the lock files a plan holds while it reads. */
export function readStateStatements(scope: DeliveryScope): Statement[] {
  const states = statesOf(scope);
  return [
    {
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn(scope),
      // Without it a state that is not there yet would be a forbidden one.
      Condition: { StringLike: { "s3:prefix": [workspaces, `${writtenNames(scope).folder}/*`] } },
    },
    { Effect: "Allow", Action: "s3:GetObject", Resource: states },
    { Effect: "Allow", Action: ["s3:PutObject", "s3:DeleteObject"], Resource: `${states}.tflock` },
    ...(scope.kmsKeyArn === undefined ? [] : [{ Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: scope.kmsKeyArn } as const]),
  ];
}

/** Writing the environment's states. Old versions of them stay. */
export function writeStateStatements(scope: DeliveryScope): Statement[] {
  return [{ Effect: "Allow", Action: "s3:PutObject", Resource: `${statesOf(scope)}.tfstate` }];
}

function bucketArn({ region, bucket }: DeliveryScope): string {
  return `arn:${partitionOf(region)}:s3:::${bucket}`;
}

function statesOf(scope: DeliveryScope): string {
  return `${bucketArn(scope)}/${writtenNames(scope).folder}/*`;
}
