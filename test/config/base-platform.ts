import { resolvePlatform, type Platform } from "../../config/platform";
import { readShape } from "../../config/shape";
import { baseEnvironment } from "./base-environment";

/** The platform of the base environment after a change to its file. */
export function basePlatform(change: (file: ReturnType<typeof baseEnvironment>) => void = () => {}): Platform {
  const file = baseEnvironment();
  change(file);
  const { parsed, problems } = readShape(file);
  if (parsed === undefined || problems.length > 0) throw new Error(`a file of this shape is refused: ${JSON.stringify(problems)}`);
  return resolvePlatform(parsed);
}
