import { parseByteSize } from "../../../compose/read/byte-size";

/** The specification's own examples come first. */
test.each([
  ["2b", 2],
  ["1024kb", 1_048_576],
  ["2048k", 2_097_152],
  ["300m", 314_572_800],
  ["1gb", 1_073_741_824],
  ["0", 0],
  ["1024", 1024],
  ["512M", 536_870_912],
  ["512MB", 536_870_912],
  ["512MiB", 536_870_912],
  ["512mib", 536_870_912],
  ["1t", 1_099_511_627_776],
  ["1p", 1_125_899_906_842_624],
  ["1.5g", 1_610_612_736],
  [".5k", 512],
  ["2.k", 2048],
  ["1.7", 1],
  ["1.7b", 1],
  ["0.3k", 307],
  ["64 m", 67_108_864],
  ["64 ", 64],
  ["1e3", 1000],
  ["+64m", 67_108_864],
  ["-1", -1],
  ["-0", 0],
])("%j is %d bytes", (text, bytes) => {
  expect(parseByteSize(text)).toBe(bytes);
});

test.each([
  [64, 64],
  [0, 0],
  [-1, -1],
])("the number %d is %d bytes", (value, bytes) => {
  expect(parseByteSize(value)).toBe(bytes);
});

test.each(["", "m", "-1m", "-1.5", "1x", "1bk", "1mbb", "1mi", "1e", "64  m", " 64m", "1.2.3", "1,5g", "lots", "9223372036854775808k"])("takes %j for no size", (text) => {
  expect(parseByteSize(text)).toBeUndefined();
});

test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])("takes the number %d for no size", (value) => {
  expect(parseByteSize(value)).toBeUndefined();
});
