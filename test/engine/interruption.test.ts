import type { Child } from "../../engine/child";
import { Interruption } from "../../engine/interruption";

/** A program that notes its signals, and ends when it is told. */
function fakeChild() {
  const signals: string[] = [];
  let end!: (code: number) => void;
  const ended = new Promise<number>((resolve) => (end = resolve));
  const child: Child = { pid: 1, ended, signal: (signal) => void signals.push(signal) };
  return { child, signals, end };
}

test("asks twice, then kills, and tells how often it was interrupted", () => {
  const counts: number[] = [];
  const interruption = new Interruption((count) => counts.push(count));
  const { child, signals } = fakeChild();
  void interruption.during(child);
  expect(interruption.signal.aborted).toBe(false);
  for (const expected of [["SIGINT"], ["SIGINT", "SIGINT"], ["SIGINT", "SIGINT", "SIGKILL"], ["SIGINT", "SIGINT", "SIGKILL", "SIGKILL"]]) {
    interruption.interrupt();
    expect(signals).toEqual(expected);
    expect(interruption.signal.aborted).toBe(true);
  }
  expect(counts).toEqual([1, 2, 3, 4]);
});

test("reaches every engine that runs, and none that ended", async () => {
  const interruption = new Interruption(() => {});
  const [first, second] = [fakeChild(), fakeChild()];
  const waiting = interruption.during(first.child);
  void interruption.during(second.child);
  first.end(3);
  expect(await waiting).toBe(3);
  interruption.interrupt();
  expect([first.signals, second.signals]).toEqual([[], ["SIGINT"]]);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s of the process interrupts while it listens", (name) => {
  const others = process.listeners(name);
  const counts: number[] = [];
  const interruption = new Interruption((count) => counts.push(count)).listen();
  const mine = process.listeners(name).filter((listener) => !others.includes(listener)) as ((name: string, number: number) => void)[];
  expect(mine).toHaveLength(1);
  mine[0]?.(name, 2);
  expect(counts).toEqual([1]);
  interruption.stopListening();
  expect(process.listeners(name)).toEqual(others);
});

test("a signal that comes at once after another is the same one", () => {
  const counts: number[] = [];
  const now = jest.spyOn(performance, "now");
  const interruption = new Interruption((count) => counts.push(count)).listen();
  try {
    for (const milliseconds of [0, 3, 400, 1000, 1501]) {
      now.mockReturnValue(milliseconds);
      process.emit("SIGINT");
    }
  } finally {
    interruption.stopListening();
    now.mockRestore();
  }
  expect(counts).toEqual([1, 2, 3]);
});
