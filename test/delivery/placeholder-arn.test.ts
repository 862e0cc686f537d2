import { placeholderArn } from "../../delivery/placeholder-arn";

const options = { partition: "aws", region: "eu-west-1", account: "111122223333", name: "it", unique: "0123456789abcdef".repeat(4) };

test.each([
  ["aws_acm_certificate", "arn:aws:acm:eu-west-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef"],
  ["aws_cloudwatch_log_group", "arn:aws:logs:eu-west-1:111122223333:log-group:it"],
  ["aws_dynamodb_table", "arn:aws:dynamodb:eu-west-1:111122223333:table/it"],
  ["aws_ecr_repository", "arn:aws:ecr:eu-west-1:111122223333:repository/it"],
  ["aws_ecs_cluster", "arn:aws:ecs:eu-west-1:111122223333:cluster/it"],
  ["aws_ecs_service", "arn:aws:ecs:eu-west-1:111122223333:service/it/it"],
  ["aws_ecs_task_definition", "arn:aws:ecs:eu-west-1:111122223333:task-definition/it:1"],
  ["aws_efs_access_point", "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0"],
  ["aws_efs_file_system", "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"],
  ["aws_iam_policy", "arn:aws:iam::111122223333:policy/it"],
  ["aws_iam_role", "arn:aws:iam::111122223333:role/it"],
  ["aws_kms_key", "arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef"],
  ["aws_lambda_function", "arn:aws:lambda:eu-west-1:111122223333:function:it"],
  ["aws_lb", "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/it/0123456789abcdef"],
  ["aws_lb_listener", "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/it/0123456789abcdef/0123456789abcdef"],
  ["aws_lb_target_group", "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/it/0123456789abcdef"],
  ["aws_s3_bucket", "arn:aws:s3:::it"],
  ["aws_secretsmanager_secret", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:it-AbCdEf"],
  ["aws_service_discovery_http_namespace", "arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-0123456789abcdef"],
  ["aws_service_discovery_private_dns_namespace", "arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-0123456789abcdef"],
  ["aws_service_discovery_service", "arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-0123456789abcdef"],
  ["aws_sfn_state_machine", "arn:aws:states:eu-west-1:111122223333:stateMachine:it"],
  ["aws_sns_topic", "arn:aws:sns:eu-west-1:111122223333:it"],
  ["aws_sqs_queue", "arn:aws:sqs:eu-west-1:111122223333:it"],
  ["aws_glue_job", "arn:aws:glue:eu-west-1:111122223333:it"],
  ["", "arn:aws:placeholder:eu-west-1:111122223333:it"],
])("%s", (type, arn) => {
  expect(placeholderArn(type, "arn", options)).toBe(arn);
});

test("a task definition without its revision", () => {
  expect(placeholderArn("aws_ecs_task_definition", "arn_without_revision", options)).toBe("arn:aws:ecs:eu-west-1:111122223333:task-definition/it");
});

test("another partition", () => {
  expect(placeholderArn("aws_s3_bucket", "arn", { ...options, partition: "aws-us-gov" })).toBe("arn:aws-us-gov:s3:::it");
  expect(placeholderArn("aws_iam_role", "arn", { ...options, partition: "aws-cn" })).toBe("arn:aws-cn:iam::111122223333:role/it");
});
