import { parsePort } from "../../../compose/read/port-syntax";

/** The specification's own examples come first. */
test.each([
  ["3000", [{ target: 3000 }]],
  ["3000-3005", [3000, 3001, 3002, 3003, 3004, 3005].map((target) => ({ target }))],
  ["8000:8000", [{ target: 8000, published: "8000" }]],
  [
    "9090-9091:8080-8081",
    [
      { target: 8080, published: "9090" },
      { target: 8081, published: "9091" },
    ],
  ],
  ["49100:22", [{ target: 22, published: "49100" }]],
  ["8000-9000:80", [{ target: 80, published: "8000-9000" }]],
  ["127.0.0.1:8001:8001", [{ target: 8001, published: "8001", host_ip: "127.0.0.1" }]],
  [
    "127.0.0.1:5000-5001:5000-5001",
    [
      { target: 5000, published: "5000", host_ip: "127.0.0.1" },
      { target: 5001, published: "5001", host_ip: "127.0.0.1" },
    ],
  ],
  ["6060:6060/udp", [{ target: 6060, published: "6060", protocol: "udp" }]],
  [":80", [{ target: 80 }]],
  ["127.0.0.1::80", [{ target: 80, host_ip: "127.0.0.1" }]],
  ["[::1]:8080:80", [{ target: 80, published: "8080", host_ip: "::1" }]],
  ["[2001:db8::1]::53/udp", [{ target: 53, host_ip: "2001:db8::1", protocol: "udp" }]],
  ["[127.0.0.1]:8080:80", [{ target: 80, published: "8080", host_ip: "127.0.0.1" }]],
  ["0.0.0.0:80:80/TCP", [{ target: 80, published: "80", host_ip: "0.0.0.0", protocol: "tcp" }]],
  ["80/", [{ target: 80 }]],
  ["36412/sctp", [{ target: 36412, protocol: "sctp" }]],
  ["080:0080", [{ target: 80, published: "80" }]],
  ["8000-8000:80", [{ target: 80, published: "8000" }]],
  ["80-80", [{ target: 80 }]],
  ["0:80", [{ target: 80, published: "0" }]],
  // In the order of the texts.
  [
    "7999-8001:99-101/udp",
    [
      { target: 100, published: "8000", protocol: "udp" },
      { target: 101, published: "8001", protocol: "udp" },
      { target: 99, published: "7999", protocol: "udp" },
    ],
  ],
])("reads %s", (text, items) => {
  expect(parsePort(text)).toEqual(items);
});

test("reads a number", () => {
  expect(parsePort(3000)).toEqual([{ target: 3000 }]);
});

const target = "a port of the container from 0 to 65535, or a range such as 8000-8010, last";
const published = "a published port from 0 to 65535, or a range such as 8000-8010, before the container's";
const address = "an IP address before the second colon from the right, IPv6 in brackets";

test.each([
  ["", target, 'correct ""'],
  ["http", target, 'correct "http"'],
  ["8080:", target, 'correct ""'],
  ["/tcp", target, 'correct ""'],
  ["65536", target, 'correct "65536"'],
  ["80 ", target, 'correct "80 "'],
  ["-80", target, 'correct "-80"'],
  ["80-", target, 'correct "80-"'],
  ["8001-8000", target, 'correct "8001-8000"'],
  ["0x50", target, 'correct "0x50"'],
  ["80.5", target, 'correct "80.5"'],
  ["web:80", published, 'correct "web"'],
  ["70000:80", published, 'correct "70000"'],
  ["localhost:80:80", address, 'correct "localhost"'],
  ["::1:80:80", address, 'correct "::1"'],
  ["[::1:80:80", address, 'correct "[::1"'],
  ["256.0.0.1:80:80", address, 'correct "256.0.0.1"'],
  ["010.0.0.1:80:80", address, 'correct "010.0.0.1"'],
  ["[fe80::1%eth0]:80:80", address, 'correct "[fe80::1%eth0]"'],
  ["80/http", "the protocol tcp, udp or sctp", 'correct "http"'],
  ["8000-8001:80-82", "as many published ports as ports of the container", "write two ranges of one length"],
  ["8000:80-81", "as many published ports as ports of the container", "write two ranges of one length"],
])("refuses %j", (given, allowed, remedy) => {
  expect(parsePort(given)).toEqual({ problem: { given, allowed, remedy } });
});
