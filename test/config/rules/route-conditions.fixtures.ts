import type { RuleFixture } from "./fixture";

export const routeConditionFixtures: Readonly<Record<string, RuleFixture>> = {
  "route-host": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: [`*.${"a".repeat(118)}.example`, "shop-?.example.com"] } };
    },
    refused: (file) => {
      file.services.web.routes = {
        main: { loadBalancer: "public", hosts: [`*.${"a".repeat(119)}.example`, "localhost", "example.com:8080"] },
      };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "hosts", 0],
        given:
          "*.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
        allowed: "at most 128 letters, digits, -, _, *, ? and dots, with letters alone after the last dot",
        remedy: "write it like www.example.com or *.example.com",
      },
      {
        path: ["services", "web", "routes", "main", "hosts", 1],
        given: "localhost",
        allowed: "at most 128 letters, digits, -, _, *, ? and dots, with letters alone after the last dot",
        remedy: "write it like www.example.com or *.example.com",
      },
      {
        path: ["services", "web", "routes", "main", "hosts", 2],
        given: "example.com:8080",
        allowed: "at most 128 letters, digits, -, _, *, ? and dots, with letters alone after the last dot",
        remedy: "write it like www.example.com or *.example.com",
      },
    ],
  },
  "route-path": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: [`/${"a".repeat(126)}*`, "/a~b/$c/*.png"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: [`/${"a".repeat(127)}*`, "*.png", "/search?q=a b"] } };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "paths", 0],
        given:
          "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa*",
        allowed: `a slash, then letters, digits and _-.$/~"'@:+;&*?, at most 128 in all`,
        remedy: "write it like /api/*",
      },
      {
        path: ["services", "web", "routes", "main", "paths", 1],
        given: "*.png",
        allowed: `a slash, then letters, digits and _-.$/~"'@:+;&*?, at most 128 in all`,
        remedy: "write it like /api/*",
      },
      {
        path: ["services", "web", "routes", "main", "paths", 2],
        given: "/search?q=a b",
        allowed: `a slash, then letters, digits and _-.$/~"'@:+;&*?, at most 128 in all`,
        remedy: "write it like /api/*",
      },
    ],
  },
  "route-host-duplicate": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["a.example.com", "b.example.com"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["a.example.com", "a.example.com"] } };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "hosts", 1],
        given: "a.example.com",
        allowed: "each entry once",
        remedy: "remove it: it stands there already",
      },
    ],
  },
  "route-path-duplicate": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: ["/a", "/A"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: ["/a", "/a"] } };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "paths", 1],
        given: "/a",
        allowed: "each entry once",
        remedy: "remove it: it stands there already",
      },
    ],
  },
  "route-condition-values": {
    accepted: (file) => {
      file.services.web.routes = {
        main: { loadBalancer: "public", hosts: ["a.shop", "b.shop", "c.shop", "d.shop", "e.shop"], paths: ["/*"] },
      };
    },
    refused: (file) => {
      file.services.web.routes = {
        main: { loadBalancer: "public", hosts: ["a.shop", "b.shop", "c.shop", "d.shop"], paths: ["/a", "/b"] },
        none: { loadBalancer: "public", paths: [] },
      };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main"],
        given: 6,
        allowed: "1 to 5 hosts and paths together",
        remedy: "use patterns with *, or share them out over two routes",
      },
      {
        path: ["services", "web", "routes", "none"],
        given: 0,
        allowed: "1 to 5 hosts and paths together",
        remedy: "name a host or a path",
      },
    ],
  },
};
