/** What a command may say: `out` is the answer (a machine may read it), `err` is for the person. Each adds a newline. */
export type Output = { out(text: string): void; err(text: string): void };

/** Exit codes of every command. */
export const exitCodes = {
  /** All is well. */
  good: 0,
  /** What was asked about does not hold: a wrong settings file, a failed self-test. */
  notSo: 1,
  /** The command was used wrongly; the help says how. */
  usage: 2,
  /** Something that was needed could not be had: a file, a network, a browser. */
  notHad: 3,
  /** The kiosk was left by somebody who knows the PIN: whatever keeps it running does not start it again. */
  left: 10,
  /** The kiosk wants a fresh start: whatever keeps it running starts it again at once. */
  again: 11,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** One command of `rundbord`. `run` never throws for what a person can cause. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole text of `rundbord NAME --help`. */
  readonly help: string;
  run(args: readonly string[], output: Output): Promise<ExitCode>;
};
