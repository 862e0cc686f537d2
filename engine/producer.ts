import { posix } from "node:path";
import type { Json, StackJson } from "./stack-json";

/** The stack whose state a `terraform_remote_state` reads: the one whose own backend is that place. */
export function producerOf(reference: Json, readerId: string, stacks: Readonly<Record<string, StackJson>>): string | undefined {
  const { backend, config } = reference as { readonly backend: string; readonly config?: Json };
  const wanted = place(backend, config ?? {}, readerId);
  return Object.entries(stacks).find(([id, stack]) => ownPlace(stack, id) === wanted)?.[0];
}

function ownPlace({ terraform = {} }: StackJson, id: string): string | undefined {
  if (terraform.cloud !== undefined) return place("remote", terraform.cloud, id);
  const [backend] = Object.entries(terraform.backend ?? {});
  return backend === undefined ? undefined : place(backend[0], backend[1], id);
}

/** Where a state is, as far as it tells it from others. */
function place(backend: string, config: Json, id: string): string {
  const text = (key: string, otherwise = "") => (typeof config[key] === "string" ? config[key] : otherwise);
  switch (backend) {
    case "local":
      return `local ${fromFolder(id, text("path", "terraform.tfstate"))}`;
    case "s3":
      return `s3 ${text("bucket")} ${text("key")}`;
    case "remote":
    case "cloud":
      return `remote ${text("hostname", "app.terraform.io")} ${text("organization")} ${JSON.stringify(config["workspaces"])}`;
    default:
      return `${backend} ${JSON.stringify(config)}`;
  }
}

/** Stack folders stand side by side, and local paths begin there. */
function fromFolder(id: string, path: string): string {
  return posix.isAbsolute(path) ? posix.normalize(path) : posix.join(id, path);
}
