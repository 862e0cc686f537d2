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
    problems: [],
  },
  "container-depends-on-itself": {
    accepted: (file) => {
      file.services.web.sidecars = { proxy: { image } };
      file.services.web.dependsOn = { proxy: "START" };
    },
    refused: (file) => {
      file.services.web.dependsOn = { web: "START" };
    },
    problems: [],
  },
  "container-dependency-cycle": {
    accepted: (file) => {
      file.services.web.sidecars = { a: { image, dependsOn: { b: "START" } }, b: { image, dependsOn: { c: "START" } }, c: { image } };
      file.services.web.dependsOn = { a: "START", c: "START" };
    },
    refused: (file) => {
      file.services.web.sidecars = { a: { image, dependsOn: { b: "START" } }, b: { image, dependsOn: { c: "START" } }, c: { image, dependsOn: { a: "START" } } };
      file.services.web.dependsOn = { a: "START" };
    },
    problems: [],
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
    problems: [],
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
    problems: [],
  },
};
