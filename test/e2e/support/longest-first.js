const { readFileSync } = require("node:fs");
const { default: Sequencer } = require("@jest/test-sequencer");

/** Minutes that a test file says it may take; one that says none takes long. */
function minutesOf({ path }) {
  return Number(/^limitMinutes\((\d+)\)/m.exec(readFileSync(path, "utf8"))?.[1] ?? 60);
}

/** Begins with what takes long, so that nothing long is left for the end. By itself jest only knows how, where it ran before. */
module.exports = class extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => minutesOf(b) - minutesOf(a));
  }
};
