import type { Path } from "../problem";
import { problemsByValidator, type ValidatorProblem } from "./asl-validator";
import type { Finding, Rule } from "./rule";
import { sampleDefinition } from "./sample-definition";
import { isExpression } from "./workflow-fields";

/**
 * The last net: what asl-validator does not take. It is asked about a workflow in which no other rule has found anything,
 * for they say more exactly what is wrong, and it takes its time.
 */
export function workflowDefinition(others: readonly Rule[]): Rule {
  return {
    id: "workflow-definition",
    source: "Amazon States Language, as the package asl-validator reads it",
    *check(platform) {
      const workflows = Object.values(platform.workflows);
      if (workflows.length === 0) return;
      const wrong = new Set(others.flatMap((rule) => [...rule.check(platform)].map(({ path }) => path[1])));
      for (const workflow of workflows.filter(({ name }) => !wrong.has(name))) {
        const findings = problemsByValidator(sampleDefinition(workflow, platform)).map((problem) =>
          toFinding(["workflows", workflow.name, "definition"], workflow.definition, problem),
        );
        yield* new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values();
      }
    },
  };
}

/** At the place in the file that comes nearest: what is rendered holds more than what was written. */
function toFinding(definition: Path, written: unknown, { path, message }: ValidatorProblem): Finding {
  const at: (string | number)[] = [];
  let given = written;
  for (const key of asWritten(path, written)) {
    if (typeof given !== "object" || given === null || !Object.hasOwn(given, key)) break;
    given = (given as Record<string | number, unknown>)[key];
    at.push(key);
  }
  return { path: [...definition, ...at], given, ...verdict(given, String(at.at(-1) ?? ""), message) };
}

/** A job's command and environment stand in a container override once they are rendered. */
function asWritten(path: Path, written: unknown): Path {
  const start = path.indexOf("Overrides");
  const [containers, first, field, index, ...rest] = path.slice(start + 1);
  if (start === -1 || containers !== "ContainerOverrides" || first !== 0 || field === undefined) return path;
  const outer = path.slice(0, start);
  if (field !== "Environment" || index === undefined) return [...outer, ...path.slice(start + 3)];
  const variables = [...outer, field].reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], written);
  return [...outer, field, Object.keys(variables ?? {})[Number(index)] ?? "", ...rest];
}

const path = 'a JSONPath: "$.name"';
const onePlace = 'a JSONPath to one place, without wildcards, filters and slices: "$.name"';
const pathOrFunction = 'a JSONPath or an intrinsic function: "$.name", "States.Format(\'{}\', $.name)"';
const expression = "an expression that JSONata can read";
const time = 'a time: "2027-01-31T08:00:00Z"';

/** What is asked, by what the validator says, else by the value itself. */
function formOf(given: unknown, key: string, message: string): string | undefined {
  if (/"asl_path"/.test(message)) return path;
  if (/"asl_(ref|result)_path"/.test(message)) return onePlace;
  if (/"asl_payload_template"/.test(message) || key.endsWith(".$")) return pathOrFunction;
  if (/"jsonata_string"/.test(message) || (typeof given === "string" && isExpression(given))) return expression;
  return key === "Timestamp" ? time : undefined;
}

function verdict(given: unknown, key: string, message: string): Pick<Finding, "allowed" | "remedy"> {
  const form = formOf(given, key, message);
  if (form !== undefined) return { allowed: form, remedy: "correct it" };
  return { allowed: `what the Amazon States Language allows here; asl-validator says: ${message}`, remedy: "compare it with the language's specification" };
}
