import { list, type PolicyStatement } from "./permissions";

/** A request as IAM sees it. */
export interface Request {
  /** ARN of a role, or the name of an AWS service. */
  readonly principal: string;
  readonly action: string;
  readonly resource?: string;
  /** Condition keys beside `aws:PrincipalArn`. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether the statements that apply to a request of the same account allow it: one that allows, none that denies.
 * Source: IAM User Guide, "Policy evaluation logic". Throws at what it does not know.
 */
export function isAllowed(statements: readonly PolicyStatement[], request: Request): boolean {
  const effects = statements.filter((statement) => applies(statement, request)).map(({ Effect }) => Effect);
  return effects.includes("Allow") && !effects.includes("Deny");
}

/** May do anything, as far as its own policies go. */
export const administrator: PolicyStatement = { Effect: "Allow", Action: "*", Resource: "*" };

function applies({ Principal, Action, Resource, Condition }: PolicyStatement, request: Request): boolean {
  return (
    (Principal === undefined || isPrincipal(Principal, request.principal)) &&
    list(Action).some((pattern) => like(pattern, request.action)) &&
    (Resource === undefined || list(Resource).some((pattern) => like(pattern, request.resource ?? ""))) &&
    Object.entries(Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, key === "aws:PrincipalArn" ? request.principal : request.context?.[key], list(values))),
    )
  );
}

function isPrincipal(principal: NonNullable<PolicyStatement["Principal"]>, given: string): boolean {
  if (principal === "*") return true;
  return Object.entries(principal).some(([kind, names]) => {
    if (kind !== "AWS" && kind !== "Service") throw new Error(`unknown kind of principal: ${kind}`);
    return kind === "Service" ? list(names).includes(given) : given.startsWith("arn:") && list(names).some((name) => name === "*" || name === given);
  });
}

/** A key that the request lacks fulfils what is negated, and nothing else. */
function holds(operator: string, given: string | undefined, values: readonly string[]): boolean {
  switch (operator) {
    case "Bool":
    case "StringEquals":
      return given !== undefined && values.includes(given);
    case "StringLike":
    case "ArnEquals":
    case "ArnLike":
      return given !== undefined && values.some((value) => like(value, given));
    case "ArnNotEquals":
      return given === undefined || !values.some((value) => like(value, given));
    default:
      throw new Error(`unknown operator: ${operator}`);
  }
}

function like(pattern: string, text: string): boolean {
  const literal = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`).test(text);
}
