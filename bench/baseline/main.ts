import {
  cloudwatchLogGroup,
  ecsCluster,
  ecsService,
  ecsTaskDefinition,
  iamRole,
  iamRolePolicyAttachment,
  internetGateway,
  lb,
  lbListener,
  lbListenerRule,
  lbTargetGroup,
  provider,
  routeTable,
  routeTableAssociation,
  securityGroup,
  subnet,
  vpc,
} from "@cdktf/provider-aws";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";

// Five services as one writes them after `cdktf init`: what a synthesis by Gantry is measured against.

const zones = ["eu-west-1a", "eu-west-1b"];
const region = "eu-west-1";
const services = [
  { name: "vote", image: "dockersamples/examplevotingapp_vote", port: 80, path: "/*" },
  { name: "result", image: "dockersamples/examplevotingapp_result", port: 80, path: "/result/*" },
  { name: "worker", image: "dockersamples/examplevotingapp_worker" },
  { name: "redis", image: "redis:7-alpine", port: 6379 },
  { name: "db", image: "postgres:15-alpine", port: 5432 },
];

class NetworkStack extends TerraformStack {
  readonly vpc: vpc.Vpc;
  readonly subnets: subnet.Subnet[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new provider.AwsProvider(this, "aws", { region });

    this.vpc = new vpc.Vpc(this, "vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
    const gateway = new internetGateway.InternetGateway(this, "gateway", { vpcId: this.vpc.id });
    const routes = new routeTable.RouteTable(this, "routes", { vpcId: this.vpc.id, route: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }] });

    this.subnets = zones.map((availabilityZone, index) => {
      const zoneSubnet = new subnet.Subnet(this, `subnet-${index}`, { vpcId: this.vpc.id, availabilityZone, cidrBlock: `10.0.${index}.0/24` });
      new routeTableAssociation.RouteTableAssociation(this, `association-${index}`, { subnetId: zoneSubnet.id, routeTableId: routes.id });
      return zoneSubnet;
    });
  }
}

class ServicesStack extends TerraformStack {
  constructor(scope: Construct, id: string, network: NetworkStack) {
    super(scope, id);
    new provider.AwsProvider(this, "aws", { region });

    const vpcId = network.vpc.id;
    const subnets = network.subnets.map((each) => each.id);
    const everywhere = [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }];
    const assumeRolePolicy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });

    const cluster = new ecsCluster.EcsCluster(this, "cluster", { name: "voting" });
    const albGroup = new securityGroup.SecurityGroup(this, "alb-security-group", {
      vpcId,
      ingress: [{ fromPort: 80, toPort: 80, protocol: "tcp", cidrBlocks: ["0.0.0.0/0"] }],
      egress: everywhere,
    });
    const alb = new lb.Lb(this, "alb", { name: "voting", loadBalancerType: "application", securityGroups: [albGroup.id], subnets });
    const listener = new lbListener.LbListener(this, "listener", {
      loadBalancerArn: alb.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } }],
    });

    services.forEach(({ name, image, port, path }, index) => {
      const logs = new cloudwatchLogGroup.CloudwatchLogGroup(this, `${name}-logs`, { name: `/voting/${name}`, retentionInDays: 30 });
      const executionRole = new iamRole.IamRole(this, `${name}-execution-role`, { name: `${name}-execution`, assumeRolePolicy });
      new iamRolePolicyAttachment.IamRolePolicyAttachment(this, `${name}-execution-policy`, {
        role: executionRole.name,
        policyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
      });
      const taskRole = new iamRole.IamRole(this, `${name}-task-role`, { name: `${name}-task`, assumeRolePolicy });
      const group = new securityGroup.SecurityGroup(this, `${name}-security-group`, {
        vpcId,
        ingress: port === undefined ? [] : [{ fromPort: port, toPort: port, protocol: "tcp", cidrBlocks: ["10.0.0.0/16"] }],
        egress: everywhere,
      });
      const task = new ecsTaskDefinition.EcsTaskDefinition(this, `${name}-task`, {
        family: name,
        cpu: "256",
        memory: "512",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        executionRoleArn: executionRole.arn,
        taskRoleArn: taskRole.arn,
        containerDefinitions: JSON.stringify([
          {
            name,
            image,
            portMappings: port === undefined ? [] : [{ containerPort: port }],
            logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": logs.name, "awslogs-region": region, "awslogs-stream-prefix": name } },
          },
        ]),
      });

      const loadBalancer: ecsService.EcsServiceLoadBalancer[] = [];
      if (port !== undefined && path !== undefined) {
        const targets = new lbTargetGroup.LbTargetGroup(this, `${name}-targets`, { name, port, protocol: "HTTP", targetType: "ip", vpcId });
        new lbListenerRule.LbListenerRule(this, `${name}-rule`, {
          listenerArn: listener.arn,
          priority: 100 - index,
          condition: [{ pathPattern: { values: [path] } }],
          action: [{ type: "forward", targetGroupArn: targets.arn }],
        });
        loadBalancer.push({ targetGroupArn: targets.arn, containerName: name, containerPort: port });
      }
      new ecsService.EcsService(this, `${name}-service`, {
        name,
        cluster: cluster.arn,
        taskDefinition: task.arn,
        launchType: "FARGATE",
        desiredCount: 1,
        networkConfiguration: { subnets, securityGroups: [group.id], assignPublicIp: true },
        loadBalancer,
        dependsOn: [listener],
      });
    });
  }
}

const app = new App();
const network = new NetworkStack(app, "network");
new ServicesStack(app, "services", network);
app.synth();
