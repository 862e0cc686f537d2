import type { EnvironmentFile } from "../../config/environment-file";
import { dev, prod } from "../support/example";
import { everything } from "../support/everything";
import { administrator, isAllowed, type Request } from "../support/iam-evaluation";
import { each } from "../support/reachability";
import { resourcePolicies, roleStatements, trusts, type PolicyStatement } from "../support/permissions";
import { synthesized } from "../support/synthesized";

const environments = ([["dev", dev], ["prod", prod], ["everything", everything]] as const).map(
  ([name, file]): [string, EnvironmentFile, ReturnType<typeof synthesized>] => [name, file, synthesized(file)],
);

const roleArn = (file: EnvironmentFile, role: string) => `arn:aws:iam::${file.account}:role/${role}`;
const prefix = ({ platform, environment, region }: EnvironmentFile) => `${platform}-${environment}-${region}`;
const stranger = (file: EnvironmentFile) => ({ [roleArn(file, "stranger")]: [administrator] });

type Roles = Record<string, PolicyStatement[]>;

/** Every role of the environment by its ARN, with what its own policies say. */
function rolesOf(file: EnvironmentFile, stacks: ReturnType<typeof synthesized>): Roles {
  return Object.fromEntries(Object.entries(roleStatements(stacks)).map(([role, own]) => [roleArn(file, role), own]));
}

/** Every `<role> <action> <file system>/<access point>` that its own and the file systems' policies let pass together. */
function mountsThatPass(roles: Roles, file: EnvironmentFile, stacks: ReturnType<typeof synthesized>, tls = "true"): string[] {
  const policies = resourcePolicies(stacks, "aws_efs_file_system_policy", "file_system_id");
  return Object.entries(policies).flatMap(([fileSystem, policy]) => {
    const points = [undefined, ...Object.keys(file.storage?.fileSystems?.[fileSystem]?.accessPoints ?? {})];
    return Object.entries(roles).flatMap(([principal, own]) =>
      points.flatMap((point) =>
        ["ClientMount", "ClientWrite", "ClientRootAccess"].flatMap((action) => {
          const context: Request["context"] = {
            "aws:SecureTransport": tls,
            "elasticfilesystem:AccessedViaMountTarget": "true",
            ...(point === undefined ? {} : { "elasticfilesystem:AccessPointArn": `aws_efs_access_point.${fileSystem}_access-point_${point}.arn` }),
          };
          const request = { principal, action: `elasticfilesystem:${action}`, resource: `aws_efs_file_system.${fileSystem}.arn`, context };
          return isAllowed([...own, ...policy], request) ? [`${principal} ${action} ${fileSystem}/${point ?? ""}`] : [];
        }),
      ),
    );
  });
}

test.each(environments)("in %s exactly the services and jobs that mount an access point can mount it, and write where they declare it", (_, file, stacks) => {
  const declared = Object.entries({ ...file.services, ...file.jobs }).flatMap(([name, task]) =>
    [task, ...Object.values(task.sidecars ?? {})].flatMap(({ mounts }) =>
      (mounts ?? []).flatMap((mount) => {
        if (!("fileSystem" in mount)) return [];
        const actions = mount.readOnly === true ? ["ClientMount"] : ["ClientMount", "ClientWrite"];
        return actions.map((action) => `${roleArn(file, `${prefix(file)}-${name}-task`)} ${action} ${mount.fileSystem}/${mount.accessPoint}`);
      }),
    ),
  );
  expect(mountsThatPass({ ...rolesOf(file, stacks), ...stranger(file) }, file, stacks).sort()).toEqual(declared.sort());
  expect(declared).not.toEqual([]);
});

test.each(environments)("in %s nobody mounts without TLS, not even who may do anything", (_, file, stacks) => {
  const roles = Object.fromEntries(Object.keys(rolesOf(file, stacks)).map((role) => [role, [administrator]]));
  expect(mountsThatPass(roles, file, stacks, "false")).toEqual([]);
});

test.each(environments)("in %s nobody mounts as root, not even who may do anything", (_, file, stacks) => {
  const roles = Object.fromEntries(Object.keys(rolesOf(file, stacks)).map((role) => [role, [administrator]]));
  expect(mountsThatPass(roles, file, stacks).filter((line) => line.includes("ClientRootAccess"))).toEqual([]);
});

test("exactly the services and jobs that name a secret and its further readers can read it, whatever others may do", () => {
  const stacks = synthesized(everything);
  const policies = resourcePolicies(stacks, "aws_secretsmanager_secret_policy", "secret_arn");
  const candidates = [...Object.keys(rolesOf(everything, stacks)), roleArn(everything, "operator"), roleArn(everything, "stranger")];
  const readers = Object.entries(policies).map(([secret, policy]) => [
    secret,
    candidates.filter((principal) => isAllowed([administrator, ...policy], { principal, action: "secretsmanager:GetSecretValue", resource: secret })),
  ]);
  const web = roleArn(everything, "shop-all-eu-west-1-web-execution");
  const daily = roleArn(everything, "shop-all-eu-west-1-report-daily-execution");
  expect(Object.fromEntries(readers)).toEqual({ "secret_api-token": [web, daily], "secret_db--password": [web, roleArn(everything, "operator")] });
});

test("a secret that no service names can be read by nobody until the file names a reader", () => {
  const stacks = synthesized({ ...dev, storage: { ...dev.storage, secrets: { spare: {} } } });
  const policy = resourcePolicies(stacks, "aws_secretsmanager_secret_policy", "secret_arn")["secret_spare"] ?? [];
  const read = { principal: roleArn(dev, "admin"), resource: "secret", action: "secretsmanager:GetSecretValue" };
  expect(isAllowed([administrator, ...policy], read)).toBe(false);
  expect(isAllowed([administrator, ...policy], { ...read, action: "secretsmanager:PutSecretValue" })).toBe(true);
});

const trusted: Record<string, string> = {
  execution: "ecs-tasks.amazonaws.com",
  task: "ecs-tasks.amazonaws.com",
  infrastructure: "ecs.amazonaws.com",
  "flow-logs": "vpc-flow-logs.amazonaws.com",
  backup: "backup.amazonaws.com",
  states: "states.amazonaws.com",
  schedule: "scheduler.amazonaws.com",
  scheduler: "scheduler.amazonaws.com",
  events: "events.amazonaws.com",
  pipes: "pipes.amazonaws.com",
  publisher: "events.amazonaws.com",
};

/** On behalf of what AWS acts as a role of workflows and schedules: state machines, schedule groups, rules and pipes, each by its ARN. */
function sourceArns({ region, account }: EnvironmentFile, stacks: ReturnType<typeof synthesized>): string[] {
  const forms: Record<string, string> = {
    aws_sfn_state_machine: "states:R:stateMachine:",
    aws_scheduler_schedule_group: "scheduler:R:schedule-group/",
    aws_cloudwatch_event_rule: "events:R:rule/",
    aws_pipes_pipe: "pipes:R:pipe/",
  };
  return each(stacks).flatMap(([, type, , block]) => {
    const [service = "", resource = ""] = forms[type]?.split(":R:") ?? [];
    const bus = typeof block["event_bus_name"] === "string" && block["event_bus_name"] !== "default" ? `${block["event_bus_name"]}/` : "";
    return service === "" ? [] : [`arn:aws:${service}:${region}:${account}:${resource}${bus}${String(block["name"])}`];
  });
}

test.each(environments)("in %s each role trusts one AWS service, on behalf of this account alone", (_, file, stacks) => {
  const services = [...new Set(Object.values(trusted)), "ec2.amazonaws.com", "lambda.amazonaws.com"];
  const others = [roleArn(file, "stranger"), "arn:aws:iam::999999999999:root"];
  for (const [role, policy] of Object.entries(trusts(stacks))) {
    const kind = Object.keys(trusted).find((each) => role.endsWith(`-${each}`)) ?? "";
    const sources = [`arn:aws:ecs:${file.region}:${file.account}:task/one`, ...sourceArns(file, stacks)];
    const admitted = (account: string) =>
      [...services, ...others].filter((principal) =>
        sources.some((source) => {
          const context = { "aws:SourceAccount": account, "aws:SourceArn": source };
          return isAllowed(policy, { principal, action: "sts:AssumeRole", context });
        }),
      );
    expect([role, admitted(file.account)]).toEqual([role, [trusted[kind]]]);
    expect([role, admitted("999999999999")]).toEqual([role, []]);
  }
});

test.each(environments)("in %s roles of tasks serve no task of another region", (_, file, stacks) => {
  const ofTasks = Object.entries(trusts(stacks)).filter(([role]) => /-(task|execution)$/.test(role));
  const context = { "aws:SourceAccount": file.account, "aws:SourceArn": `arn:aws:ecs:us-east-1:${file.account}:task/one` };
  const admitting = ofTasks.filter(([, policy]) => isAllowed(policy, { principal: "ecs-tasks.amazonaws.com", action: "sts:AssumeRole", context }));
  expect(admitting).toEqual([]);
  expect(ofTasks).toHaveLength(2 * Object.keys({ ...file.services, ...file.jobs }).length);
});

const ofEverything = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

test.each<[string, EnvironmentFile, Record<string, string[]>]>([
  [
    "dev",
    dev,
    {
      "voting-dev-eu-west-1-nightly-states": ["arn:aws:states:eu-west-1:111122223333:stateMachine:voting-dev-nightly"],
      "voting-dev-eu-west-1-nightly-scheduler": ["arn:aws:scheduler:eu-west-1:111122223333:schedule-group/voting-dev-workflow-nightly"],
    },
  ],
  [
    "everything",
    withOwnBus(everything),
    {
      "shop-all-eu-west-1-report-daily-schedule": [ofEverything("scheduler", "schedule-group/shop-all-job-report-daily")],
      "shop-all-eu-west-1-close-states": [ofEverything("states", "stateMachine:shop-all-close")],
      "shop-all-eu-west-1-close-pipes": [ofEverything("pipes", "pipe/shop-all.close.uploads")],
      "shop-all-eu-west-1-close-scheduler": [ofEverything("scheduler", "schedule-group/shop-all-workflow-close")],
      "shop-all-eu-west-1-close-events": [ofEverything("events", "rule/shop-all.workflow.close.finished"), ofEverything("events", "rule/partners/shop-all.workflow.close.paid")],
      "shop-all-eu-west-1-thumbnail-states": [ofEverything("states", "stateMachine:shop-all-thumbnail")],
      "shop-all-eu-west-1-thumbnail-pipes": [ofEverything("pipes", "pipe/shop-all.thumbnail.orders")],
    },
  ],
])("in %s each role of a workflow or of schedules serves exactly its state machine, schedules, rules or pipes", (_, file, expected) => {
  const stacks = synthesized(file);
  const candidates = sourceArns(file, stacks);
  const foreign = candidates.flatMap((arn) => [arn.replace(file.account, "999999999999"), arn.replace(file.region, "us-east-1"), `${arn}-two`]);
  const found = Object.entries(trusts(stacks)).flatMap(([role, policy]) => {
    const principal = trusted[/-(states|schedule|scheduler|events|pipes)$/.exec(role)?.[1] ?? ""];
    if (principal === undefined) return [];
    const serves = (account: string) => (source: string) =>
      isAllowed(policy, { principal, action: "sts:AssumeRole", context: { "aws:SourceAccount": account, "aws:SourceArn": source } });
    expect([role, [...candidates, ...foreign].filter(serves("999999999999"))]).toEqual([role, []]);
    expect([role, isAllowed(policy, { principal, action: "sts:AssumeRole", context: { "aws:SourceAccount": file.account } })]).toEqual([role, false]);
    return [[role, [...candidates, ...foreign].filter(serves(file.account))]];
  });
  expect(Object.fromEntries(found)).toEqual(expected);
});

/** With a trigger on another event bus. */
function withOwnBus(file: EnvironmentFile): EnvironmentFile {
  const changed = structuredClone(file);
  Object.assign(changed.workflows?.["close"]?.triggers ?? {}, { paid: { eventPattern: { source: ["partner"] }, eventBus: "partners" } });
  return changed;
}
