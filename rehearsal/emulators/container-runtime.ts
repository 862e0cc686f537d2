import { execFile } from "node:child_process";
import { findProgram } from "../../engine/engine-binary";

/** The program that runs containers here: the one FAKECLOUD_CONTAINER_CLI names and no other, else Docker, else Podman; none when it does not answer in time. */
export async function findContainerRuntime(environment: NodeJS.ProcessEnv, timeoutSeconds = 5): Promise<string | undefined> {
  const named = environment["FAKECLOUD_CONTAINER_CLI"];
  for (const name of named === undefined ? ["docker", "podman"] : [named]) {
    const path = name.includes("/") ? name : findProgram(name, environment);
    if (path !== undefined && (await isUsable(path, environment, timeoutSeconds))) return path;
  }
  return undefined;
}

function isUsable(program: string, env: NodeJS.ProcessEnv, timeoutSeconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, ["info"], { env, timeout: timeoutSeconds * 1000, killSignal: "SIGKILL", maxBuffer: 16 * 1024 * 1024 }, (error) => resolve(error === null));
  });
}
