import type { DirectCall } from './direct-calls.ts';
import type { EventStream } from './event-stream.ts';
import type { MediaCall } from './media-call.ts';
import type { Participant } from './participant.ts';

/** What a meeting is before anybody comes. */
export type ConferenceFacts = {
  readonly alias: string;
  /** Other aliases that lead to it. */
  readonly aliases?: readonly string[];
  readonly name?: string;
  readonly hostPin?: string;
  /** Without it, and with a `hostPin`, guests come in without a PIN. */
  readonly guestPin?: string;
  /** With false everybody needs the `hostPin`. */
  readonly guests?: boolean;
  /** Everybody without a host's PIN is a guest, even where there is no PIN. */
  readonly allGuests?: boolean;
  /** A virtual reception: it asks which of these extensions is wanted, and each leads to the meeting of that alias. */
  readonly reception?: {
    readonly kind: 'standard' | 'mssip';
    readonly extensions: Readonly<Record<string, string>>;
  };
  /** Those who join sign in at one of these. */
  readonly identityProviders?: readonly { readonly name: string; readonly uuid: string }[];
  readonly serviceType?: 'conference' | 'gateway' | 'test_call' | 'lecture';
  /** Nobody gets in, and this is why: `Participant limit reached`. */
  readonly refuses?: { readonly status: number; readonly reason: string };
  readonly locked?: boolean;
  readonly chat?: boolean;
  /** Two who ask for it have their media directly between them; with a third, all are sent to a meeting with media at the node. */
  readonly directMedia?: boolean;
};

/** One who is in a meeting or waits before it. */
export type Member = {
  readonly uuid: string;
  participant: Participant;
  readonly streams: Set<EventStream>;
  call: MediaCall | null;
  /** In a direct meeting, in place of `call`. */
  direct: DirectCall | null;
};

/** What a simulated participant is; whoever is not given one is a host in a SIP room without media. */
export type Simulated = {
  readonly name: string;
  readonly role?: 'chair' | 'guest';
  readonly protocol?: Participant['protocol'];
  readonly uri?: string;
  /** Waits before the door. */
  readonly waits?: boolean;
  /** Its camera can be moved. */
  readonly camera?: boolean;
  /** It was called, and did not call. */
  readonly outward?: boolean;
  /** It rings there. */
  readonly connecting?: boolean;
};
