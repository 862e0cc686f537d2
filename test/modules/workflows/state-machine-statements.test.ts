import { answerStatements, startStatements } from "../../../modules/workflows/state-machine-statements";

const nightly = "arn:aws:states:eu-west-1:111122223333:stateMachine:shop-test-nightly";

test("who starts a standard workflow may watch and stop its executions, and no other's", () => {
  expect(startStatements(nightly, "STANDARD")).toEqual([
    { Effect: "Allow", Action: "states:StartExecution", Resource: nightly },
    {
      Effect: "Allow",
      Action: ["states:DescribeExecution", "states:GetExecutionHistory", "states:StopExecution"],
      Resource: "arn:aws:states:eu-west-1:111122223333:execution:shop-test-nightly:*",
    },
  ]);
});

test("who starts an express workflow may wait for it: it has no execution to ask for", () => {
  expect(startStatements(nightly, "EXPRESS")).toEqual([{ Effect: "Allow", Action: ["states:StartExecution", "states:StartSyncExecution"], Resource: nightly }]);
});

test("who answers may say that the task goes on, that it succeeded or that it failed", () => {
  expect(answerStatements(nightly)).toEqual([{ Effect: "Allow", Action: ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"], Resource: nightly }]);
});
