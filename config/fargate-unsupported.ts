/**
 * Task-definition parameters that people bring along and Fargate does not have, each with what to do instead.
 * Source: Amazon ECS Developer Guide, "Amazon ECS task definition differences for Fargate".
 */
export const fargateUnsupported: Readonly<Record<string, string>> = {
  devices: "remove it: a Fargate task sees no devices of its host",
  disableNetworking: "remove it: a Fargate task always has a network interface; allow it nothing with connectsTo instead",
  dnsSearchDomains: "remove it and use full names",
  dnsServers: "remove it: a Fargate task asks the VPC's resolver",
  dockerSecurityOptions: "remove it: Fargate isolates each task by itself",
  dockerVolumeConfiguration: "mount a file system, an EBS volume or an ephemeral volume",
  extraHosts: "remove it and find the service by discovery, or by a DNS record of your own",
  gpu: "remove it: Fargate has no GPUs",
  hostPort: "remove it: it equals the container port",
  inferenceAccelerators: "remove it: Fargate has no accelerators",
  ipcMode: "remove it and share an ephemeral volume",
  links: "remove it: the containers of a task reach each other on localhost",
  maxSwap: "remove it and choose a larger memoryMiB",
  networkMode: "remove it: it is awsvpc",
  placementConstraints: "remove it: Fargate places tasks by itself, over the network's zones",
  placementStrategies: "remove it: Fargate places tasks by itself, over the network's zones",
  privileged: "remove it; of the Linux capabilities Fargate can add SYS_PTRACE",
  schedulingStrategy: "remove it: Fargate runs replicas, no daemons",
  sharedMemorySize: "remove it and use tmpfs at /dev/shm",
  sourcePath: "mount a file system: a Fargate task sees no folder of its host",
  swappiness: "remove it and choose a larger memoryMiB",
};
