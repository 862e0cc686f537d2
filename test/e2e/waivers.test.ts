import { isWaivable } from "../../config/rules/check-rules";
import { rules } from "../../config/rules/rules";
import { baseEnvironment } from "../config/base-environment";
import { fixtures } from "../config/rules/fixtures";
import { synthesized } from "../support/synthesized";
import { limitMinutes } from "./support/limit";

limitMinutes(5);

const waivers = Object.fromEntries(rules.flatMap(({ id }) => (isWaivable(id) ? [[id, "tried"]] : [])));

/** What synthesis says of a file; a list of problems is an answer like JSON, anything else is a bug. */
function bugIn(file: ReturnType<typeof baseEnvironment>): string | undefined {
  try {
    synthesized(file);
  } catch (error) {
    const { message } = error as Error;
    return message.startsWith("test: ") ? undefined : message;
  }
  return undefined;
}

// It needs no engine, but a minute.
test.each(Object.entries(fixtures))("with every rule waived, what %s refuses is synthesized or refused, never a crash", (_, fixture) => {
  const file = baseEnvironment();
  fixture.refused(file);
  expect(bugIn({ ...file, waivers })).toBeUndefined();
});
