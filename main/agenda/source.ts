import type { Clock } from '../contract/clock.ts';
import type { MeetingChange } from '../contract/meeting.ts';
import type { Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import type { CalendarWriter } from './calendar-writer.ts';
import { componentsIn } from './components.ts';

/** The address of a feed (http, https or webcal), with HTTP Basic credentials. */
export type UrlSource = {
  readonly url: string;
  readonly refreshMinutes: number;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
};

/** How often a calendar server is asked whether anything changed, in seconds. */
type Checked = { readonly checkSeconds: number };

/** A calendar on a CalDAV server (RFC 4791). */
export type CaldavSource = Checked & {
  /** The address of the server, of a user's principal, or of the calendar itself. */
  readonly caldav: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** The calendar's name as the server shows it, where the account has several. */
  readonly calendar?: string | undefined;
};

/** A room mailbox in Microsoft 365, through Microsoft Graph with rights of an application of its own. */
export type GraphSource = Checked & {
  /** The room's mail address. */
  readonly graph: string;
  /** Directory (tenant) id or domain. */
  readonly tenant: string;
  /** Application (client) id. */
  readonly client: string;
  readonly secret?: string | undefined;
  /** In place of the secret: a certificate and its private key, PEM files. */
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
  /** Where tokens are had: `https://login.microsoftonline.com`, or that of a national cloud. */
  readonly login: string;
  /** Where Graph is: `https://graph.microsoft.com`, or that of a national cloud. */
  readonly service: string;
};

/** A calendar of Google Workspace, with a service account. */
export type GoogleSource = Checked & {
  /** The calendar's id: its mail address. */
  readonly google: string;
  /** The service account's key file (JSON). */
  readonly key: string;
  /** Where the Calendar API is: `https://www.googleapis.com`. */
  readonly service: string;
};

/** A room mailbox on an Exchange server of the house, through Exchange Web Services. */
export type EwsSource = Checked & {
  /** The address of the service, `https://mail.example.org/EWS/Exchange.asmx`. */
  readonly ews: string;
  /** The room's mail address. */
  readonly mailbox: string;
  readonly username: string;
  readonly password: string;
};

/** Where meetings come from; which kind it is tells the key that only it has. */
export type AgendaSource =
  | { readonly file: string }
  | UrlSource
  | CaldavSource
  | GraphSource
  | GoogleSource
  | EwsSource;

/** What a source holds: a calendar as text, or meetings that its server worked out. */
export type CalendarContent =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** What may be written of its meetings. */
      readonly may?: readonly MeetingChange[];
      /** Mail addresses of whose calendar it is, where its server tells: what they declined is left out, as for those of the settings. */
      readonly addresses?: readonly string[];
    }
  | { readonly kind: 'entries'; readonly entries: readonly CalendarEntry[] };

/** What is known from a source now. Times in ms since 1970. */
export type SourceState = {
  /** The last content that was read whole, or the best there is before the first such. */
  readonly content: CalendarContent | null;
  /** When `content` was last known to be what the source holds. */
  readonly confirmedAt: number | null;
  /** Why `content` is not what the source holds now, or why there is none. */
  readonly problem: Problem | null;
  /** Whether the first reading has ended. */
  readonly settled: boolean;
};

export const unread: SourceState = { content: null, confirmedAt: null, problem: null, settled: false };

/** What a source is followed with. */
export type SourceParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch: typeof fetch;
  /** The days that are wanted now, ms since 1970: from (in) to (out). It moves on with the time. */
  readonly window: () => { readonly from: number; readonly to: number };
  /** IANA name of the room's zone: of whole days that a server tells by their dates alone. UTC when absent. */
  readonly zone?: () => string;
  /** The state, or whether it can be written, is another. */
  readonly onChange: () => void;
};

/** A source that is being followed. */
export type OpenSource = {
  readonly state: SourceState;
  /** Writes into it; null while it is not known to be allowed. */
  readonly writer: CalendarWriter | null;
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
  const old = before.content?.kind === 'text' ? before.content.text : null;
  if (old === null || isWhole(text) || !isWhole(old)) {
    return { content: { kind: 'text', text }, confirmedAt: now, problem: null, settled: true };
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
