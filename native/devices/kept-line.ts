import type { NativeClock } from '../clock.ts';
import type { LineAddress, LineStatus } from '../line.ts';
import type { LinePort, Lines } from '../ports/line-port.ts';

/** The first wait before a line is opened again, and the longest, in ms. */
const firstWaitMs = 500;
const longestWaitMs = 10_000;

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
 * Opens a line and keeps it open: again after 0.5 s, and then ever later up to 10 s while it fails, at once when a serial port
 * was plugged in. Nothing is called after `close`.
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
  /** Counts the openings, so that what belongs to an earlier one is passed over. */
  let opening = 0;

  const say = (next: LineStatus, why: string | null): void => {
    if (status === next && detail === why) return;
    status = next;
    detail = why;
    options.changed();
  };
  const later = (): void => {
    cancelWait();
    cancelWait = clock.after(wait, open);
    wait = Math.min(2 * wait, longestWaitMs);
  };
  const lose = (): void => {
    opening += 1;
    const had = port;
    port = null;
    if (had) options.closed();
    void had?.close();
  };

  function open(): void {
    cancelWait();
    if (over) return;
    lose();
    const mine = opening;
    const isMine = (): boolean => mine === opening && !over;
    void lines
      .open(address, {
        bytes: (bytes) => {
          if (isMine()) options.bytes(bytes);
        },
        closed: (why) => {
          if (!isMine()) return;
          lose();
          say('connecting', why);
          later();
        },
      })
      .then((opened) => {
        if (!isMine()) {
          if (opened.ok) void opened.port.close();
          return;
        }
        if (!opened.ok) {
          say(opened.reason, opened.detail);
          later();
          return;
        }
        port = opened.port;
        wait = firstWaitMs;
        say('ready', null);
        options.opened();
      });
  }

  const stopWatch =
    address.kind === 'serial'
      ? lines.watch(() => {
          if (port) return;
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
      if (!over && port) {
        say('connecting', null);
        open();
      }
    },
    async close() {
      over = true;
      cancelWait();
      stopWatch();
      const had = port;
      port = null;
      await had?.close();
    },
  };
}
