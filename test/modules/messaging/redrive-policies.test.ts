import { redriveAllowPolicy, redrivePolicy } from "../../../modules/messaging/redrive-policies";

test("a queue names where messages go, and after how many receipts", () => {
  expect(redrivePolicy("arn:queue/lost", 5)).toBe('{"deadLetterTargetArn":"arn:queue/lost","maxReceiveCount":5}');
});

test("a dead-letter queue takes them of its own queues alone", () => {
  expect(redriveAllowPolicy(["arn:queue/b", "arn:queue/a"])).toBe('{"redrivePermission":"byQueue","sourceQueueArns":["arn:queue/a","arn:queue/b"]}');
});

test("a queue that is none takes nobody's", () => {
  expect(redriveAllowPolicy([])).toBe('{"redrivePermission":"denyAll"}');
});
