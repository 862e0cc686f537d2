import { joined, say, type Text } from "../text";
import { shown } from "./keyed";
import type { LeafChange } from "./leaf-changes";

/** What people call an argument of a container. */
const labels: Readonly<Record<string, string>> = {
  command: "command",
  cpu: "cpu",
  dependsOn: "depends on",
  entryPoint: "entry point",
  environment: "environment",
  environmentFiles: "environment file",
  healthCheck: "health check",
  image: "image",
  memory: "memory",
  mountPoints: "mount",
  portMappings: "port",
  secrets: "secret",
  systemControls: "system control",
  ulimits: "ulimit",
  user: "user",
  volume: "volume",
  volumesFrom: "volumes from",
};

/** One line for a leaf that differs: `image postgres: tag 15 -> 16`, `environment DEBUG added: 1`. */
export function changeLine({ path, before, after }: LeafChange): Text {
  const [first = "", ...rest] = path;
  const label = Object.hasOwn(labels, first) ? labels[first] : undefined;
  const what = label === undefined ? say`${path.join(".")}` : joined([[label], ...(rest.length === 0 ? [] : [say`${rest.join(".")}`])], " ");
  if (before === undefined) return isNothing(after) ? say`${what} added` : say`${what} added: ${shown(after)}`;
  if (after === undefined) return isNothing(before) ? say`${what} removed` : say`${what} removed, was ${shown(before)}`;
  if (path.length === 1 && first === "image" && typeof before === "string" && typeof after === "string") return imageLine(before, after);
  return say`${what} ${shown(before)} -> ${shown(after)}`;
}

/** Of an image from the same repository only the version is told. */
function imageLine(before: string, after: string): Text {
  const [old, now] = [parts(before), parts(after)];
  if (old.repository !== now.repository) return say`image ${shown(before)} -> ${shown(after)}`;
  return say`image ${shown(old.repository)}: ${shown(old.version)} -> ${shown(now.version)}`;
}

/** `registry:5000/a/b`, and `1.2`, `@sha256:…` or both. */
function parts(image: string): { readonly repository: string; readonly version: string } {
  const [, repository = image, tag = "", digest = ""] = /^(.*?)(:[^:/@]*)?(@[^@]*)?$/s.exec(image) ?? [];
  const version = `${tag.slice(1)}${digest}`;
  return { repository, version: version === "" ? "latest" : version };
}

function isNothing(value: unknown): boolean {
  return value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}
