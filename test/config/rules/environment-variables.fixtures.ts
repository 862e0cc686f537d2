import type { RuleFixture } from "./fixture";

export const environmentVariableFixtures: Readonly<Record<string, RuleFixture>> = {
  "environment-variable-name": {
    accepted: (file) => {
      file.services.web.environmentVariables = { "spring.profiles-active": "test" };
    },
    refused: (file) => {
      file.services.web.environmentVariables = { "A=B": "1", "": "2" };
      file.services.web.secrets = { "THE TOKEN": { secret: "token" } };
    },
    problems: [
      {
        path: ["services", "web", "environmentVariables", "A=B"],
        given: "A=B",
        allowed: "a name without spaces and =",
        remedy: "write it like DATABASE_HOST",
      },
      {
        path: ["services", "web", "environmentVariables", ""],
        given: "",
        allowed: "a name without spaces and =",
        remedy: "write it like DATABASE_HOST",
      },
      {
        path: ["services", "web", "secrets", "THE TOKEN"],
        given: "THE TOKEN",
        allowed: "a name without spaces and =",
        remedy: "write it like DATABASE_HOST",
      },
    ],
  },
  "environment-variable-value": {
    accepted: (file) => {
      file.services.web.environmentVariables = { GREETING: " ", FROM_STACK: { stack: "database", output: "endpoint" } };
    },
    refused: (file) => {
      file.services.web.environmentVariables = { GREETING: "" };
    },
    problems: [
      {
        path: ["services", "web", "environmentVariables", "GREETING"],
        given: "",
        allowed: "any text but an empty one: AWS drops it, and every plan would add it again",
        remedy: "leave the variable out",
      },
    ],
  },
  "environment-variable-secret": {
    accepted: (file) => {
      file.services.web.environmentVariables = { TOKEN_NAME: "token" };
      file.services.web.secrets = { TOKEN: { secret: "token" } };
    },
    refused: (file) => {
      file.services.web.environmentVariables = { TOKEN: "token" };
      file.services.web.secrets = { TOKEN: { secret: "token" } };
    },
    problems: [
      {
        path: ["services", "web", "secrets", "TOKEN"],
        given: "TOKEN",
        allowed: "a name that environmentVariables does not have too",
        remedy: "remove it from environmentVariables or from secrets",
      },
    ],
  },
};
