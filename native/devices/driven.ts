import type { NativeClock } from '../clock.ts';
import type { Lines } from '../ports/line-port.ts';

/** What every driver of a connected device works with. */
export type Surroundings = {
  readonly lines: Lines;
  readonly clock: NativeClock;
  /** `state` is another than before. */
  readonly changed: () => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
};

/** A connected device that is kept: opened, opened again after every silence and unplug, until it is closed. */
export type Driven<State, Command> = {
  readonly state: State;
  /** Does it, or passes over what the device cannot do; `state` tells what became of it. Never throws. */
  command(command: Command): void;
  close(): Promise<void>;
};
