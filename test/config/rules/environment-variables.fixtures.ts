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
    problems: [],
  },
  "environment-variable-value": {
    accepted: (file) => {
      file.services.web.environmentVariables = { GREETING: " ", FROM_STACK: { stack: "database", output: "endpoint" } };
    },
    refused: (file) => {
      file.services.web.environmentVariables = { GREETING: "" };
    },
    problems: [],
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
    problems: [],
  },
};
