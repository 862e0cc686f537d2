import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import { Construct } from "constructs";
import type { WorkflowSpec } from "../../config/workflow";
import { assumedByService, policyDocument } from "../iam/policy-document";
import { workflowStatements, type WorkflowNeeds } from "./workflow-statements";

export interface StateMachineProps {
  readonly name: string;
  readonly spec: Pick<WorkflowSpec, "type" | "logging" | "tracing">;
  /** The Amazon States Language as JSON. */
  readonly definition: string;
  readonly logGroupName: string;
  readonly role: { readonly name: string; readonly account: string; readonly stateMachineArn: string };
  readonly needs: Omit<WorkflowNeeds, "logging" | "tracing">;
}

/** A Step Functions state machine with its role, which may do what its states do, and its log. */
export class StateMachine extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: StateMachineProps,
  ) {
    super(scope, id);
    const { spec } = props;
    const role = this.addRole();
    const policy = this.addPolicy(role);
    const logGroup = spec.logging.level === "OFF" ? undefined : this.addLogGroup();
    this.arn = new SfnStateMachine(this, "default", {
      name: props.name,
      type: spec.type,
      definition: props.definition,
      roleArn: role.arn,
      ...(logGroup === undefined
        ? {}
        : { loggingConfiguration: { level: spec.logging.level, includeExecutionData: spec.logging.includeExecutionData, logDestination: `${logGroup.arn}:*` } }),
      tracingConfiguration: { enabled: spec.tracing },
      ...(policy === undefined ? {} : { dependsOn: [policy] }),
    }).arn;
  }

  private addRole(): IamRole {
    const { name, account, stateMachineArn } = this.props.role;
    return new IamRole(this, "role", { name, assumeRolePolicy: assumedByService("states.amazonaws.com", account, stateMachineArn) });
  }

  private addPolicy(role: IamRole): IamRolePolicy | undefined {
    const { needs, spec } = this.props;
    const statements = workflowStatements({ ...needs, logging: spec.logging.level !== "OFF", tracing: spec.tracing });
    return statements.length === 0 ? undefined : new IamRolePolicy(this, "policy", { name: "run-states", role: role.name, policy: policyDocument(statements) });
  }

  private addLogGroup(): CloudwatchLogGroup {
    const { logGroupName, spec } = this.props;
    return new CloudwatchLogGroup(this, "log-group", { name: logGroupName, retentionInDays: spec.logging.retentionDays });
  }
}
