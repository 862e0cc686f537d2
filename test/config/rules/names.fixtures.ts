import type { RuleFixture } from "./fixture";

const nameForm = "lower-case letters and digits in words joined by single hyphens, a letter first, at most 40 characters";
const web = ["services", "web"];

export const namesFixtures: Readonly<Record<string, RuleFixture>> = {
  "name-form": {
    accepted: (file) => {
      file.services.web.group = "g".repeat(40);
      file.services.worker.group = "g".repeat(40);
      file.services.worker.ports = { "p-1": 7000, x: 7001 };
    },
    refused: (file) => {
      file.storage = { fileSystems: { "my data": { accessPoints: { a_b: { path: "/a", uid: 0, gid: 0 } } } } };
      file.routing = { loadBalancers: { Public: { listeners: { "main-": { port: 80 } } } } };
      file.services.web.routes = { Main: { loadBalancer: "Public" } };
      file.services.web.group = "g".repeat(41);
      file.services.web.ebsVolumes = { "data--1": { sizeGiB: 10 } };
      file.services.worker.sidecars = { "1st": { image: { repository: "web", tag: "1.0.0" }, ports: { httpPort: 9000 } } };
      file.services["db.main"] = { ...file.services.worker, ports: { "7001": 7001 }, sidecars: {} };
      file.services.worker.group = "constructor";
    },
    problems: [
      { path: ["storage", "fileSystems", "my data"], given: "my data", allowed: nameForm, remedy: 'rename it, for example to "my-data"' },
      {
        path: ["storage", "fileSystems", "my data", "accessPoints", "a_b"],
        given: "a_b",
        allowed: nameForm,
        remedy: 'rename it, for example to "a-b"',
      },
      { path: ["routing", "loadBalancers", "Public"], given: "Public", allowed: nameForm, remedy: 'rename it, for example to "public"' },
      {
        path: ["routing", "loadBalancers", "Public", "listeners", "main-"],
        given: "main-",
        allowed: nameForm,
        remedy: 'rename it, for example to "main"',
      },
      { path: ["services", "db.main"], given: "db.main", allowed: nameForm, remedy: 'rename it, for example to "db-main"' },
      { path: ["services", "worker", "group"], given: "constructor", allowed: nameForm, remedy: "choose another name" },
      { path: [...web, "group"], given: "g".repeat(41), allowed: nameForm, remedy: `rename it, for example to "${"g".repeat(40)}"` },
      { path: ["services", "worker", "sidecars", "1st"], given: "1st", allowed: nameForm, remedy: 'rename it, for example to "st"' },
      { path: ["services", "db.main", "ports", "7001"], given: "7001", allowed: nameForm, remedy: "choose another name" },
      {
        path: ["services", "worker", "sidecars", "1st", "ports", "httpPort"],
        given: "httpPort",
        allowed: nameForm,
        remedy: 'rename it, for example to "http-port"',
      },
      { path: [...web, "ebsVolumes", "data--1"], given: "data--1", allowed: nameForm, remedy: 'rename it, for example to "data-1"' },
      { path: [...web, "routes", "Main"], given: "Main", allowed: nameForm, remedy: 'rename it, for example to "main"' },
    ],
  },
  "secret-name": {
    accepted: (file) => void (file.storage = { secrets: { "team/db.main_password-1": {} } }),
    refused: (file) => void (file.storage = { secrets: { DB_PASSWORD: {} } }),
    problems: [
      {
        path: ["storage", "secrets", "DB_PASSWORD"],
        given: "DB_PASSWORD",
        allowed: "lower-case letters and digits in words joined by single hyphens, underscores, dots or slashes, a letter first",
        remedy: "rename it",
      },
    ],
  },
  "security-group-name": {
    accepted: (file) => {
      file.platform = "sgx";
    },
    refused: (file) => {
      file.platform = "sg";
    },
    problems: [
      {
        path: ["platform"],
        given: "sg",
        allowed: 'any name but "sg"',
        remedy: "rename the platform: its security groups would be named like the ids that AWS gives",
      },
    ],
  },
  "names-collide": {
    accepted: (file) => {
      file.registry = { repositories: { web: {}, "team/web": {}, team_web: {} } };
      file.storage = { secrets: { "team-web": {}, team_web: {} } };
    },
    refused: (file) => {
      file.registry = { repositories: { web: {}, "team/web": {}, "team-web": {} } };
      file.storage = { secrets: { "db.password": {}, "db/password": {} } };
      file.services["web-main"] = { ...file.services.web, routes: { a: { loadBalancer: "public", paths: ["/a"] } } };
      file.services.web.routes = { main: { loadBalancer: "public" }, "main-a": { loadBalancer: "public", paths: ["/b"] } };
    },
    problems: [
      {
        path: ["storage", "secrets", "db/password"],
        given: "db/password",
        allowed: 'a name that does not become db-password among the Terraform addresses of secrets, as "db.password" does',
        remedy: "rename one of the two",
      },
      {
        path: ["registry", "repositories", "team-web"],
        given: "team-web",
        allowed: 'a name that does not become team-web among the Terraform addresses of repositories, as "team/web" does',
        remedy: "rename one of the two",
      },
      {
        path: ["services", "web-main", "routes", "a"],
        given: "a",
        allowed: 'a name that does not become web-main-a among the target groups, as "web, main-a" does',
        remedy: "rename one of the two",
      },
    ],
  },
};
