import type { Places } from "./places";
import { pattern, type Rule } from "./rule";

/** A rule for the name of a Lambda function of the environment's account and region. */
export function lambdaFunctionName(id: string, places: Places<string | undefined>): Rule {
  return pattern(
    id,
    "API CreateFunction, FunctionName",
    /^[A-Za-z0-9_-]{1,64}$/,
    "the name of a Lambda function: letters, digits, - and _, at most 64",
    "write the name alone, without its ARN and version",
    places,
  );
}
