import type { NativeClock } from '../clock.ts';
import type { LineAddress, LineStatus } from '../line.ts';
import type { LineEvents, LinePort, Lines } from '../ports/line-port.ts';

/** The first wait before a line is opened again, and the longest, in ms. */
const firstWaitMs = 500;
const longestWaitMs = 10_000;
/** The wait after a password or a key was refused, in ms: a device may lock itself against who tries often. */
const refusedWaitMs = 60_000;

/** A line that is opened again whenever it ends, until it is closed. */
export type KeptLine = {
  /** `connecting` while it is opened and `ready` while it is open, whether or not anybody answers; else why it is not. */
  readonly status: LineStatus;
  /** For IT: why, in English; null while it is open. */
  readonly detail: string | null;
  /** Writes it whole, in the order of the calls. False: the line is not open, or it could not be written. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Closes it and opens it anew, for a device that has been silent. */
  reopen(): void;
  close(): Promise<void>;
};

/**
 * Opens a line and keeps it open: again after 0.5 s, and then ever later up to 10 s while it fails or ends without a byte, at once
 * when a serial port was plugged in. One opening or closing at a time, so that it never stands in its own way. Nothing is called
 * after `close`; when that has resolved, a serial port is free.
 */
export function keepLine(options: {
  readonly lines: Lines;
  readonly clock: NativeClock;
  readonly address: Exclude<LineAddress, { kind: 'cec' }>;
  /** It is open; whatever was said to the device before is forgotten. */
  readonly opened: () => void;
  readonly bytes: (bytes: Uint8Array) => void;
  /** It is open no longer. */
  readonly closed: () => void;
  /** `status` or `detail` are others. */
  readonly changed: () => void;
}): KeptLine {
  const { lines, clock, address } = options;
  let status: LineStatus = 'connecting';
  let detail: string | null = null;
  let port: LinePort | null = null;
  let over = false;
  let wait = firstWaitMs;
  let cancelWait = (): void => {};
  /** An opening or a closing that is under way. */
  let step: Promise<void> | null = null;
  /** It is to be opened as soon as that has ended. */
  let soon = false;

  const say = (next: LineStatus, why: string | null): void => {
    if (over || (status === next && detail === why)) return;
    status = next;
    detail = why;
    options.changed();
  };
  const later = (delayMs: number): void => {
    cancelWait();
    if (!over) cancelWait = clock.after(delayMs, open);
  };
  const longer = (): number => {
    const now = wait;
    wait = Math.min(2 * wait, longestWaitMs);
    return now;
  };
  /** Our port is no longer one, whoever ended it. */
  const lose = (why: string | null): void => {
    port = null;
    options.closed();
    say('connecting', why);
  };
  const take = (work: Promise<void>): void => {
    // Whoever hears that it is open may at once want it anew.
    const mine: Promise<void> = Promise.all([step, work]).then(() => {
      if (step !== mine) return;
      step = null;
      if (soon) open();
    });
    step = mine;
  };

  function open(): void {
    cancelWait();
    if (over || port) return;
    soon = step !== null;
    if (!step) take(opening());
  }

  async function opening(): Promise<void> {
    let own: LinePort | null = null;
    /** What was heard before its port was here: the greeting of a remote shell comes with the news that it is open. */
    const early: (() => void)[] = [];
    const isOwn = (): boolean => own !== null && port === own;
    const events: LineEvents = {
      bytes(bytes) {
        if (own === null) early.push(() => events.bytes(bytes));
        if (!isOwn()) return;
        wait = firstWaitMs;
        options.bytes(bytes);
      },
      closed(why) {
        if (own === null) early.push(() => events.closed(why));
        if (!isOwn()) return;
        lose(why);
        later(longer());
      },
    };
    const opened = await lines.open(address, events);
    if (!opened.ok) {
      say(opened.reason, opened.detail);
      later(opened.reason === 'refused' ? refusedWaitMs : longer());
    } else if (over) {
      await opened.port.close();
    } else {
      own = opened.port;
      port = own;
      say('ready', null);
      if (isOwn()) options.opened();
      for (const tell of early) tell();
    }
  }

  const stopWatch =
    address.kind === 'serial'
      ? lines.watch(() => {
          wait = firstWaitMs;
          open();
        })
      : () => {};
  open();

  return {
    get status() {
      return status;
    },
    get detail() {
      return detail;
    },
    write: (bytes) => port?.write(bytes) ?? Promise.resolve(false),
    reopen() {
      if (over || !port) return;
      const had = port;
      lose(null);
      if (over) {
        void had.close();
        return;
      }
      soon = true;
      take(had.close());
    },
    async close() {
      over = true;
      cancelWait();
      stopWatch();
      const had = port;
      port = null;
      await had?.close();
      if (address.kind === 'serial') await step;
    },
  };
}
