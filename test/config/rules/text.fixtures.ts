import type { RuleFixture } from "./fixture";

export const textFixtures: Readonly<Record<string, RuleFixture>> = {
  "text-normal-form": {
    accepted: (file) => {
      file.services.web.environmentVariables = { CAFE: "caf\u00e9", QUOTES: `"'\\` };
    },
    refused: (file) => {
      file.services.web.environmentVariables = { CAFE: "cafe\u0301" };
    },
    problems: [
      {
        path: ["services", "web", "environmentVariables", "CAFE"],
        given: "cafe\u0301",
        allowed: "text in Unicode's normalization form C: Terraform puts every text into it",
        remedy: 'write it as "...".normalize("NFC"), or encode it',
      },
    ],
  },
  "text-null": {
    accepted: (file) => {
      file.services.web.command = ["printf", "\\0"];
    },
    refused: (file) => {
      file.services.web.command = ["printf", "a\0b"];
    },
    problems: [
      {
        path: ["services", "web", "command", 1],
        given: "a\0b",
        allowed: "text without the null character",
        remedy: "remove it, or encode the text",
      },
    ],
  },
};
