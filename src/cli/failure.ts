/** How the command line ends. */
export const EXIT = {
  done: 0,
  failure: 1,
  usage: 2,
  nothingFound: 3,
  unreachable: 4,
  partlyDone: 5,
  interrupted: 130,
} as const;

/** A command that cannot do what it was asked: one sentence that says why and what to do, and how the program ends. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failure,
  ) {
    super(message);
    this.name = "CommandFailure";
  }
}
