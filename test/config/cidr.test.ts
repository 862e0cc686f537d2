import fc from "fast-check";
import { childCidr, cidrsOverlap, formatCidr, parseCidr, type Cidr } from "../../config/cidr";

const range = fc
  .record({ address: fc.integer({ min: 0, max: 2 ** 32 - 1 }), prefixLength: fc.integer({ min: 0, max: 32 }) })
  .map(({ address, prefixLength }): Cidr => ({ first: address - (address % 2 ** (32 - prefixLength)), prefixLength }));

test.each([
  ["10.20.0.0/16", { first: 169_082_880, prefixLength: 16 }],
  ["0.0.0.0/0", { first: 0, prefixLength: 0 }],
  ["255.255.255.255/32", { first: 4_294_967_295, prefixLength: 32 }],
])("reads %s", (text, cidr) => {
  expect(parseCidr(text)).toEqual(cidr);
});

test.each([
  "10.20.0.1/16",
  "10.20.0.0",
  "10.20.0.0/33",
  "10.20.0.0/-1",
  "10.20.0.0/",
  "10.20/16",
  "10.256.0.0/16",
  "010.20.0.0/16",
  "0x0a.20.0.0/16",
  " 10.20.0.0/16",
  "10.20.0.0/16\n",
  "fd00::/8",
  "",
])("takes %j for no range", (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

test("gives every range back as it was written", () => {
  fc.assert(fc.property(range, (cidr) => expect(parseCidr(formatCidr(cidr))).toEqual(cidr)));
});

test.each([
  ["10.20.0.0/16", 3, 0, "10.20.0.0/19"],
  ["10.20.0.0/16", 3, 7, "10.20.224.0/19"],
  ["128.0.0.0/1", 31, 2 ** 31 - 1, "255.255.255.255/32"],
])("in %s, with %i more bits, range %i is %s", (parent, bits, index, child) => {
  expect(formatCidr(childCidr(parseCidr(parent) ?? { first: 0, prefixLength: 0 }, bits, index))).toBe(child);
});

test("two ranges overlap exactly when one lies in the other", () => {
  const contains = (outer: Cidr, inner: Cidr) => Math.floor(inner.first / 2 ** (32 - outer.prefixLength)) === outer.first / 2 ** (32 - outer.prefixLength);
  const near = fc.tuple(range, range, fc.nat(7)).map(([a, b, index]) => [a, a.prefixLength <= 29 ? childCidr(a, 3, index) : b] as const);
  fc.assert(
    fc.property(fc.oneof(near, fc.tuple(range, range)), ([a, b]) => {
      const nested = a.prefixLength <= b.prefixLength ? contains(a, b) : contains(b, a);
      expect([cidrsOverlap(a, b), cidrsOverlap(b, a)]).toEqual([nested, nested]);
    }),
  );
});
