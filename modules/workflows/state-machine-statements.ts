import type { Statement } from "../iam/policy-document";

/** Lets somebody start executions of a state machine and wait for them. Source: Service Authorization Reference, AWS Step Functions. */
export function startStatements(stateMachineArn: string, type: "STANDARD" | "EXPRESS"): Statement[] {
  if (type === "EXPRESS") return [{ Effect: "Allow", Action: ["states:StartExecution", "states:StartSyncExecution"], Resource: stateMachineArn }];
  return [
    { Effect: "Allow", Action: "states:StartExecution", Resource: stateMachineArn },
    { Effect: "Allow", Action: ["states:DescribeExecution", "states:GetExecutionHistory", "states:StopExecution"], Resource: `${stateMachineArn.replace(":stateMachine:", ":execution:")}:*` },
  ];
}

/** Lets somebody answer states of a state machine that wait for a task token. */
export function answerStatements(stateMachineArn: string): Statement[] {
  return [{ Effect: "Allow", Action: ["Failure", "Heartbeat", "Success"].map((answer) => `states:SendTask${answer}`), Resource: stateMachineArn }];
}
