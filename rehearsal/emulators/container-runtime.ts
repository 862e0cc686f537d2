import { execFile } from "node:child_process";
import { findProgram } from "../../engine/engine-binary";

/** The program that runs containers here: the one FAKECLOUD_CONTAINER_CLI names and no other, else Docker, else Podman; none when it does not answer. */
export async function findContainerRuntime(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = environment["FAKECLOUD_CONTAINER_CLI"];
  for (const name of named === undefined ? ["docker", "podman"] : [named]) {
    const path = name.includes("/") ? name : findProgram(name, environment);
    if (path !== undefined && (await isUsable(path, environment))) return path;
  }
  return undefined;
}

function isUsable(program: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, ["info"], { env, timeout: 5000, killSignal: "SIGKILL", maxBuffer: 16 * 1024 * 1024 }, (error) => resolve(error === null));
  });
}
