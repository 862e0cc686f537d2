import type { RuleFixture } from "./fixture";

export const routeConditionFixtures: Readonly<Record<string, RuleFixture>> = {
  "route-host": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: [`*.${"a".repeat(118)}.example`, "shop-?.example.com"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: [`*.${"a".repeat(119)}.example`, "localhost", "example.com:8080"] } };
    },
    problems: [],
  },
  "route-path": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: [`/${"a".repeat(126)}*`, "/a~b/$c/*.png"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: [`/${"a".repeat(127)}*`, "*.png", "/search?q=a b"] } };
    },
    problems: [],
  },
  "route-host-duplicate": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["a.example.com", "b.example.com"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["a.example.com", "a.example.com"] } };
    },
    problems: [],
  },
  "route-path-duplicate": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: ["/a", "/A"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", paths: ["/a", "/a"] } };
    },
    problems: [],
  },
  "route-condition-values": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["a.shop", "b.shop", "c.shop", "d.shop", "e.shop"], paths: ["/*"] } };
    },
    refused: (file) => {
      file.services.web.routes = {
        main: { loadBalancer: "public", hosts: ["a.shop", "b.shop", "c.shop", "d.shop"], paths: ["/a", "/b"] },
        none: { loadBalancer: "public", paths: [] },
      };
    },
    problems: [],
  },
};
