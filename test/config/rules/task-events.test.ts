import { arn } from "../../../config/arns";
import { deadLetterOfTaskEvents } from "../../../config/dead-letter-queues";
import { eventRuleName, queueName } from "../../../config/names";
import { rulesPolicyBytes } from "../../../config/rules/task-events";
import { queuePolicy } from "../../../modules/messaging/queue-policy";

const short = { platform: "a", environment: "b", account: "111122223333", region: "eu-west-1" };
const long = { platform: "p".repeat(40), environment: "e".repeat(40), account: "111122223333", region: "ap-southeast-1" };
const elsewhere = { ...long, region: "us-gov-west-1" };

test.each([
  ["short names", 1, short],
  ["short names", 150, short],
  ["the longest names", 1, long],
  ["the longest names", 70, long],
  ["the longest names where ARNs are longest", 70, elsewhere],
])("what is told of the size of the policy that admits rules covers it: %s, %d rules", (_, count, scope) => {
  const ruleArns = Array.from({ length: count }, (__, index) => arn(scope, "events", `rule/${eventRuleName(scope, `web-${index}`, "stopped")}`));
  const queueArn = arn(scope, "sqs", queueName(scope, deadLetterOfTaskEvents, "standard"));
  const bytes = Buffer.byteLength(queuePolicy(queueArn, { topicArns: [], ruleArns }));
  const told = rulesPolicyBytes(ruleArns);
  expect(told).toBeGreaterThanOrEqual(bytes);
  expect(told - bytes).toBeLessThan(250);
});
