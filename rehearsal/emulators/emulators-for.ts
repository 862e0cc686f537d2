import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Refusal } from "../../engine/refusal";
import type { Rehearsal } from "../rehearsal";
import { readSession, writeSession } from "../session";
import { endpointsIn } from "../workspace/endpoints";
import type { Place } from "../workspace/refusals";
import { statesOf } from "../workspace/states";
import { adoptEmulators } from "./adopt-emulators";
import { answers } from "./answers";
import { requireAccount } from "./emulator-account";
import { emulators, type Emulator } from "./emulators";
import { chooseLineUp, type LineUp } from "./line-ups";
import type { RunningEmulators } from "./running-emulators";
import { startEmulators } from "./start-emulators";

/** The emulators that serve a rehearsal. */
export interface Serving {
  readonly place: Place;
  readonly endpoints: Readonly<Record<string, string>>;
  /** The emulator that serves what no other does; unknown of one that the user started and that is none of those we know. */
  readonly main: Emulator["name"] | "unknown";
  /** We started it. */
  readonly isOurs: boolean;
  readonly runsContainers: boolean;
  /** The program that containers run in; none where there is none, or where it is not ours to know. */
  readonly containerProgram?: string;
  /** What the report says. */
  readonly text: string;
  /** Ends those that are ours. What they hold is kept for the next rehearsal, unless there is nothing left in it. */
  stop(isEmpty: boolean): Promise<void>;
}

/** Whose data there is, in a session, when they are in the user's own emulator. */
const usersData = "yours";

type Wanted = Omit<Rehearsal, "project">;

/**
 * The user's own emulator where AWS_ENDPOINT_URL names one, else the one an earlier rehearsal kept, else a new one,
 * which goes on with what an interrupted rehearsal left.
 */
export async function emulatorsFor(wanted: Wanted, folder: string, place: Place): Promise<Serving> {
  const endpoints = endpointsIn(wanted.variables);
  const isKept = isDeepStrictEqual(readSession(folder).emulators?.environment, endpoints);
  if (Object.keys(endpoints).length > 0 && !isKept) return usersOwn(wanted, folder, place, endpoints);
  const serving = await ours(wanted, folder, place);
  try {
    await requireAccount({ environment: wanted.environment, ...place, endpoints: serving.endpoints });
  } catch (error) {
    await serving.stop(false);
    throw error;
  }
  return serving;
}

async function usersOwn({ environment, from, emulator, variables }: Wanted, folder: string, { account, region }: Place, endpoints: Readonly<Record<string, string>>): Promise<Serving> {
  if (emulator !== undefined) throw new Refusal(`--emulator ${emulator} would start an emulator, but AWS_ENDPOINT_URL names one that runs already. Leave out one of the two.`);
  const url = endpoints["AWS_ENDPOINT_URL"];
  if (url === undefined) throw new Refusal(`${Object.keys(endpoints).join(" and ")} name an emulator, but AWS_ENDPOINT_URL does not: set it, for all other services.`);
  await requireAccount({ environment, account, region, endpoints });
  const session = readSession(folder);
  if (session.data !== usersData) {
    if (session.emulators !== undefined) await (await adoptEmulators(session.emulators, variables))?.stop();
    forget(folder);
    writeSession(folder, { data: usersData });
  }
  if (from !== undefined && Object.keys(statesOf(folder)).length > 0) {
    throw new Refusal(`An earlier rehearsal left resources at ${url}. End it first, with npm run rehearse -- ${environment}, and then rehearse the update.`);
  }
  const known = await Promise.all(emulators.map(async (each) => ((await answers(new URL(each.healthPath, url).href)) ? each : undefined)));
  const main = known.find((each) => each !== undefined);
  return {
    place: { account, region },
    endpoints,
    main: main?.name ?? "unknown",
    isOurs: false,
    runsContainers: main?.runsContainers ?? false,
    text: `yours, at ${url}`,
    stop: async () => {},
  };
}

async function ours(wanted: Wanted, folder: string, { account, region }: Place): Promise<Serving> {
  const session = readSession(folder);
  const lineUp = chooseLineUp(wanted.variables, wanted.emulator ?? session.emulators?.processes[0]?.name);
  const data = `${lineUp.main.name} ${account} ${region}`;
  const kept = session.emulators === undefined ? undefined : await adoptEmulators(session.emulators, wanted.variables);
  // Until it is stopped, it outlives us: it was started so.
  const canGoOn = session.data === data && wanted.from === undefined;
  if (kept !== undefined && canGoOn) return serve(kept, lineUp, { ...wanted, keep: true }, folder, { account, region }, data, "kept from before");

  await kept?.stop();
  const goesOn = canGoOn && lineUp.main.persists && existsSync(dataFolder(folder));
  if (!goesOn) forget(folder);
  const started = await startEmulators(lineUp, { account, region, folder: dataFolder(folder), persistent: true, keep: wanted.keep, signal: wanted.interruption.signal, env: wanted.variables });
  const left = Object.values(statesOf(folder)).flat().length;
  return serve(started, lineUp, wanted, folder, { account, region }, data, left === 0 ? "" : `goes on with ${left} resources of an earlier run`);
}

function serve(running: RunningEmulators, { main }: LineUp, { keep }: Wanted, folder: string, place: Place, data: string, remark: string): Serving {
  const { processes, environment, containers } = running;
  writeSession(folder, { data, ...(keep ? { emulators: { processes, environment, ...(containers && { containers }) } } : {}) });
  return {
    place,
    endpoints: environment,
    main: main.name,
    isOurs: true,
    runsContainers: main.runsContainers,
    ...(containers === undefined ? {} : { containerProgram: containers.program }),
    text: [`${running.names.join(" and ")} at ${environment["AWS_ENDPOINT_URL"]}`, ...(remark === "" ? [] : [remark])].join(", "),
    stop: async (isEmpty) => {
      await running.stop();
      writeSession(folder, { data });
      if (isEmpty) forget(folder);
    },
  };
}

function dataFolder(folder: string): string {
  return join(folder, "emulator");
}

/** States without the emulator they are of say nothing. */
function forget(folder: string): void {
  rmSync(dataFolder(folder), { recursive: true, force: true });
  rmSync(join(folder, "state"), { recursive: true, force: true });
  rmSync(join(folder, "stacks"), { recursive: true, force: true });
}
