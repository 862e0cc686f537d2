import { eachBlock, type Json, type StackJson } from "../../engine/stack-json";
import type { StandIn } from "./stand-in";

/** Lambda functions in place of those that a stack permits somebody to invoke by their names; nothing for a stack that names none. */
export function existingFunctions(stack: StackJson): StandIn | undefined {
  const permissions = eachBlock(stack.resource).flatMap(({ type, name, block }) => {
    const functionName = block["function_name"];
    return type === "aws_lambda_permission" && typeof functionName === "string" && !functionName.includes("${") ? [{ name, functionName }] : [];
  });
  const names = [...new Set(permissions.map(({ functionName }) => functionName))].sort();
  if (names.length === 0) return undefined;
  return {
    resource: { aws_lambda_function: Object.fromEntries(names.map((name) => [nameOf(name), standIn(name)])) },
    override: {
      resource: {
        aws_lambda_permission: Object.fromEntries(
          permissions.map(({ name, functionName }) => [name, { function_name: `\${aws_lambda_function.${nameOf(functionName)}.function_name}` }]),
        ),
      },
    },
    text: `${names.join(", ")}: ${names.length === 1 ? "a Lambda function that is" : "Lambda functions that are"} made for the rehearsal, and never run`,
  };
}

function standIn(functionName: string): Json {
  return {
    function_name: functionName,
    package_type: "Image",
    image_uri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/rehearsal:none",
    role: "arn:aws:iam::111122223333:role/rehearsal",
    // An emulator gives it some.
    lifecycle: { ignore_changes: ["handler", "runtime"] },
  };
}

function nameOf(functionName: string): string {
  return `rehearsal-${functionName}`;
}
