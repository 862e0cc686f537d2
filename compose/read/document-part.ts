import { interpolateTree } from "./interpolate-tree";
import type { Mapping } from "./node";
import type { YamlDocument } from "./parse-yaml";
import { lookupIn, type Project } from "./project";
import { checkSchema } from "./schema";
import { withoutReplaced } from "./unicity";

/** A document with its variables, and without what the schema does not allow. */
export function documentPart(document: YamlDocument, { environment, findings }: Project): Mapping {
  const interpolated = withoutReplaced(interpolateTree(document.root, lookupIn(environment), findings));
  const { model, problems } = checkSchema(interpolated, true);
  for (const problem of problems) findings.problem(problem);
  return model;
}
