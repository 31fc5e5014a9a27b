import type { Problem } from '../../main/contract/result.ts';

/** A line of a meeting's chat. Gone with the meeting. */
export type ChatLine = {
  readonly id: number;
  /** Empty for one's own. */
  readonly from: string;
  readonly own: boolean;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** What can be done in a meeting that a far system keeps. */
export type ConferenceDeed =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'lock'; readonly on: boolean }
  | { readonly do: 'mute-guests'; readonly on: boolean }
  | { readonly do: 'layout'; readonly layout: string }
  | { readonly do: 'raise-hand'; readonly on: boolean }
  /** Lets somebody in who waits. */
  | { readonly do: 'admit'; readonly party: string }
  /** Mutes somebody, or asks them to turn their microphone on. */
  | { readonly do: 'mute'; readonly party: string; readonly on: boolean }
  | { readonly do: 'role'; readonly party: string; readonly role: 'host' | 'guest' }
  | { readonly do: 'remove'; readonly party: string }
  /** Calls somebody into the meeting; `protocol` `auto` lets the far system choose. */
  | {
      readonly do: 'add';
      readonly address: string;
      readonly protocol: 'auto' | 'sip' | 'h323' | 'mssip';
      readonly role: 'host' | 'guest';
    }
  /** Sends a party, or with null this whole call, to another address. */
  | { readonly do: 'transfer'; readonly party: string | null; readonly address: string }
  | { readonly do: 'end-for-all' };

/** What a host does in a meeting of several, besides talking, sending on and ending it. */
export const hostDeeds = [
  'lock',
  'mute-guests',
  'layout',
  'raise-hand',
  'admit',
  'mute',
  'role',
  'remove',
  'add',
] as const satisfies readonly ConferenceDeed['do'][];

/** What a far system tells of its meeting, and what this side may do there now. */
export type Conference = {
  /** Its name; empty when not told. */
  readonly name: string;
  /** What this side is there; null where there are no roles. */
  readonly role: 'host' | 'guest' | null;
  readonly locked: boolean;
  readonly guestsMuted: boolean;
  readonly handRaised: boolean;
  /** The layout in use and those to choose from, by the far system's names; none where it has none. */
  readonly layout: string | null;
  readonly layouts: readonly string[];
  readonly chat: readonly ChatLine[];
  /** It is recorded, streamed or written down for all to know. */
  readonly recording: boolean;
  readonly may: readonly ConferenceDeed['do'][];
  /** Why the last deed was not done; null once another is. */
  readonly problem: Problem | null;
};
