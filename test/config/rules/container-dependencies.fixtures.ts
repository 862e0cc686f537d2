import type { RuleFixture } from "./fixture";

const image = "public.ecr.aws/docker/library/busybox:1.37";
const healthCheck = { command: ["CMD", "true"] };

export const containerDependencyFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-container": {
    accepted: (file) => {
      file.services.web.sidecars = { proxy: { image, dependsOn: { web: "START" } } };
    },
    refused: (file) => {
      file.services.web.sidecars = { proxy: { image, dependsOn: { wep: "START" } } };
    },
    problems: [
      {
        path: ["services", "web", "sidecars", "proxy", "dependsOn", "wep"],
        given: "wep",
        allowed: "the name of another container of the task",
        remedy: 'did you mean "web"?',
      },
    ],
  },
  "container-depends-on-itself": {
    accepted: (file) => {
      file.services.web.sidecars = { proxy: { image } };
      file.services.web.dependsOn = { proxy: "START" };
    },
    refused: (file) => {
      file.services.web.dependsOn = { web: "START" };
    },
    problems: [
      { path: ["services", "web", "dependsOn", "web"], given: "web", allowed: "another container of the task", remedy: "remove it" },
    ],
  },
  "container-dependency-cycle": {
    accepted: (file) => {
      file.services.web.sidecars = { a: { image, dependsOn: { b: "START" } }, b: { image, dependsOn: { c: "START" } }, c: { image } };
      file.services.web.dependsOn = { a: "START", c: "START" };
    },
    refused: (file) => {
      file.services.web.sidecars = {
        a: { image, dependsOn: { b: "START" } },
        b: { image, dependsOn: { c: "START" } },
        c: { image, dependsOn: { a: "START" } },
      };
      file.services.web.dependsOn = { a: "START" };
    },
    problems: [
      {
        path: ["services", "web", "sidecars", "a", "dependsOn", "b"],
        given: "a -> b -> c -> a",
        allowed: "dependencies that come to an end: none of these containers could start first",
        remedy: "remove one of these dependencies",
      },
    ],
  },
  "container-dependency-essential": {
    accepted: (file) => {
      file.services.web.sidecars = { migrate: { image, essential: false } };
      file.services.web.dependsOn = { migrate: "SUCCESS" };
    },
    refused: (file) => {
      file.services.web.sidecars = { migrate: { image }, report: { image, dependsOn: { web: "COMPLETE" } } };
      file.services.web.dependsOn = { migrate: "SUCCESS" };
    },
    problems: [
      {
        path: ["services", "web", "dependsOn", "migrate"],
        given: "SUCCESS",
        allowed: 'SUCCESS of a container with essential: false; when "migrate" ends, so does the task',
        remedy: 'set essential: false on "migrate", or wait for START or HEALTHY',
      },
      {
        path: ["services", "web", "sidecars", "report", "dependsOn", "web"],
        given: "COMPLETE",
        allowed: 'COMPLETE of a container with essential: false; when "web" ends, so does the task',
        remedy: "wait for START or HEALTHY",
      },
    ],
  },
  "container-dependency-healthy": {
    accepted: (file) => {
      file.services.web.sidecars = { proxy: { image, healthCheck } };
      file.services.web.dependsOn = { proxy: "HEALTHY" };
    },
    refused: (file) => {
      file.services.web.sidecars = { proxy: { image } };
      file.services.web.dependsOn = { proxy: "HEALTHY" };
    },
    problems: [
      {
        path: ["services", "web", "dependsOn", "proxy"],
        given: "HEALTHY",
        allowed: 'HEALTHY of a container with a healthCheck; "proxy" has none',
        remedy: 'give "proxy" a healthCheck, or wait for START',
      },
    ],
  },
};
