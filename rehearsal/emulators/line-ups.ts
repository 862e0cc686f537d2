import { findProgram } from "../../engine/engine-binary";
import { missingPrerequisite, Refusal } from "../../engine/refusal";
import { type Emulator, fakecloud, ministack, moto } from "./emulators";

/** Services that another emulator serves better, where it is installed. */
export interface Elsewhere {
  readonly emulator: Emulator;
  /** Names as in the variables AWS_ENDPOINT_URL_<SERVICE>. */
  readonly services: readonly string[];
}

/** Which emulators serve AWS together. */
export interface LineUp {
  readonly main: Emulator;
  readonly elsewhere: readonly Elsewhere[];
}

/** The most faithful one first. */
export const lineUps: readonly LineUp[] = [
  {
    main: fakecloud,
    // It has no tags of S3 Control, which every S3 bucket asks for.
    elsewhere: [{ emulator: ministack, services: ["S3", "S3_CONTROL"] }],
  },
  {
    main: ministack,
    // Its Cloud Map services do not last.
    elsewhere: [{ emulator: moto, services: ["SERVICEDISCOVERY"] }],
  },
  { main: moto, elsewhere: [] },
];

/**
 * The first line-up whose main program is on PATH, or the one whose main emulator is named, with those of its other
 * emulators that are there.
 */
export function chooseLineUp(environment: NodeJS.ProcessEnv, name?: string): LineUp {
  const isThere = ({ program }: Emulator) => findProgram(program, environment) !== undefined;
  const named = lineUps.filter(({ main }) => name === undefined || main.name === name);
  if (named.length === 0) {
    throw new Refusal(`There is no emulator "${name}". Name one of ${lineUps.map(({ main }) => main.name).join(", ")}.`);
  }
  const chosen = named.find(({ main }) => isThere(main));
  if (chosen === undefined) throw new Refusal(missingEmulator(named), missingPrerequisite);
  return { ...chosen, elsewhere: chosen.elsewhere.filter(({ emulator }) => isThere(emulator)) };
}

function missingEmulator(wanted: readonly LineUp[]): string {
  const lines = wanted.map(({ main, elsewhere }) => {
    const others = elsewhere.map(({ emulator, services }) => `; for ${services.join(" and ")} also: ${emulator.install}`);
    return `  ${main.name.padEnd(10)} ${main.install}${others.join("")}`;
  });
  return [
    wanted.length === 1 ? `The emulator ${wanted[0]?.main.name} is not on PATH. Install it:` : "There is no AWS emulator on PATH. Install one of them, the first is the most faithful:",
    ...lines,
    "Or start an emulator on this machine yourself and set AWS_ENDPOINT_URL to its address.",
  ].join("\n");
}
