import { readFileSync } from "node:fs";
import { join } from "node:path";
import { foundBeside } from "../../../delivery/drift/beside";
import { isLoud } from "../../../delivery/drift/drift-finding";
import { driftOf } from "../../../delivery/drift/drift-of";
import type { PlanJson } from "../../../review/plan-json";
import { plain } from "../../../review/text";

/** What the engine said of an environment on an emulator: `RECORD_PLANS=1 npm run test:e2e -- drift` writes it anew. */
const recorded = (folder: string) =>
  ["network", "storage", "compute"].map((stack) => ({ stack, plan: JSON.parse(readFileSync(join(__dirname, "plans", folder, `${stack}.json`), "utf8")) as PlanJson }));

function findings(folder: string) {
  const plans = recorded(folder);
  return [...plans.flatMap(({ stack, plan }) => driftOf(stack, plan)), ...foundBeside(plans)];
}

function lines(folder: string, kinds: readonly string[]): string {
  const chosen = findings(folder).filter(({ kind }) => kinds.includes(kind));
  return chosen.map(({ kind, stack, address, details }) => [`${kind} ${stack} ${address}`, ...details.map((detail) => `  ${plain(detail)}`)].join("\n")).join("\n");
}

test("after an apply, a plan tells of much that AWS and other resources filled in, and of nothing that somebody did", () => {
  const found = findings("after-apply");
  expect(found.filter(isLoud)).toEqual([]);
  expect([...new Set(found.map(({ kind }) => kind))]).toEqual(["added"]);
  expect(found.map(({ address, details }) => `${address}: ${details.map((detail) => plain(detail).replace(/[[:].*/, "")).join(", ")}`)).toEqual([
    "aws_route_table.vpc_public: route",
    "aws_efs_file_system.data: number_of_mount_targets",
    "aws_secretsmanager_secret.secret_token: policy",
    "aws_security_group.data_security-group: ingress",
    "aws_iam_role.api_execution-role: inline_policy",
    "aws_iam_role.api_task-role: inline_policy",
    "aws_iam_role.web_execution-role: inline_policy",
    "aws_security_group.security-group_api: egress, egress, ingress",
    "aws_security_group.security-group_web: egress, egress",
  ]);
});

test("what somebody did by hand, value by value", () => {
  expect(lines("by-hand", ["changed", "gone", "beside"])).toBe(
    `
changed network aws_vpc.vpc
  tags.Team: null was applied, it is "ops"
changed storage aws_secretsmanager_secret.secret_token
  description: "" was applied, it is "by hand"
changed compute aws_appautoscaling_target.web_scaling
  max_capacity: 6 was applied, it is 20
gone compute aws_cloudwatch_log_group.api_log-group
changed compute aws_cloudwatch_log_group.web_log-group
  retention_in_days: 30 was applied, it is 90
changed compute aws_ecs_service.api
  desired_count: 1 was applied, it is 3
gone compute aws_ecs_task_definition.api_task-definition
changed compute aws_iam_role_policy.web_execution-role_policy
  policy.Statement[0].Action: ["logs:CreateLogStream","logs:PutLogEvents"] was applied, it is "*"
  policy.Statement[0].Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/shop/live/web:*" was applied, it is "*"
changed compute aws_vpc_security_group_egress_rule.security-group_web_to_0-0-0-0--0_tcp-443
  cidr_ipv4: "0.0.0.0/0" was applied, it is "10.0.0.0/8"
gone compute aws_vpc_security_group_egress_rule.security-group_web_to_api_tcp-8080
beside network aws_route_table.vpc_public
  192.168.0.0/16 goes to igw-1
beside storage aws_security_group.data_security-group
  lets in tcp 22 from 0.0.0.0/0
beside compute aws_iam_role.api_task-role
  inline policy beside: {"Version":"2012-10-17","Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}]}
`.trim(),
  );
});

test("what scaling did, and what follows from what is gone", () => {
  expect(lines("by-hand", ["owned", "follows", "not-applied"])).toBe(
    `
follows compute aws_ecs_service.api
owned compute aws_ecs_service.web
  desired_count: 2 was applied, it is 4
follows compute aws_iam_role_policy.api_execution-role_policy
`.trim(),
  );
});

test("what the files have changed since", () => {
  expect(lines("not-applied", ["not-applied"])).toBe("not-applied compute aws_ecs_service.web\nnot-applied compute aws_ecs_task_definition.web_task-definition");
});
