import fc from "fast-check";
import { addresses, cidrs, isTheWorld } from "../../../review/network/addresses";
import { count, minus, union, type Range } from "../../../review/network/ranges";

const read = (...texts: string[]): Range[] => texts.map((text) => addresses(text)?.range as Range);

test.each([
  [["10.0.0.0/24"], ["10.0.0.0/25"], ["10.0.0.128/25"]],
  [["10.0.0.0/25", "10.0.0.128/25"], ["10.0.0.0/24"], []],
  [["10.0.0.0/24"], ["10.0.0.0/25", "10.0.0.128/25"], []],
  [["10.0.0.0/24", "10.0.1.0/24"], [], ["10.0.0.0/23"]],
  [["0.0.0.0/0"], ["10.0.0.0/8"], ["0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6", "16.0.0.0/4", "32.0.0.0/3", "64.0.0.0/2", "128.0.0.0/1"]],
  [["0.0.0.0/1", "128.0.0.0/1"], [], ["0.0.0.0/0"]],
  [["10.0.0.7"], [], ["10.0.0.7/32"]],
  [["10.0.0.7/24"], [], ["10.0.0.0/24"]],
])("%j without %j is %j", (from, away, expected) => {
  expect(cidrs("IPv4", minus(read(...from), read(...away)))).toEqual(expected);
});

test.each([
  [["::/0"], ["8000::/1"], ["::/1"]],
  [["2001:db8::/32"], ["2001:db8::/33"], ["2001:db8:8000::/33"]],
  [["fd00::/8"], ["fd00::/8"], []],
  [["::1"], [], ["::1/128"]],
])("%j without %j is %j", (from, away, expected) => {
  expect(cidrs("IPv6", minus(read(...from), read(...away)))).toEqual(expected);
});

test.each(["", "x", "10.0.0.0/33", "sg-1", "(network vpc_cidr after its apply)", "10.0.0.0/8 "])("%j is no range", (text) => {
  expect(addresses(text)).toBeUndefined();
});

test("who is everybody", () => {
  expect(isTheWorld("IPv4", read("0.0.0.0/0"))).toBe(true);
  expect(isTheWorld("IPv4", read("32.0.0.0/3"))).toBe(true);
  expect(isTheWorld("IPv4", read("16.0.0.0/4", "10.0.0.0/8"))).toBe(false);
  expect(isTheWorld("IPv6", read("2000::/3"))).toBe(true);
  expect(isTheWorld("IPv6", read("fd00::/8"))).toBe(false);
});

test("counts", () => {
  expect(count(union(read("10.0.0.0/24", "10.0.0.0/25")))).toBe(256n);
  expect(count(read("::/0"))).toBe(2n ** 128n);
});

// The last byte of 10.0.0.0/24 is counted one by one.
const small = fc.array(
  fc.record({ first: fc.nat(255), size: fc.nat(8) }).map(({ first, size }) => `10.0.0.${first}/${24 + size}`),
  { maxLength: 6 },
);
const byHand = (texts: readonly string[]): Set<bigint> =>
  new Set(
    read(...texts).flatMap(({ first, last }) => {
      const all: bigint[] = [];
      for (let at = first; at <= last; at++) all.push(at);
      return all;
    }),
  );

test("takes ranges away as one would address by address, in the fewest CIDRs", () => {
  fc.assert(
    fc.property(small, small, (from, away) => {
      const taken = byHand(away);
      const expected = [...byHand(from)].filter((each) => !taken.has(each)).sort((a, b) => Number(a - b));
      const left = minus(read(...from), read(...away));
      const found = cidrs("IPv4", left);
      expect([...byHand(found)].sort((a, b) => Number(a - b))).toEqual(expected);
      expect(count(left)).toBe(BigInt(expected.length));
      expect(found.length).toBe(fewest(new Set(expected.map((each) => Number(each & 255n))), 0, 256));
    }),
    { numRuns: 500 },
  );
});

test("order and splitting mean nothing", () => {
  fc.assert(
    fc.property(small, small, (from, away) => {
      expect(minus(read(...from, ...from).reverse(), read(...away).reverse())).toEqual(minus(read(...from), read(...away)));
    }),
  );
});

/** The fewest blocks for a set, by halves: all of it, none of it, or the blocks of both halves. */
function fewest(set: ReadonlySet<number>, first: number, size: number): number {
  const inside = Array.from({ length: size }, (_, index) => first + index).filter((each) => set.has(each)).length;
  if (inside === size) return 1;
  return inside === 0 ? 0 : fewest(set, first, size / 2) + fewest(set, first + size / 2, size / 2);
}
