import { Report } from "../../rehearsal/report";

let now = 0;
beforeEach(() => {
  now = 1_000_000;
  jest.spyOn(Date, "now").mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** Takes this long. */
const takes = <T>(seconds: number, value: T) => () => {
  now += seconds * 1000;
  return Promise.resolve(value);
};

test("a rehearsal that passed", async () => {
  const report = new Report("dev");
  expect(await report.step("init", takes(4.4, ["a", "b"]), (stacks) => `${stacks.length} stacks`)).toEqual(["a", "b"]);
  await report.step("apply", takes(61.5, 97), (count) => `${count} created`);
  await report.step("states", () => 0, () => "empty");
  report.note("Services", ["web: 1 of 1 tasks\n  app, 80/tcp at 127.0.0.1:49153", "worker: 1 of 1 tasks"]);
  report.note("Replaced", []);
  report.problem("The update does harm", []);
  expect(report.passed).toBe(true);
  expect(report.toString()).toBe(`
┌────────┬────────────┬──────┐
│ step   │ result     │ time │
├────────┼────────────┼──────┤
│ init   │ 2 stacks   │  4 s │
│ apply  │ 97 created │ 62 s │
│ states │ empty      │  0 s │
└────────┴────────────┴──────┘

Services:
  web: 1 of 1 tasks
    app, 80/tcp at 127.0.0.1:49153
  worker: 1 of 1 tasks

✔ dev passed its rehearsal in 66 s.
`.trim());
});

test("a rehearsal that did not pass: what is to be known first, what is wrong last", async () => {
  const report = new Report("dev");
  const error = new Error("refused");
  report.problem("Apply failed", ["dev-network:\n  refused\n\n  again"]);
  await expect(report.step("apply", () => Promise.reject(error), () => "never")).rejects.toBe(error);
  report.note("Known gaps of the emulator", ["moto: aws_lb, idle_timeout: it forgets it"]);
  expect(report.passed).toBe(false);
  expect(report.toString()).toBe(`
┌───────┬─────────────┬──────┐
│ step  │ result      │ time │
├───────┼─────────────┼──────┤
│ apply │ ✖ see below │  0 s │
└───────┴─────────────┴──────┘

Known gaps of the emulator:
  moto: aws_lb, idle_timeout: it forgets it

Apply failed:
  dev-network:
    refused

    again

✖ dev did not pass its rehearsal.
`.trim());
});
