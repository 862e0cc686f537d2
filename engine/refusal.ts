/** Something must be installed first. */
export const missingPrerequisite = 4;

/** Why a command does not go on. Its message is all the user sees: what, where, and what to do. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | typeof missingPrerequisite = 1,
  ) {
    super(message);
    this.name = "Refusal";
  }
}
