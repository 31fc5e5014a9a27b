import type { Clock } from '../contract/clock.ts';
import type { Sender } from '../contract/main-end.ts';
import type { Log } from '../log.ts';

/** A file of the window's page, as a web server would answer it. */
export type Served = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** What a shell is told when it is made. */
export type ShellOptions = {
  readonly clock: Clock;
  readonly log: Log;
  /** The page's files, by path beginning with `/`. The only content that the window can load. */
  readonly serve: (path: string) => Served;
  /** A folder of the shell's own, for the browser's profile. */
  readonly profileFolder: string;
  /** A window among others (laptop), or the whole screen. */
  readonly windowed: boolean;
  /** No screen at all: for tests and machines without a display. */
  readonly headless: boolean;
  /** Cameras, microphones and speakers are simulated by the browser. */
  readonly simulatedDevices: boolean;
  /** Size of the window in CSS pixels where the screen does not decide it. */
  readonly size: { readonly width: number; readonly height: number };
  /** Further browser switches, for tests. */
  readonly switches?: readonly string[];
};

/** What happened to the window that main must know. */
export type ShellTrouble =
  /** The page's process died; the page is being loaded again. */
  | { readonly kind: 'window-crashed' }
  /** The browser itself is gone; it is being started again. */
  | { readonly kind: 'browser-gone' }
  /** It could not be started again within the policy; the shell has given up. */
  | { readonly kind: 'gave-up'; readonly detail: string }
  /** A person closed the window. */
  | { readonly kind: 'closed' };

/**
 * The window and its keeper. One window, one page, from a private secure origin with no network port. Both adapters
 * pass test/main/shell/shell-suite.ts. Nothing above main/shell knows which one it has.
 */
export type Shell = {
  readonly name: 'electron' | 'chromium';
  /** The page's origin, as in a message's sender. */
  readonly origin: string;
  /** What it is, with its version, for diagnostics. */
  describe(): string;
  /** Opens the window and loads `/index.html`; resolves when the page began to load, rejects with a clear sentence when it cannot be had. */
  open(): Promise<void>;
  /** Sends a message to the page; lost when there is no page. */
  send(message: string): void;
  /** Every message from any page, with who sent it. Those that came before the first listener are kept for it. */
  onMessage(listener: (message: string, sender: Sender) => void): void;
  onTrouble(listener: (trouble: ShellTrouble) => void): void;
  /** Loads the page anew, as after a crash. */
  reload(): Promise<void>;
  /** A fresh start: ends the browser with all its processes and opens the window anew, as {@link Shell.open} does. */
  renew(): Promise<void>;
  /** The window's picture as PNG. */
  picture(): Promise<Buffer>;
  /** Closes all; nothing of it runs afterwards. */
  close(): Promise<void>;
};

/**
 * How a window that keeps dying is brought back: delays in ms before each next try. After the last one the shell gives
 * up and says so; a minute without trouble begins from the start again.
 */
export const reopenPolicy = {
  delaysMs: [0, 0, 500, 2000, 5000, 10_000, 30_000],
  forgetAfterMs: 60_000,
} as const;

/** Counts the tries of {@link reopenPolicy}: the next delay in ms, or null to stop. */
export function makeReopening(clock: Clock): () => number | null {
  let tries = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.now() - lastAt > reopenPolicy.forgetAfterMs) tries = 0;
    lastAt = clock.now();
    const delay = reopenPolicy.delaysMs[tries] ?? null;
    tries += 1;
    return delay;
  };
}
