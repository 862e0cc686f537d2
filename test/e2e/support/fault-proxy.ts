import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "../../../engine/child";
import { findProgram } from "../../../engine/engine-binary";
import { answers } from "../../../rehearsal/emulators/answers";
import { freePort } from "../../../rehearsal/emulators/free-port";

/** What the proxy does to requests: the rules of its control API. */
export type FaultRules = readonly Readonly<Record<string, unknown>>[];

/** Where microburst is, a proxy that answers as AWS does when it is in trouble. */
export function findFaultProxy(): string | undefined {
  return findProgram("microburst", process.env);
}

/** microburst in front of an emulator. */
export class FaultProxy {
  private constructor(
    readonly url: string,
    private readonly end: () => Promise<unknown>,
  ) {}

  static async start(program: string, upstream: string, folder: string): Promise<FaultProxy> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const log = join(folder, "microburst.log");
    const child = startChild(program, ["--upstream", upstream, "--host", "127.0.0.1", "--port", `${port}`, "--no-resign"], { cwd: folder, env: process.env, log });
    const end = () => {
      child.signal("SIGTERM");
      return child.ended;
    };
    for (let attempt = 0; !(await answers(`${url}/_microburst/health`)); attempt++) {
      if (attempt > 100) {
        await end();
        throw new Error(`microburst did not answer, see ${log}`);
      }
      await sleep(100);
    }
    return new FaultProxy(url, end);
  }

  /** From now on these are its rules; none lets everything through. */
  async misbehave(rules: FaultRules): Promise<void> {
    const response = await fetch(`${this.url}/_microburst/rules`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(rules) });
    if (!response.ok) throw new Error(`microburst: ${await response.text()}`);
  }

  /** How many requests have met a fault so far. */
  async faults(): Promise<number> {
    const { requests } = (await (await fetch(`${this.url}/_microburst/stats`)).json()) as { requests: { faulted: number } };
    return requests.faulted;
  }

  async stop(): Promise<void> {
    await this.end();
  }
}
