import fc from "fast-check";
import * as names from "../../config/names";

const scope = { platform: "shop", environment: "test", account: "111122223333", region: "eu-west-1" };
const long = { ...scope, platform: "the-platform-with-quite-a-long-name", environment: "integration" };

test.each([
  [names.clusterName(scope), "shop-test"],
  [names.taskFamily(scope, "web"), "shop-test-web"],
  [names.roleName(scope, "web", "task"), "shop-test-eu-west-1-web-task"],
  [names.loadBalancerName(scope, "public"), "shop-test-public"],
  [names.targetGroupName(scope, "web", "main", ["HTTP1", 8080]), "shop-test-web-main-e7d5e4e1"],
  [names.securityGroupNamePrefix(scope, "web"), "shop-test-web-"],
  [names.creationToken(scope, "data"), "shop-test-data"],
  [names.repositoryName(scope, "team/web"), "shop/test/team/web"],
  [names.secretName(scope, "token"), "shop/test/token"],
  [names.backupVaultName(scope), "shop-test-backup"],
  [names.logGroupName(scope, "web"), "/ecs/shop/test/web"],
  [names.flowLogGroupName(scope), "/vpc/shop/test/flow-logs"],
  [names.serviceConnectNamespace(scope), "shop-test"],
  [names.scalingPolicyName(scope, "web", "cpu"), "shop-test-web-cpu"],
  [names.aliasDiscoveryName("web", "http", "shop"), "web-http_shop"],
  [names.queueName(scope, "votes", "standard"), "shop-test-votes"],
  [names.queueName(scope, "votes", "fifo"), "shop-test-votes.fifo"],
  [names.topicName(scope, "results", "standard"), "shop-test-results"],
  [names.topicName(scope, "results", "fifo"), "shop-test-results.fifo"],
  [names.stateMachineName(scope, "nightly"), "shop-test-nightly"],
  [names.workflowLogGroupName(scope, "nightly"), "/aws/vendedlogs/states/shop/test/nightly"],
  [names.eventRuleName(scope, "web", "stopped"), "shop-test.web.stopped"],
  [names.eventRulePrefix(scope), "shop-test."],
  [names.triggerRuleName(scope, "nightly", "uploads"), "shop-test.workflow.nightly.uploads"],
  [names.pipeName(scope, "nightly", "votes"), "shop-test.nightly.votes"],
  [names.scheduleGroupName(scope, "job", "tally"), "shop-test-job-tally"],
  [names.scheduleGroupName(scope, "workflow", "tally"), "shop-test-workflow-tally"],
  [names.scheduleName("daily"), "daily"],
  [names.alarmName(scope, "votes-dead-letter"), "shop-test-votes-dead-letter"],
  [names.keyAliasName(scope, "messaging"), "alias/shop-test-messaging"],
  [names.stateBucketName(scope), "gantry-state-111122223333-eu-west-1"],
])("%s", (name, expected) => {
  expect(name).toBe(expected);
});

test.each([
  [names.loadBalancerName(long, "public"), "the-platform-with-quite-cf8012eb"],
  [names.targetGroupName(long, "web", "main", []), "the-platform-with-quite-43665668"],
  [names.roleName(long, "web", "execution"), "the-platform-with-quite-a-long-name-integration-eu-west-05f997b3"],
  [names.aliasDiscoveryName("web", "http", "shop.example_com"), "web-http_shop_example_com-756ae9fc"],
  [names.aliasDiscoveryName("web", "http", "shop_example.com"), "web-http_shop_example_com-1f4d9d0e"],
  [names.aliasDiscoveryName("web", "http", "s".repeat(127)), `web-http_${"s".repeat(46)}-da185905`],
  [names.backupVaultName(long), "the-platform-with-quite-a-long-name-integ-d866cade"],
])("cuts a name that is too long and closes it with a hash: %s", (name, expected) => {
  expect(name).toBe(expected);
});

test.each([
  [["a".repeat(16), "b".repeat(15)], `${"a".repeat(16)}-${"b".repeat(15)}`],
  [["a".repeat(16), "b".repeat(16)], `${"a".repeat(16)}-${"b".repeat(6)}-fc105ef2`],
  [["a".repeat(24), "b".repeat(16)], `${"a".repeat(23)}-d9e28d5b`],
])("fits %j into 32 characters, never two hyphens in a row", (parts, expected) => {
  expect(names.fitName(parts, 32)).toBe(expected);
});

test("a target group that would be replaced gets another name", () => {
  const before = names.targetGroupName(scope, "web", "main", ["HTTP1", 8080]);
  expect(names.targetGroupName(scope, "web", "main", ["HTTP2", 8080])).not.toBe(before);
  expect(names.targetGroupName(scope, "web", "main", ["HTTP1", 8081])).not.toBe(before);
});

/** Lower-case words joined by hyphens, a letter first: what the rule `name-form` admits, of any length. */
const word = fc.stringMatching(/^[a-z0-9]{1,30}$/);
const name = fc.tuple(fc.stringMatching(/^[a-z]$/), fc.array(word, { minLength: 1, maxLength: 6 })).map(([letter, words]) => letter + words.join("-"));
const region = fc.constantFrom("eu-west-1", "ap-southeast-1", "us-gov-west-1", "cn-north-1");
const anyScope = fc.record({ platform: name, environment: name, account: fc.constant("111122223333"), region });
const short = name.map((text) => text.slice(0, 40).replace(/-+$/, ""));
const shortScope = fc.record({ platform: short, environment: short, account: fc.constant("111122223333"), region });

const ofAnyLength: [string, RegExp, (scope: names.NameScope, a: string, b: string) => string][] = [
  ["cluster", /^[A-Za-z0-9_-]{1,255}$/, (scope) => names.clusterName(scope)],
  ["task family", /^[A-Za-z0-9_-]{1,255}$/, names.taskFamily],
  ["role", /^[\w+=,.@-]{1,64}$/, names.roleName],
  ["load balancer", /^(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/, names.loadBalancerName],
  ["target group", /^(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/, (scope, a, b) => names.targetGroupName(scope, a, b, ["HTTP1", 80])],
  ["security group, with Terraform's 26 characters behind", /^[A-Za-z0-9-]{1,229}$/, names.securityGroupNamePrefix],
  ["creation token of a file system", /^[A-Za-z0-9-]{1,64}$/, names.creationToken],
  ["backup vault", /^[A-Za-z0-9_-]{2,50}$/, (scope) => names.backupVaultName(scope)],
  ["scaling policy", /^[A-Za-z0-9-]{1,256}$/, names.scalingPolicyName],
  ["queue", /^[\w-]{1,80}$/, (scope, a) => names.queueName(scope, a, "standard")],
  ["FIFO queue", /^(?=.{1,80}$)[\w-]+\.fifo$/, (scope, a) => names.queueName(scope, a, "fifo")],
  ["topic", /^[\w-]{1,256}$/, (scope, a) => names.topicName(scope, a, "standard")],
  ["FIFO topic", /^(?=.{1,256}$)[\w-]+\.fifo$/, (scope, a) => names.topicName(scope, a, "fifo")],
  ["state machine", /^[\w-]{1,80}$/, names.stateMachineName],
  ["rule", /^[.\w-]{1,64}$/, names.eventRuleName],
  ["rule of a workflow", /^[.\w-]{1,64}$/, names.triggerRuleName],
  ["pipe", /^[.\w-]{1,64}$/, names.pipeName],
  ["schedule group", /^[.\w-]{1,64}$/, (scope, a) => names.scheduleGroupName(scope, "workflow", a)],
  ["discovery by an alias", /^(?!-)[\w-]{1,64}$/, (_, a, b) => names.aliasDiscoveryName(a, "http", `_${b}.internal`)],
  ["schedule", /^[.\w-]{1,64}$/, (_, a) => names.scheduleName(a)],
  ["alarm", /^[\w-]{1,255}$/, names.alarmName],
  ["alias of a key", /^alias\/[\w-]{1,250}$/, names.keyAliasName],
];

test.each(ofAnyLength)("a name of any length fits a %s: %s", (_, form, make) => {
  fc.assert(fc.property(anyScope, name, name, (scope, a, b) => expect(make(scope, a, b)).toMatch(form)));
});

test("a name that is too long is used up to its limit", () => {
  const longest = { ...scope, platform: "p".repeat(300) };
  const lengths = ofAnyLength.map(([kind, , make]) => [kind, make(longest, "a".repeat(300), "b").length]);
  expect(Object.fromEntries(lengths)).toEqual({
    cluster: 255,
    "task family": 255,
    role: 64,
    "load balancer": 32,
    "target group": 32,
    "security group, with Terraform's 26 characters behind": 229,
    "creation token of a file system": 64,
    "backup vault": 50,
    "scaling policy": 256,
    queue: 80,
    "FIFO queue": 80,
    topic: 256,
    "FIFO topic": 256,
    "state machine": 80,
    rule: 64,
    "rule of a workflow": 64,
    pipe: 64,
    "schedule group": 64,
    "discovery by an alias": 64,
    schedule: 64,
    alarm: 255,
    "alias of a key": 256,
  });
});

const ofShortNames: [string, RegExp, (scope: names.NameScope, a: string) => string][] = [
  ["log group", /^[\w./#-]{1,512}$/, names.logGroupName],
  ["log group of flow logs", /^[\w./#-]{1,512}$/, (scope) => names.flowLogGroupName(scope)],
  ["log group of a workflow", /^[\w./#-]{1,512}$/, names.workflowLogGroupName],
  ["repository", /^[a-z0-9/-]{2,256}$/, names.repositoryName],
  ["secret", /^[\w/+=.@-]{1,512}$/, names.secretName],
  ["namespace", /^[a-z0-9-]{1,1024}$/, (scope) => names.serviceConnectNamespace(scope)],
  ["state bucket", /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, (scope) => names.stateBucketName(scope)],
];

test.each(ofShortNames)("names of up to 40 characters fit a %s: %s", (_, form, make) => {
  fc.assert(fc.property(shortScope, short, (scope, a) => expect(make(scope, a)).toMatch(form)));
});

test("rules of task events and of workflows, and pipes, are told apart by their parts: no two pairs meet", () => {
  const parts = ["a", "a-b", "b", "workflow", "workflow-a"];
  const made = parts.flatMap((owner) => parts.flatMap((each) => [names.eventRuleName(scope, owner, each), names.triggerRuleName(scope, owner, each)]));
  const pipes = parts.flatMap((owner) => parts.map((each) => names.pipeName(scope, owner, each)));
  expect(new Set(made).size).toBe(2 * parts.length ** 2);
  expect(new Set(pipes).size).toBe(parts.length ** 2);
});

test("all rules of an environment begin alike, whatever is cut", () => {
  fc.assert(
    fc.property(anyScope, name, name, (scope, owner, each) => {
      const prefix = names.eventRulePrefix(scope);
      for (const made of [names.eventRuleName(scope, owner, each), names.triggerRuleName(scope, owner, each)]) expect(made.startsWith(prefix)).toBe(true);
    }),
  );
});

test("two different names stay different when both are cut at the same place", () => {
  const tooLong = fc.stringMatching(/^[a-z0-9]{33,80}$/);
  fc.assert(
    fc.property(tooLong, tooLong, fc.integer({ min: 10, max: 32 }), (a, b, maximum) => {
      fc.pre(a !== b);
      const cut = [a, b].map((text) => names.fitName(["same-beginning", text], maximum));
      expect(cut[0]).not.toBe(cut[1]);
      expect(Math.max(...cut.map((each) => each.length))).toBeLessThanOrEqual(maximum);
    }),
  );
});

test("a short hash is eight hexadecimal digits of SHA-256", () => {
  expect(names.shortHash("")).toBe("e3b0c442");
});
