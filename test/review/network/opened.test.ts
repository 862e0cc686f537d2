import fc from "fast-check";
import { admissions, type Admission } from "../../../review/network/admission";
import { opened } from "../../../review/network/opened";
import { openingText } from "../../../review/network/opening-text";
import type { Range } from "../../../review/network/ranges";
import { plain } from "../../../review/text";

type Rule = readonly [protocol: unknown, from: unknown, to: unknown, ...ranges: string[]];
const read = (rules: readonly Rule[]): Admission[] => rules.flatMap(([protocol, from, to, ...ranges]) => [...admissions({ protocol, from, to }, ranges, [])]);
const openings = (before: readonly Rule[], after: readonly Rule[]) => opened(read(after), read(before)).map((opening) => plain(openingText(opening, "from")));

test.each<[Rule[], Rule[], string[]]>([
  [[], [["tcp", 443, 443, "0.0.0.0/0"]], ["tcp 443 from anywhere on the internet (0.0.0.0/0)"]],
  [[], [["tcp", 443, 443, "0.0.0.0/1", "128.0.0.0/1", "::/0"]], ["tcp 443 from anywhere on the internet (0.0.0.0/0)", "tcp 443 from anywhere on the internet (::/0)"]],
  [[["tcp", 80, 80, "10.0.0.0/24"]], [["tcp", 80, 80, "10.0.0.0/23"]], ["tcp 80 from 10.0.1.0/24 (256 addresses)"]],
  [[["tcp", 80, 80, "10.0.0.0/24"]], [["tcp", 80, 80, "10.0.0.0/25"], ["tcp", 80, 80, "10.0.0.128/25"]], []],
  [[["tcp", 80, 80, "10.0.0.0/24"]], [["tcp", 0, 65535, "10.0.0.0/24"]], ["tcp 0-79, 81-65535 from 10.0.0.0/24 (256 addresses)"]],
  [[["tcp", 0, 65535, "10.0.0.0/24"]], [["6", 80, 90, "10.0.0.0/24"]], []],
  [[["tcp", 80, 80, "10.0.0.7/32"]], [["-1", 0, 0, "10.0.0.7/32"]], ["protocols 0-5, 7-255 from 10.0.0.7/32 (1 address)", "tcp 0-79, 81-65535 from 10.0.0.7/32 (1 address)"]],
  [[["-1", null, null, "10.0.0.0/8"]], [["udp", 53, 53, "10.1.0.0/16"], ["icmp", -1, -1, "10.0.0.0/8"]], []],
  [[["-1", null, null, "10.0.0.0/9"]], [["-1", null, null, "10.0.0.0/8"]], ["every protocol from 10.128.0.0/9 (8,388,608 addresses)"]],
  [[["icmp", 8, 0, "10.0.0.0/8"]], [["icmp", 8, -1, "10.0.0.0/8"]], ["icmp type 8 code 1-255 from 10.0.0.0/8 (16,777,216 addresses)"]],
  [[], [["icmpv6", 128, -1, "fd00::/64"]], ["icmpv6 type 128 from fd00::/64 (about 2^64 addresses)"]],
  [[["tcp", 1, 1, "10.0.0.0/8"]], [["tcp", 1, 1, "0.0.0.0/0"]], ["tcp 1 from anywhere on the internet but 10.0.0.0/8"]],
  [[], [["tcp", 1, 1, "0.0.0.0/1"]], ["tcp 1 from nearly anywhere on the internet: 0.0.0.0/1 (2,147,483,648 addresses)"]],
  [[], [["50", null, null, "10.0.0.0/32"]], ["protocol 50 from 10.0.0.0/32 (1 address)"]],
  [[["tcp", 80, 80, "10.0.0.0/24"]], [["tcp", 80, 80, "10.0.0.0/24"], ["udp", 80, 80, "10.0.0.0/24"], ["tcp", 81, 81, "10.0.0.0/24"]], ["tcp 81 from 10.0.0.0/24 (256 addresses)", "udp 80 from 10.0.0.0/24 (256 addresses)"]],
  [[], [["tcp", 1, 1, "(dev-network cidr after its apply)"]], ["tcp 1 from (dev-network cidr after its apply)"]],
])("from %j to %j", (before, after, expected) => {
  expect(openings(before, after)).toEqual(expected);
});

test("groups and lists of prefixes are compared by name, on ports as everything else", () => {
  const group = (name: string, from: number, to: number) => admissions({ protocol: "tcp", from, to }, [], [name]);
  expect(opened(group("sg-1", 80, 81), group("sg-1", 80, 80)).map((opening) => plain(openingText(opening, "from")))).toEqual(["tcp 81 from sg-1"]);
  expect(opened(group("sg-2", 80, 80), group("sg-1", 80, 80)).map((opening) => plain(openingText(opening, "from")))).toEqual(["tcp 80 from sg-2"]);
});

test("of rules in order the first that fits counts", () => {
  const rule = (number: number, isDenied: boolean, range: string) => read([["tcp", 80, 80, range]]).map((admission) => ({ ...admission, number, isDenied }));
  const allow = rule(200, false, "10.0.0.0/24");
  expect(opened([...allow, ...rule(100, true, "10.0.0.0/25")], []).map((opening) => plain(openingText(opening, "from")))).toEqual(["tcp 80 from 10.0.0.128/25 (128 addresses)"]);
  expect(opened([...allow, ...rule(300, true, "10.0.0.0/25")], [...allow, ...rule(100, true, "10.0.0.0/25")]).map((opening) => plain(openingText(opening, "from")))).toEqual(["tcp 80 from 10.0.0.0/25 (128 addresses)"]);
});

test("more ranges than anybody reads are counted", () => {
  const many = Array.from({ length: 20 }, (_, index) => `10.0.${index * 2}.0/24`);
  expect(openings([], [["tcp", 1, 1, ...many]])).toEqual([`tcp 1 from ${many.slice(0, 12).join(", ")}, 8 more ranges (5,120 addresses)`]);
});

const rule = fc.record({
  protocol: fc.constantFrom("tcp", "udp", "-1", "17"),
  ports: fc.tuple(fc.nat(6), fc.nat(3)),
  range: fc.record({ first: fc.nat(15), size: fc.nat(4) }).map(({ first, size }) => `10.0.0.${first}/${28 + size}`),
  number: fc.integer({ min: 1, max: 50 }),
  isDenied: fc.boolean(),
});
type Given = Readonly<{ protocol: string; ports: [number, number]; range: string; number: number; isDenied: boolean }>;
const rules = (isOrdered: boolean) => fc.uniqueArray(rule, { maxLength: 5, selector: ({ number }) => number }).map((list) => list.map((each) => ({ ...each, isDenied: isOrdered && each.isDenied })));
const admissionsOf = (list: readonly Given[]) =>
  list.flatMap(({ protocol, ports: [from, size], range, number, isDenied }) => admissions({ protocol, from, to: from + size }, [range], []).map((each) => ({ ...each, number, isDenied })));

const numbers = { icmp: 1n, tcp: 6n, udp: 17n };
type Packet = readonly [protocol: keyof typeof numbers, port: number, address: number];
const packets = (["icmp", "tcp", "udp"] as const).flatMap((protocol) =>
  (protocol === "icmp" ? [0] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).flatMap((port) => Array.from({ length: 16 }, (_, address): Packet => [protocol, port, address])),
);

/** Asks for one packet as AWS does, rule by rule. */
function isLetIn(list: readonly Given[], protocol: string, port: number, address: number): boolean {
  const fits = [...list].sort((a, b) => a.number - b.number).find((each) => {
    const [first = "", bits] = each.range.replace("10.0.0.", "").split("/");
    const size = 2 ** (32 - Number(bits));
    const start = Number(first) - (Number(first) % size);
    const isOfProtocol = each.protocol === "-1" || each.protocol === protocol || (each.protocol === "17" && protocol === "udp");
    const isOfPort = each.protocol === "-1" || (each.ports[0] <= port && port <= each.ports[0] + each.ports[1]);
    return isOfProtocol && isOfPort && start <= address && address < start + size;
  });
  return fits?.isDenied === false;
}

test.each([false, true])("finds exactly the packets that one would, one by one (rules in order: %j)", (isOrdered) => {
  fc.assert(
    fc.property(rules(isOrdered), rules(isOrdered), (before, after) => {
      const found = opened(admissionsOf(after), admissionsOf(before));
      const isIn = (ranges: readonly Range[], number: bigint) => ranges.some(({ first, last }) => first <= number && number <= last);
      const isFound = ([protocol, port, address]: Packet) =>
        found.some(({ protocols, ports, addresses }) => isIn(protocols, numbers[protocol]) && isIn(ports, BigInt(port)) && isIn(addresses, BigInt(10 * 2 ** 24 + address)));
      expect(packets.filter(isFound)).toEqual(packets.filter((packet) => isLetIn(after, ...packet) && !isLetIn(before, ...packet)));
    }),
    { numRuns: 200 },
  );
});

test("reordering and splitting is never an opening", () => {
  fc.assert(
    fc.property(rules(false), (list) => {
      const split = list.flatMap((each) => [{ ...each, ports: [each.ports[0], 0] as [number, number] }, { ...each, ports: [each.ports[0], each.ports[1]] as [number, number] }]).reverse();
      expect(opened(admissionsOf(split), admissionsOf(list))).toEqual([]);
      expect(opened(admissionsOf(list), admissionsOf(split))).toEqual([]);
      expect(opened(admissionsOf([...list].reverse()), [])).toEqual(opened(admissionsOf(list), []));
    }),
  );
});
