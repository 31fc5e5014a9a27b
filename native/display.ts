import type { LineAddress, LineStatus } from './line.ts';

/** The words for displays and projectors. Shared by the native process, main and the window. Types only. */

export type DisplayProtocol = 'samsung-mdc' | 'lg' | 'nec' | 'pjlink' | 'cec';

/** Warming and cooling take up to minutes; a display does as it is told afterwards. */
export type DisplayPower = 'on' | 'off' | 'warming' | 'cooling';

/** What a display is told. What it cannot do is passed over. */
export type DisplayCommand =
  | { readonly do: 'power' | 'mute'; readonly on: boolean }
  | { readonly do: 'input'; readonly input: string }
  /** 0 to 100. */
  | { readonly do: 'volume'; readonly volume: number };

export type Display = {
  readonly id: string;
  readonly name: string;
  readonly protocol: DisplayProtocol;
  readonly status: LineStatus;
  /** For IT: why, in English; null when all is well. */
  readonly detail: string | null;
  /** What it was last told to be, and what it says that it is; null: not known. */
  readonly power: { readonly wanted: 'on' | 'off' | null; readonly actual: DisplayPower | null };
  /** Its inputs, as `hdmi-1`; empty where they cannot be chosen. */
  readonly inputs: readonly string[];
  readonly input: string | null;
  /** 0 to 100; null where it cannot be turned, or is not known yet. */
  readonly volume: number | null;
  readonly muted: boolean | null;
  readonly can: { readonly volume: boolean; readonly mute: boolean };
};

/** A display of which the settings or a person say where it is. */
export type ConnectedDisplay = {
  readonly kind: 'display';
  readonly id: string;
  readonly name: string;
  readonly protocol: DisplayProtocol;
  readonly line: LineAddress;
  /** Which of several on one line: the display's own number (Samsung 0–254, LG 1–1000, NEC 1–100); passed over elsewhere. */
  readonly set: number;
  /** PJLink's. */
  readonly password: string | null;
  /** The input on which the kiosk is seen, chosen whenever the display wakes; null leaves it as it is. */
  readonly input: string | null;
};
