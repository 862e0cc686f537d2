import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { askRuntime } from "./ask-runtime";

/** A container runtime for an emulator, in a folder of its own. */
export interface LoopbackRuntime {
  /** What the emulator calls instead of the runtime itself. */
  readonly program: string;
  readonly folder: string;
}

/**
 * Emulators publish ports on every address, and leave the volumes of file systems behind. What this writes stands
 * between: it publishes on 127.0.0.1 alone, and remembers the volumes.
 */
export function writeLoopbackRuntime(runtime: string, folder: string): LoopbackRuntime {
  mkdirSync(folder, { recursive: true });
  const program = join(folder, "containers");
  writeFileSync(program, script(runtime, join(folder, "volumes")));
  chmodSync(program, 0o755);
  return { program, folder };
}

/** Removes what an emulator of that process left: its containers, their networks and volumes. */
export async function removeContainers({ program, folder }: LoopbackRuntime, pid: number, env: NodeJS.ProcessEnv): Promise<void> {
  const owned = ["--filter", `label=fakecloud-instance=fakecloud-${pid}`];
  const remove = async (list: readonly string[], command: readonly string[]) => {
    const ids = wordsOf(await askRuntime(program, [...list, ...owned], env));
    if (ids.length > 0) await askRuntime(program, [...command, ...ids], env);
  };
  await remove(["ps", "-a", "-q"], ["rm", "-f"]);
  await remove(["network", "ls", "-q"], ["network", "rm"]);
  await remove(["volume", "ls", "-q"], ["volume", "rm", "-f"]);
  const volumes = volumesOf(folder);
  if (volumes.length > 0) await askRuntime(program, ["volume", "rm", "-f", ...volumes], env);
  rmSync(join(folder, "volumes"), { force: true });
}

function volumesOf(folder: string): string[] {
  try {
    return [...new Set(wordsOf(readFileSync(join(folder, "volumes"), "utf8")))];
  } catch {
    return [];
  }
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const script = (runtime: string, volumes: string) => `#!/bin/sh
# Written by a rehearsal: publishes ports on 127.0.0.1 alone, and remembers volumes.
previous=
for argument do
  shift
  case $previous,$argument in
    --publish,127.0.0.1:* | -p,127.0.0.1:*) ;;
    --publish,:[0-9]* | -p,:[0-9]* | --publish,[0-9]*:[0-9]* | -p,[0-9]*:[0-9]*) argument=127.0.0.1:$argument ;;
    --publish,[0-9]* | -p,[0-9]*) argument=127.0.0.1::$argument ;;
    -v,fakecloud-*) echo "\${argument%%:*}" >> ${quoted(volumes)} ;;
  esac
  set -- "$@" "$argument"
  previous=$argument
done
exec ${quoted(runtime)} "$@"
`;
