import type { Problem } from '../contract/result.ts';
import { componentsIn } from './components.ts';

/** Where meetings come from: a file, or the address of a feed (http, https or webcal) with HTTP Basic credentials. */
export type AgendaSource =
  | { readonly file: string }
  | {
      readonly url: string;
      readonly refreshMinutes: number;
      readonly username?: string | undefined;
      readonly password?: string | undefined;
    };

export type UrlSource = Extract<AgendaSource, { url: string }>;

/** What is known from a source now. Times in ms since 1970. */
export type SourceState = {
  /** The last calendar that was read whole, or the best there is before the first such. */
  readonly text: string | null;
  /** When `text` was last known to be what the source holds. */
  readonly confirmedAt: number | null;
  /** Why `text` is not what the source holds now, or why there is none. */
  readonly problem: Problem | null;
  /** Whether the first reading has ended. */
  readonly settled: boolean;
};

export const unread: SourceState = { text: null, confirmedAt: null, problem: null, settled: false };

/** A source that is being followed. */
export type OpenSource = {
  readonly state: SourceState;
  /** Reads now, whatever the plan was. */
  refresh(): void;
  stop(): void;
};

/** The most that is read of a calendar, in bytes. */
export const contentLimitBytes = 20 * 1024 * 1024;

/** Whether a calendar is there to its end. */
export const isWhole = (text: string): boolean => /END:VCALENDAR\s*$/i.test(text.slice(-200));

/**
 * The state after `text` was read. A text that is no calendar, or that breaks off (it is just being written), does not
 * take the place of one that was whole.
 */
export function stateWith(before: SourceState, text: string, now: number, at: string): SourceState {
  if (before.text === null || isWhole(text) || !isWhole(before.text)) {
    return { text, confirmedAt: now, problem: null, settled: true };
  }
  const detail = componentsIn(text).isCalendar
    ? 'it breaks off; perhaps it is just being written'
    : 'what is there now is no calendar';
  return { ...before, problem: { code: 'agenda-broken', at, detail }, settled: true };
}

/** The state after a reading that failed: what was there stays. */
export const stateWithout = (before: SourceState, problem: Problem): SourceState => ({
  ...before,
  problem,
  settled: true,
});
