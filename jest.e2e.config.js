const unit = require("./jest.config");

/** @type {import("jest").Config} */
module.exports = {
  ...unit,
  roots: ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  maxWorkers: 2,
  testTimeout: 20 * 60_000,
};
