const unit = require("./jest.config");

/** @type {import("jest").Config} */
module.exports = {
  ...unit,
  roots: ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  // Much of the time is waiting: the provider's own, for load balancers and queues.
  maxWorkers: 3,
  testSequencer: "<rootDir>/test/e2e/support/longest-first.js",
  testTimeout: 20 * 60_000,
};
