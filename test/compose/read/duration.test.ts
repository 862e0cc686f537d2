import { parseDuration } from "../../../compose/read/duration";

/** The specification's own examples come first. */
test.each([
  ["10ms", 0.01],
  ["40s", 40],
  ["1m30s", 90],
  ["1h5m30s20ms", 3930.02],
  ["0", 0],
  ["0s", 0],
  ["250us", 0.00025],
  ["250µs", 0.00025],
  ["250μs", 0.00025],
  ["5ns", 0.000_000_005],
  ["1.5h", 5400],
  ["0.5m", 30],
  [".5s", 0.5],
  ["2.s", 2],
  ["1.0000000019s", 1.000000001],
  ["1d", 86_400],
  ["2w", 1_209_600],
  ["1m1m", 120],
  ["30s1m", 90],
  ["+5s", 5],
  ["-5s", -5],
  ["-0s", 0],
])("%s is %d seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(["", "-", "10", "1.5", "s", ".s", "1x", "1S", "1 s", " 1s", "1s ", "1m 30s", "1,5s", "1m30", "1..5s", "1s-1s", "--1s", "1min", "99999999999h", "20000w"])(
  "takes %j for no duration",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
