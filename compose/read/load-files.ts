import { resolve } from "node:path";
import { canonical } from "./canonical";
import { documentPart } from "./document-part";
import { applyExtends } from "./extends";
import { applyIncludes } from "./include";
import { mergeModels } from "./merge";
import type { Mapping } from "./node";
import type { YamlDocument } from "./parse-yaml";
import type { FileName, Project } from "./project";
import { resolveVariables } from "./resolve-variables";
import { mappingNode, without } from "./tree";
import { withoutReplaced } from "./unicity";

/** Reads the files of a project one over the other, with what they include and extend. Paths are not resolved yet. */
export function loadFiles(files: readonly FileName[], project: Project): Mapping {
  const start = mappingNode([], { file: files[0]?.file ?? "", line: 1, column: 1 });
  const model = files.reduce((below, { file, named }) => {
    const documents = project.sources.documents(file, named) ?? [];
    const inside: Project = { ...project, ancestors: [...project.ancestors, resolve(file)] };
    return documents.reduce((base, document) => overlaid(base, document, file, inside), below);
  }, start);
  return resolveVariables(model, project);
}

function overlaid(base: Mapping, document: YamlDocument, file: string, project: Project): Mapping {
  const { findings } = project;
  const written = documentPart(document, project);
  const whole = applyIncludes(written, document.forgets, project, loadFiles);
  const left = without(base, document.forgets) as Mapping;
  const extended = applyExtends(whole, document.forgets, file, project);
  const merged = withoutReplaced(mergeModels(left, extended, findings));
  return withoutReplaced(canonical(merged, findings));
}
