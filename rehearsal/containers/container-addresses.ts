import { askRuntime } from "../emulators/ask-runtime";

/** A container of a task, as ECS names it. */
export interface TaskContainer {
  readonly taskId: string;
  readonly name: string;
  readonly runtimeId: string | undefined;
}

/**
 * Where this machine reaches the container's ports, as `80/tcp at 127.0.0.1:49153`. ECS does not tell it of tasks with
 * an interface of their own. fakecloud gives the ports to a container that holds the network of one with a task role.
 */
export async function addressesOf({ taskId, name, runtimeId }: TaskContainer, program: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const candidates = [`fakecloud-ecs-netns-${taskId}-${name}`, ...(runtimeId === undefined ? [] : [runtimeId])];
  for (const candidate of candidates) {
    const addresses = parsePorts(await askRuntime(program, ["port", candidate], env));
    if (addresses.length > 0) return addresses;
  }
  return [];
}

/** Lines `80/tcp -> 127.0.0.1:49153` of `docker port`. */
export function parsePorts(output: string): string[] {
  return [...output.matchAll(/^(\d+\/\w+) -> (\S+:\d+)\s*$/gm)].map(([, port, address]) => `${port} at ${address}`);
}
