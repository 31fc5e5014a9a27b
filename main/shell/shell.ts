import type { Clock } from '../contract/clock.ts';
import type { Sender } from '../contract/main-end.ts';
import type { Log } from '../log.ts';
import type { Sandbox } from './sandbox.ts';
import type { SignInEnd, SignInWish } from './sign-in/sign-in.ts';

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

/** What happened to the window that main must know. The shell has logged it and does what is to be done about it. */
export type ShellTrouble =
  /** The page's process died; the page is being loaded again. */
  | { readonly kind: 'window-crashed' }
  /** The page did not answer any more; its process was ended and the page is being loaded again. */
  | { readonly kind: 'window-hung' }
  /** The page was loaded but never spoke, so the screen may be empty; it is being loaded again. */
  | { readonly kind: 'window-silent' }
  /** The page says that it cannot draw itself; it is being loaded again. */
  | { readonly kind: 'window-broken' }
  /** The browser itself is gone; it is being started again. */
  | { readonly kind: 'browser-gone' }
  /** The browser did not answer any more and was ended; it is being started again. */
  | { readonly kind: 'browser-hung' }
  /** What draws for the page died; the browser starts it again by itself, and the page goes on. */
  | { readonly kind: 'gpu-gone' }
  /** What the browser reaches the network with died; the browser starts it again by itself, and the page goes on. */
  | { readonly kind: 'network-service-gone' }
  /** The quick tries of {@link reopenPolicy} did not help. The shell goes on at a slow pace; whoever can should start all anew. */
  | { readonly kind: 'stuck' }
  /** The display is gone, and no window can be had before it is back. */
  | { readonly kind: 'display-gone' }
  /** A person closed the window, where a person may. */
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
  /** Whether the browser's processes are locked in. Off only where the kiosk was started as root, and then the log says so. */
  readonly sandbox: Sandbox;
  /** Opens the window and loads `/index.html`; resolves when the page began to load, rejects with a clear sentence when it cannot be had. */
  open(): Promise<void>;
  /** Sends a message to the page; lost when there is no page. */
  send(message: string): void;
  /** Every message from any page, with who sent it. Those that came before the first listener are kept for it. */
  onMessage(listener: (message: string, sender: Sender) => void): void;
  onTrouble(listener: (trouble: ShellTrouble) => void): void;
  /** A link to a meeting (meeting-link.ts) that another program on this computer handed over. Early ones wait for the first listener. */
  onLink(listener: (link: string) => void): void;
  /** The page says that it cannot draw itself; it is brought back as after a death. */
  pageBroke(): void;
  /** Loads the page anew, as after a crash. */
  reload(): Promise<void>;
  /**
   * A fresh start: ends the browser with all its processes and opens the window anew. Waits for a recovery that is under
   * way. Rejects when it cannot be opened; the shell then goes on trying as after any death.
   */
  renew(): Promise<void>;
  /**
   * Shows a page to sign in over the window: in a context of its own that keeps nothing and has nothing of ours, without camera,
   * microphone, downloads and further windows; with a bar that says whose page it is, and the way out. A second one ends
   * the first. Never rejects; `signal` ends it as cancelled.
   */
  signIn(wish: SignInWish, signal: AbortSignal): Promise<SignInEnd>;
  /** The window's picture as PNG. */
  picture(): Promise<Buffer>;
  /** Closes all; nothing of it runs afterwards. */
  close(): Promise<void>;
};
