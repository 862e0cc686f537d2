/** For a command of a test file without a limit of its own, as for a test in jest.e2e.config.js. */
const usual = 20 * 60_000;

let minutes: number | undefined;
let end: number | undefined;

/**
 * From here on this test file has so many minutes: some three times what it takes. A command that still runs then is killed with
 * all it started, and told. A test that waits for something else ends by jest, a little later.
 */
export function limitMinutes(count: number): void {
  minutes = count;
  end = performance.now() + count * 60_000;
  jest.setTimeout(count * 60_000 + 30_000);
}

/** Milliseconds that a command may run from now on. None begins when the time is over. */
export function timeLeft(): number {
  if (end === undefined) return usual;
  const left = Math.ceil(end - performance.now());
  if (left <= 0) throw new Error(`the ${minutes} minutes of this test file are over`);
  return left;
}

/** What is told of a command that was killed, with the last lines it had said. */
export function hung(command: string, args: readonly string[], milliseconds: number, output: string): Error {
  const why = minutes === undefined ? "" : `: the ${minutes} minutes of this test file are over`;
  return new Error(`${[command, ...args].join(" ")} was killed after ${Math.round(milliseconds / 1000)} seconds${why}. It had said:\n${output.split("\n").slice(-40).join("\n")}`);
}
