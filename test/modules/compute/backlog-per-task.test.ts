import { backlogPerTask } from "../../../modules/compute/backlog-per-task";

const target = 100;
const metricsOf = (fromZero: boolean) => backlogPerTask("shop-test-orders", "shop-test", "worker", target, fromZero);

test("asks for the messages that wait and the tasks that run, and gives back the backlog per task alone", () => {
  expect(metricsOf(true)).toEqual([
    {
      id: "messages",
      label: "Messages that wait",
      metricStat: {
        metric: { namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible", dimensions: [{ name: "QueueName", value: "shop-test-orders" }] },
        stat: "Maximum",
      },
      returnData: false,
    },
    {
      id: "reported",
      label: "Tasks that run, as reported",
      metricStat: {
        metric: {
          namespace: "ECS/ContainerInsights",
          metricName: "RunningTaskCount",
          dimensions: [
            { name: "ClusterName", value: "shop-test" },
            { name: "ServiceName", value: "worker" },
          ],
        },
        stat: "Average",
      },
      returnData: false,
    },
    { id: "known", label: "Tasks that run, as last reported", expression: "FILL(reported, REPEAT)", returnData: false },
    { id: "running", label: "Tasks that run, none where nothing is reported", expression: "FILL(known, 0)", returnData: false },
    { id: "tasks", label: "Tasks that run, at least one", expression: "IF(running < 1, 1, running)", returnData: false },
    { id: "wake", label: "Wakes the first task", expression: "IF(running < 1, IF(messages > 0, 100, 0), 0)", returnData: false },
    { id: "backlog", label: "Messages that wait per task", expression: "messages / tasks + wake", returnData: true },
  ]);
});

/** One point in time: what each metric reports, and `undefined` for nothing. */
type Reports = Record<string, number | undefined>;

/** A function of CloudWatch's metric math, for one point in time. Source: CloudWatch User Guide, Using math expressions with CloudWatch metrics. */
const functions: Record<string, (...given: (number | undefined)[]) => number | undefined> = {
  FILL: (value, otherwise) => value ?? otherwise,
  IF: (condition, yes, no) => (condition === undefined ? undefined : condition === 0 ? no : yes),
};

/** What an expression comes to: names, numbers, `FILL`, `IF`, `<`, `>`, `+` and `/`; throws at anything else. */
function evaluate(expression: string, values: Reports): number | undefined {
  const tokens = expression.match(/[A-Za-z]\w*|\d+|\S/g) ?? [];
  const next = () => tokens.shift() ?? "";
  const take = (token: string) => {
    const found = next();
    if (found !== token) throw new Error(`${found} where ${token} should be in ${expression}`);
  };
  const list = (): (number | undefined)[] => {
    const first = comparison();
    if (tokens[0] !== ",") return [first];
    next();
    return [first, ...list()];
  };
  const operand = (): number | undefined => {
    const token = next();
    if (/^\d+$/.test(token)) return Number(token);
    if (tokens[0] !== "(") {
      if (!(token in values)) throw new Error(`unknown ${token} in ${expression}`);
      return values[token];
    }
    const call = functions[token];
    if (call === undefined) throw new Error(`unknown function ${token}`);
    take("(");
    const given = list();
    take(")");
    return call(...given);
  };
  const binary = (part: () => number | undefined, operators: Record<string, (a: number, b: number) => number>) => (): number | undefined => {
    const left = part();
    const operator = operators[tokens[0] ?? ""];
    if (operator === undefined) return left;
    next();
    const right = part();
    return left === undefined || right === undefined ? undefined : operator(left, right);
  };
  const quotient = binary(operand, { "/": (a, b) => a / b });
  const sum = binary(quotient, { "+": (a, b) => a + b });
  const comparison = binary(sum, { "<": (a, b) => Number(a < b), ">": (a, b) => Number(a > b) });
  const value = comparison();
  if (tokens.length > 0) throw new Error(`${tokens.join(" ")} is left of ${expression}`);
  return value;
}

/** What CloudWatch gives back at a point in time for what is reported then, and before. */
function backlog(messages: number | undefined, reported: number | undefined, fromZero = false, before?: number): number | undefined {
  const metrics = metricsOf(fromZero);
  const values: Reports = { messages, reported, REPEAT: before };
  for (const { id, expression } of metrics) if (expression !== undefined) values[id] = evaluate(expression, values);
  return values[metrics.find(({ returnData }) => returnData === true)?.id ?? ""];
}

test("a service that always has a task is not woken", () => {
  expect(metricsOf(false).map(({ id }) => id)).toEqual(["messages", "reported", "known", "running", "tasks", "backlog"]);
});

test.each([
  [300, 2, 150],
  [300, 3, 100],
  [0, 2, 0],
  [7, 1, 7],
  [300, 1.5, 200],
  // No task runs, or none was ever reported: all of it for one.
  [5, 0, 5],
  [5, undefined, 5],
  [0, 0, 0],
  // SQS has not reported yet, or nobody has used the queue for six hours: nothing is known, and nothing changes.
  [undefined, 2, undefined],
])("%p messages and %p tasks are %p messages per task", (messages, tasks, expected) => {
  expect(backlog(messages, tasks)).toBe(expected);
  if (tasks !== undefined && tasks >= 1) expect(backlog(messages, tasks, true)).toBe(expected);
});

test("until Container Insights reports, the last count of tasks holds", () => {
  expect([backlog(300, undefined, false, 2), backlog(300, undefined, true, 2)]).toEqual([150, 150]);
});

test.each([
  [300, 2, 3],
  [301, 3, 4],
  [201, 2, 3],
  [200, 2, 2],
  [150, 3, 2],
  [0, 3, 0],
])("%p messages on %p tasks want %p of them with a target of 100", (messages, tasks, wanted) => {
  // In proportion to the metric, rounded up. Source: Application Auto Scaling User Guide, How target tracking scaling works.
  expect(Math.ceil((tasks * (backlog(messages, tasks) ?? NaN)) / target)).toBe(wanted);
});

test.each([undefined, 0])("with %p tasks any message is more than the target where there may be none, and no message less", (tasks) => {
  expect(backlog(1, tasks, true)).toBeGreaterThan(target);
  expect(backlog(0, tasks, true)).toBeLessThan(target);
});
