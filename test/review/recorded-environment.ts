import type { EnvironmentFile } from "../../config/environment-file";
import { place } from "../e2e/support/emulated";
import { unwaited } from "../e2e/support/unwaited-services";

const size = { cpuUnits: 256, memoryMiB: 512 } as const;
const passwordArn = `arn:aws:secretsmanager:${place.region}:${place.account}:secret:shop-db-a1b2c3`;

const services = {
  web: {
    ...size,
    image: "public.ecr.aws/acme/web:1.4.0",
    ports: { http: 8080 },
    environmentVariables: { LOG_LEVEL: "info", GREETING: "hello" },
    routes: { main: { loadBalancer: "public" } },
    scaling: { minimumTasks: 2, maximumTasks: 6, cpuPercent: 60 },
    connectsTo: ["db"],
    grants: { queues: { orders: "send" }, statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::acme-pictures/public/*"] }] },
    overrides: unwaited("web"),
  },
  db: {
    ...size,
    image: "public.ecr.aws/docker/library/postgres:17.5",
    ports: { postgres: 5432 },
    singleWriter: true,
    mounts: [{ fileSystem: "data", accessPoint: "db", containerPath: "/var/lib/postgresql/data" }],
    secrets: { POSTGRES_PASSWORD: passwordArn },
    overrides: unwaited("db"),
  },
  mailer: {
    ...size,
    image: "public.ecr.aws/acme/mailer:2.0.1",
    group: "mail",
    desiredTasks: 1,
    grants: { queues: { orders: "receive" } },
    overrides: unwaited("mailer"),
  },
} satisfies EnvironmentFile["services"];

const fileSystem = { accessPoints: { db: { path: "/db", uid: 999, gid: 999 } } };

/** What is applied before anything changes: two services, a database that writes alone, a queue, a load balancer for an office. */
export const base = {
  platform: "acme",
  environment: "shop",
  ...place,
  tags: { team: "shop" },
  network: { cidr: "10.60.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: { fileSystems: { data: fileSystem } },
  messaging: { queues: { orders: {} } },
  routing: { loadBalancers: { public: { allowedCidrs: ["198.51.100.0/24"] } } },
  services,
} satisfies EnvironmentFile;

type Name = keyof typeof services;
type Service = EnvironmentFile["services"][string];

function withService(name: Name, values: Partial<Service>): EnvironmentFile {
  return { ...base, services: { ...services, [name]: { ...services[name], ...values } } };
}

function without(...names: readonly Name[]): EnvironmentFile {
  return { ...base, services: Object.fromEntries(Object.entries(services).filter(([name]) => !names.includes(name as Name))) };
}

/** The database's file system under another name. */
const renamedFileSystem: EnvironmentFile = {
  ...withService("db", { mounts: [{ ...services.db.mounts[0], fileSystem: "files" }] } as Partial<Service>),
  storage: { fileSystems: { files: fileSystem } },
};

const { web, ...others } = services;

/** What somebody changes in the environment file, each in a pull request of its own. */
export const changedEnvironments = {
  "new-image": withService("web", { image: "public.ecr.aws/acme/web:1.5.0" }),
  "other-size": withService("web", { cpuUnits: 512, memoryMiB: 1024 }),
  "new-image-of-single-writer": withService("db", { image: "public.ecr.aws/docker/library/postgres:17.6" }),
  "more-tasks": withService("mailer", { desiredTasks: 3 }),
  "other-secret": withService("db", { secrets: { POSTGRES_PASSWORD: passwordArn.replace("a1b2c3", "d4e5f6") } }),
  "widened-role": withService("web", { grants: { ...web.grants, statements: [{ actions: ["s3:*"], resources: ["arn:aws:s3:::acme-pictures/*", "arn:aws:s3:::acme-invoices/*"] }] } }),
  "opened-load-balancer": { ...base, routing: { loadBalancers: { public: { allowedCidrs: ["198.51.100.0/24", "0.0.0.0/0"] } } } },
  "replaced-file-system": { ...base, storage: { fileSystems: { data: { ...fileSystem, kmsKeyArn: `arn:aws:kms:${place.region}:${place.account}:key/1b2c3d4e-0000-4000-8000-000000000000` } } } },
  "renamed-service": { ...base, services: { ...others, shopfront: { ...web, overrides: unwaited("shopfront") } } },
  "renamed-file-system": renamedFileSystem,
  "moved-file-system": {
    ...renamedFileSystem,
    storage: { ...renamedFileSystem.storage, overrides: { "aws_efs_file_system.files": { creation_token: "acme-shop-data" } } },
    moved: {
      storage: {
        "aws_efs_file_system.data": "aws_efs_file_system.files",
        "aws_efs_file_system_policy.data_policy": "aws_efs_file_system_policy.files_policy",
        "aws_efs_mount_target.data_eu-west-1a": "aws_efs_mount_target.files_eu-west-1a",
        "aws_efs_mount_target.data_eu-west-1b": "aws_efs_mount_target.files_eu-west-1b",
        "aws_efs_access_point.data_access-point_db": "aws_efs_access_point.files_access-point_db",
        "aws_efs_backup_policy.data_backup-policy": "aws_efs_backup_policy.files_backup-policy",
      },
    },
  },
  "third-zone": { ...base, network: { ...base.network, availabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] } },
  "removed-service": without("web"),
  "left-group": without("mailer"),
  "tags-alone": { ...base, tags: { ...base.tags, "cost-center": "42" } },
  "tag-upstream": { ...base, network: { ...base.network, overrides: { "aws_vpc.vpc": { "tags.Reviewed": "yes" } } } },
} satisfies Readonly<Record<string, EnvironmentFile>>;

/** A team's own stack, with the outputs it publishes. */
export function ownStack(...outputs: readonly ("parameterArn" | "parameterName")[]): string {
  const values = { parameterArn: "parameter.arn", parameterName: "parameter.name" };
  return `import type { App } from "cdktf";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import type { OwnOutputs, OwnStacks } from "../stacks/own-stacks";
import { PlatformStack } from "../stacks/platform-stack";
import type { Published } from "../stacks/published";

class MotdStack extends PlatformStack {
  readonly outputs: Published<OwnOutputs>;
  constructor(app: App, platform: Platform) {
    super(app, stackSettings(platform, "motd"));
    const parameter = new SsmParameter(this, "parameter", { name: "/acme/motd", type: "String", value: "Welcome" });
    this.outputs = this.publish({ ${outputs.map((name) => `${name}: ${values[name]}`).join(", ")} });
  }
}

export const ownStacks: OwnStacks = { motd: (app, platform) => (platform.environment === "shop" ? new MotdStack(app, platform) : undefined) };
`;
}
