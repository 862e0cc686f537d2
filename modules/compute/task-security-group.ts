import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** The far end of a rule, as EC2 takes it: exactly one. */
export type RuleEnd = { readonly securityGroupId: string } | { readonly cidr: string } | { readonly prefixListId: string };

/** A port to open between the tasks and somebody else. */
export interface Opening {
  /** Unique within the group; part of the rules' addresses. */
  readonly id: string;
  readonly end: RuleEnd;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  readonly description: string;
}

export interface TaskSecurityGroupProps {
  /** `the service web`, `the job report`. */
  readonly owner: string;
  readonly namePrefix: string;
  readonly vpcId: string;
}

/** A rule that goes is there until the service, which depends on it, has moved: old tasks still need it. */
const untilServiceMoved = { createBeforeDestroy: true } as const;

/** The security group of the tasks of a service or job. Where a rule's far end is a security group too, that one gets the matching rule. */
export class TaskSecurityGroup extends Construct {
  readonly id: string;
  /** What a task needs before it starts. */
  readonly rules: ITerraformDependable[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TaskSecurityGroupProps,
  ) {
    super(scope, id);
    this.id = new SecurityGroup(this, "default", {
      namePrefix: props.namePrefix,
      description: `Tasks of ${props.owner}`,
      vpcId: props.vpcId,
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }

  /** Lets the tasks connect to somebody; the far end's group gets the matching rule unless it admits the VPC anyway. */
  connectTo(opening: Opening, farEndIsOpen = false): void {
    const rule = new VpcSecurityGroupEgressRule(this, opening.id, {
      securityGroupId: this.id,
      description: opening.description,
      ...ports(opening),
      ...farEnd(opening.end),
      lifecycle: untilServiceMoved,
    });
    this.rules.push(rule);
    if (!("securityGroupId" in opening.end) || farEndIsOpen) return;
    this.rules.push(
      new VpcSecurityGroupIngressRule(this, `admit_${opening.id}`, {
        securityGroupId: opening.end.securityGroupId,
        description: `Tasks of ${this.props.owner}`,
        ...ports(opening),
        referencedSecurityGroupId: this.id,
        lifecycle: untilServiceMoved,
      }),
    );
  }

  /** Lets somebody with a security group of its own connect to the tasks. */
  admit(opening: Opening & { readonly end: { readonly securityGroupId: string } }): void {
    this.rules.push(
      new VpcSecurityGroupIngressRule(this, opening.id, {
        securityGroupId: this.id,
        description: opening.description,
        ...ports(opening),
        ...farEnd(opening.end),
        lifecycle: untilServiceMoved,
      }),
      new VpcSecurityGroupEgressRule(this, `reach_${opening.id}`, {
        securityGroupId: opening.end.securityGroupId,
        description: `Tasks of ${this.props.owner}`,
        ...ports(opening),
        referencedSecurityGroupId: this.id,
        lifecycle: untilServiceMoved,
      }),
    );
  }
}

function ports({ port, protocol }: Opening) {
  return { ipProtocol: protocol, fromPort: port, toPort: port };
}

function farEnd(end: RuleEnd) {
  if ("securityGroupId" in end) return { referencedSecurityGroupId: end.securityGroupId };
  return "cidr" in end ? { cidrIpv4: end.cidr } : { prefixListId: end.prefixListId };
}
