/** What an emulator does otherwise than AWS, so that a second plan wants a change. */
export interface KnownGap {
  /** The emulator that serves what no other does. */
  readonly emulator: "fakecloud" | "ministack" | "moto";
  readonly resourceType: string;
  /** Argument that reads back otherwise, without what is inside it. */
  readonly argument: string;
  readonly why: string;
}

/** A gap that no longer occurs where it could fails the rehearsal: then it is to be removed here. */
export const knownGaps: readonly KnownGap[] = [
];
