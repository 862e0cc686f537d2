import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Base = Parameters<RuleFixture["accepted"]>[0];

const zones = (...letters: string[]) => letters.map((letter) => `eu-west-1${letter}`);
const subnet = (digit: string) => `subnet-${digit.repeat(17)}`;

function setNew(file: Base, change: Partial<Extract<EnvironmentFile["network"], { vpc?: "new" | undefined }>>): void {
  file.network = { cidr: "10.20.0.0/16", availabilityZones: zones("a", "b"), ...change };
}

function setExisting(file: Base, change: Partial<Extract<EnvironmentFile["network"], { vpc: "existing" }>>): void {
  file.network = {
    vpc: "existing",
    vpcId: "vpc-0123456789abcdef0",
    cidr: "10.20.0.0/16",
    publicSubnetIds: { "eu-west-1a": subnet("a"), "eu-west-1b": subnet("b") },
    privateSubnetIds: { "eu-west-1a": subnet("c"), "eu-west-1b": subnet("d") },
    ...change,
  };
}

function withoutLoadBalancers(file: Base): void {
  file.routing = {};
  file.services.web.routes = {};
}

const privateRanges = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10";
const twice = { allowed: "each entry once", remedy: "remove it: it stands there already" };

export const networkFixtures: Readonly<Record<string, RuleFixture>> = {
  "vpc-cidr": {
    accepted: (file) => setNew(file, { cidr: "10.20.16.0/20" }),
    refused: (file) => setNew(file, { cidr: "10.20.1.0/20" }),
    problems: [
      {
        path: ["network", "cidr"],
        given: "10.20.1.0/20",
        allowed: "an IPv4 range that begins at its first address: 10.20.0.0/16",
        remedy: "write its first address and its prefix length",
      },
    ],
  },
  "vpc-cidr-size": {
    accepted: (file) => {
      withoutLoadBalancers(file);
      setNew(file, { cidr: "10.20.0.0/23" });
    },
    refused: (file) => setNew(file, { cidr: "10.20.0.0/24" }),
    problems: [
      {
        path: ["network", "cidr"],
        given: "10.20.0.0/24",
        allowed: "/16 to /23: each zone owns an eighth of it in three subnets, and AWS has none smaller than /28",
        remedy: "choose a range with a prefix length of 23",
      },
    ],
  },
  "vpc-cidr-private": {
    accepted: (file) => setNew(file, { cidr: "100.127.0.0/16" }),
    refused: (file) => setNew(file, { cidr: "172.32.0.0/16" }),
    problems: [
      {
        path: ["network", "cidr"],
        given: "172.32.0.0/16",
        allowed: `a private range: in ${privateRanges}`,
        remedy: "choose a range in one of them: those outside belong to hosts on the internet",
      },
    ],
  },
  "load-balancer-subnet-size": {
    accepted: (file) => setNew(file, { cidr: "10.20.0.0/22" }),
    refused: (file) => setNew(file, { cidr: "10.20.0.0/23" }),
    problems: [
      {
        path: ["network", "cidr"],
        given: "10.20.0.0/23",
        allowed: "/16 to /22 with an internet-facing load balancer: it needs subnets of /27 or larger",
        remedy: "choose a range with a prefix length of 22",
      },
    ],
  },
  "availability-zone-count": {
    accepted: (file) => setNew(file, { availabilityZones: zones("a", "b", "c", "d", "e", "f") }),
    refused: (file) => setNew(file, { availabilityZones: zones("a") }),
    problems: [{ path: ["network", "availabilityZones"], given: ["eu-west-1a"], allowed: "2 to 6 zones", remedy: "name two zones or more" }],
  },
  "availability-zone-duplicate": {
    accepted: (file) => setNew(file, { availabilityZones: zones("b", "a") }),
    refused: (file) => setNew(file, { availabilityZones: zones("a", "b", "a") }),
    problems: [{ path: ["network", "availabilityZones", 2], given: "eu-west-1a", ...twice }],
  },
  "availability-zone-name": {
    accepted: (file) => setNew(file, { availabilityZones: zones("a", "h") }),
    refused: (file) => setNew(file, { availabilityZones: ["eu-west-1a", "eu-west-2b", "us-west-2-lax-1a"] }),
    problems: [
      {
        path: ["network", "availabilityZones", 1],
        given: "eu-west-2b",
        allowed: "a zone of eu-west-1: eu-west-1a to eu-west-1h",
        remedy: 'did you mean "eu-west-1b"?',
      },
      {
        path: ["network", "availabilityZones", 2],
        given: "us-west-2-lax-1a",
        allowed: "a zone of eu-west-1: eu-west-1a to eu-west-1h",
        remedy: 'did you mean "eu-west-1a"?',
      },
    ],
  },
  "elastic-ip-quota": {
    accepted: (file) => setNew(file, { availabilityZones: zones("a", "b", "c", "d", "e"), egress: "nat-gateway-per-zone" }),
    refused: (file) => setNew(file, { availabilityZones: zones("a", "b", "c", "d", "e", "f"), egress: "nat-gateway-per-zone" }),
    problems: [
      {
        path: ["network", "egress"],
        given: "nat-gateway-per-zone",
        allowed: "it with up to 5 zones, not 6: each NAT gateway takes one of the region's 5 elastic IPs",
        remedy: "leave a zone out or choose another egress; or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
  "flow-log-retention": {
    accepted: (file) => setNew(file, { flowLogs: { retentionDays: 3653 } }),
    refused: (file) => setNew(file, { flowLogs: { retentionDays: 31 } }),
    problems: [
      {
        path: ["network", "flowLogs", "retentionDays"],
        given: 31,
        allowed: "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
        remedy: "use one of them",
      },
    ],
  },
  "interface-endpoint-service": {
    accepted: (file) => setNew(file, { interfaceEndpoints: ["sqs", "rds-data", "bedrock-runtime", "sagemaker.api"] }),
    refused: (file) => setNew(file, { interfaceEndpoints: ["com.amazonaws.eu-west-1.sqs", "SNS"] }),
    problems: [
      {
        path: ["network", "interfaceEndpoints", 0],
        given: "com.amazonaws.eu-west-1.sqs",
        allowed: "the name of an AWS service's endpoint without its prefix: sqs, rds-data",
        remedy: 'write "sqs"',
      },
      {
        path: ["network", "interfaceEndpoints", 1],
        given: "SNS",
        allowed: "the name of an AWS service's endpoint without its prefix: sqs, rds-data",
        remedy: "write what stands behind com.amazonaws.<region>.",
      },
    ],
  },
  "interface-endpoint-gateway": {
    accepted: (file) => setNew(file, { interfaceEndpoints: ["s3-global.accesspoint", "dynamodb-streams"] }),
    refused: (file) => setNew(file, { interfaceEndpoints: ["sqs", "s3"] }),
    problems: [
      {
        path: ["network", "interfaceEndpoints", 1],
        given: "s3",
        allowed: "any service but s3 and dynamodb: the VPC has gateway endpoints for them, which cost nothing",
        remedy: "remove it",
      },
    ],
  },
  "interface-endpoint-duplicate": {
    accepted: (file) => setNew(file, { interfaceEndpoints: ["ecr.api", "ecr.dkr"] }),
    refused: (file) => setNew(file, { interfaceEndpoints: ["sqs", "sns", "sqs"] }),
    problems: [{ path: ["network", "interfaceEndpoints", 2], given: "sqs", ...twice }],
  },
  "endpoints-image": {
    accepted: (file) => {
      setNew(file, { egress: "endpoints" });
      file.services.worker.image = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/worker:1";
      file.services.worker.sidecars = { proxy: { image: { repository: "web", tag: "1.0.0" } } };
    },
    refused: (file) => {
      setNew(file, { egress: "endpoints" });
      file.services.web.image = "444455556666.dkr.ecr.eu-central-1.amazonaws.com/team/web:1";
      file.services.worker.image = "public.ecr.aws/docker/library/busybox:1.37";
      file.services.worker.sidecars = {
        proxy: {
          image: {
            reference: "registry.example.com/team/proxy:1.2",
            credentialsSecretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf",
          },
        },
      };
    },
    problems: [
      {
        path: ["services", "web", "image"],
        given: "444455556666.dkr.ecr.eu-central-1.amazonaws.com/team/web:1",
        allowed: 'an image of ECR in eu-west-1: egress "endpoints" reaches no other registry',
        remedy: "push a copy to a repository of `registry` and name that, or choose another egress",
      },
      {
        path: ["services", "worker", "image"],
        given: "public.ecr.aws/docker/library/busybox:1.37",
        allowed: 'an image of ECR in eu-west-1: egress "endpoints" reaches no other registry',
        remedy: "push a copy to a repository of `registry` and name that, or choose another egress",
      },
      {
        path: ["services", "worker", "sidecars", "proxy", "image", "reference"],
        given: "registry.example.com/team/proxy:1.2",
        allowed: 'an image of ECR in eu-west-1: egress "endpoints" reaches no other registry',
        remedy: "push a copy to a repository of `registry` and name that, or choose another egress",
      },
    ],
  },
  "vpc-id": {
    accepted: (file) => setExisting(file, { vpcId: "vpc-0a1b2c3d" }),
    refused: (file) => setExisting(file, { vpcId: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b2c3d" }),
    problems: [
      {
        path: ["network", "vpcId"],
        given: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b2c3d",
        allowed: "the id of a VPC: vpc- and 17 hexadecimal digits",
        remedy: "write the id, as `aws ec2 describe-vpcs` shows it",
      },
    ],
  },
  "subnet-id": {
    accepted: (file) => setExisting(file, { isolatedSubnetIds: { "eu-west-1a": "subnet-0a1b2c3d", "eu-west-1b": subnet("e") } }),
    refused: (file) => setExisting(file, { privateSubnetIds: { "eu-west-1a": "subnet-private-a", "eu-west-1b": subnet("e") } }),
    problems: [
      {
        path: ["network", "privateSubnetIds", "eu-west-1a"],
        given: "subnet-private-a",
        allowed: "the id of a subnet: subnet- and 17 hexadecimal digits",
        remedy: "write the id, as `aws ec2 describe-subnets` shows it",
      },
    ],
  },
  "subnet-one-zone": {
    accepted: (file) => setExisting(file, { isolatedSubnetIds: { "eu-west-1a": subnet("c"), "eu-west-1b": subnet("d") } }),
    refused: (file) => setExisting(file, { isolatedSubnetIds: { "eu-west-1a": subnet("d"), "eu-west-1b": subnet("e") } }),
    problems: [
      {
        path: ["network", "isolatedSubnetIds", "eu-west-1a"],
        given: subnet("d"),
        allowed: "a subnet of eu-west-1a: this one is named for eu-west-1b too",
        remedy: "write each subnet under the zone it is in",
      },
    ],
  },
  "existing-vpc-zones": {
    accepted: (file) => setExisting(file, { cidr: "10.20.0.0/28", privateSubnetIds: {} }),
    refused: (file) => setExisting(file, { privateSubnetIds: { "eu-west-1a": subnet("c") } }),
    problems: [
      {
        path: ["network", "privateSubnetIds"],
        given: { "eu-west-1a": subnet("c") },
        allowed: "subnets of two zones or more for the tasks",
        remedy: "add a subnet of another zone",
      },
    ],
  },
  "mount-target-zones": {
    accepted: (file) => {
      setExisting(file, { isolatedSubnetIds: { "eu-west-1b": subnet("e") } });
      file.storage = { ...file.storage, fileSystems: { data: { availabilityZone: "eu-west-1b" } } };
    },
    refused: (file) => setExisting(file, { isolatedSubnetIds: { "eu-west-1b": subnet("e") } }),
    problems: [
      {
        path: ["network", "isolatedSubnetIds"],
        given: { "eu-west-1b": subnet("e") },
        allowed: "a subnet in every zone of the tasks, for a mount target: eu-west-1a, eu-west-1b",
        remedy: "add one of eu-west-1a, or leave isolatedSubnetIds out",
      },
    ],
  },
};
