import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { assumedByService, policyDocument } from "../iam/policy-document";

export interface FlowLogsProps {
  readonly account: string;
  readonly vpcId: string;
  readonly roleName: string;
  readonly logGroupName: string;
  readonly retentionDays: number;
  readonly traffic: "ALL" | "ACCEPT" | "REJECT";
}

/** Records a VPC's traffic in CloudWatch Logs. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const logGroup = new CloudwatchLogGroup(this, "log-group", { name: props.logGroupName, retentionInDays: props.retentionDays });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      assumeRolePolicy: assumedByService("vpc-flow-logs.amazonaws.com", props.account),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "write-flow-logs",
      role: role.name,
      policy: policyDocument([
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [logGroup.arn, `${logGroup.arn}:*`],
        },
        // Takes no resource but all: Service Authorization Reference, Amazon CloudWatch Logs.
        { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
      ]),
    });
    new FlowLog(this, "default", {
      vpcId: props.vpcId,
      trafficType: props.traffic,
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
      dependsOn: [policy],
    });
  }
}
