import type { JoinTarget } from '../../main/contract/meeting.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import type { PartyKind } from '../../main/contract/room.ts';

/** What was asked for and what is so. The screen shows `wanted` at once and falls back to `actual` when it does not follow. */
export type Wanted<T> = { readonly wanted: T; readonly actual: T };

/** Somebody else in the call. */
export type Party = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly kind: PartyKind;
  readonly muted: boolean;
  readonly camera: boolean;
  /** It has no camera at all: a telephone. */
  readonly soundOnly?: boolean;
  readonly sharing: boolean;
  /** Its camera may be moved from here. */
  readonly farCamera: boolean;
  /** How the link to them is. While it is rebuilt the last picture stays. */
  readonly link: 'connecting' | 'connected' | 'reconnecting';
  readonly stream: MediaStream | null;
  /** A host of the meeting, where there are such. */
  readonly host?: boolean;
  readonly handRaised?: boolean;
  /** Waits to be let in. */
  readonly waiting?: boolean;
};

/** One picture and sound into which the far system has mixed all parties; their own `stream` is null then. */
export type Mixed = {
  readonly stream: MediaStream | null;
  /** What somebody presents, in a picture of its own; null when nobody does. */
  readonly slides: MediaStream | null;
};

/** What the far system wants to know before it lets one in. `wrong`: what was answered last was not right. */
export type Question =
  /** `guests`: one may come in as a guest without a PIN (`none`) or with one of their own (`pin`); null when there is only one PIN. */
  | { readonly kind: 'pin'; readonly guests: 'none' | 'pin' | null; readonly wrong: boolean }
  /** A reception that asks for the number of the meeting. */
  | { readonly kind: 'extension'; readonly wrong: boolean }
  /** Who vouches for the room: the identity providers to choose from. */
  | {
      readonly kind: 'sign-in';
      readonly providers: readonly { readonly id: string; readonly name: string }[];
    }
  /** The provider's page is open in a view of its own. */
  | { readonly kind: 'signing-in'; readonly provider: string };

/** What a person answers to a {@link Question}. */
export type Reply =
  /** Null: as a guest without a PIN. */
  | { readonly kind: 'pin'; readonly pin: string | null }
  | { readonly kind: 'extension'; readonly extension: string }
  | { readonly kind: 'sign-in'; readonly provider: string };

/** Who calls. `address` is for the policy of automatic answers and the list of recent calls, not for logs. */
export type Caller = { readonly name: string; readonly role: string; readonly address?: string };

/** Why a call ended: somebody pressed leave, or a problem with its words. */
export type EndReason = 'left' | ProblemCode;

/** Ends that somebody at the far side meant: nothing broke. */
export const meantByOthers: readonly EndReason[] = ['call-ended-by-host', 'call-removed'];

/**
 * A call, with only what is true in each state.
 *
 *     idle ──ring──▶ ringing ──answered──┐ (declined, given up ──▶ idle)
 *       │                                ▼
 *       └────dial──▶ dialling ──joined──▶ lobby ◀──last one left── connected
 *                    │  ▲ │                 └──somebody came──────▶   │  ▲
 *              asked ▼  │ replied                                     │  │
 *                   asking
 *                       │                                  line lost  ▼  │ line back
 *                       │                                        reconnecting
 *                       └──────────── refused, failed, left ─────────┴──▶ ended ──(cleared)──▶ idle
 */
export type CallState =
  | { readonly kind: 'idle' }
  /** Somebody calls. */
  | {
      readonly kind: 'ringing';
      readonly target: JoinTarget;
      readonly since: number;
      readonly from: Caller;
    }
  | {
      readonly kind: 'dialling';
      readonly target: JoinTarget;
      readonly since: number;
      /** It rings at the other end. */
      readonly rings?: boolean;
      /** What is heard before it is answered there: a tone, a voice that says why not (RFC 3960). */
      readonly early?: MediaStream | null;
    }
  /** The far system asks something first. */
  | {
      readonly kind: 'asking';
      readonly target: JoinTarget;
      readonly since: number;
      readonly question: Question;
    }
  /** In the room, and nobody else is there: `met` says whether somebody was. */
  | {
      readonly kind: 'lobby';
      readonly target: JoinTarget;
      readonly since: number;
      readonly met: boolean;
      /** A host has to come, or to let us in. */
      readonly forHost?: boolean;
    }
  | {
      readonly kind: 'connected';
      readonly target: JoinTarget;
      readonly since: number;
      readonly parties: readonly Party[];
      readonly mixed?: Mixed | null;
    }
  /** The hub or the far system cannot be reached; what still carries media goes on. */
  | {
      readonly kind: 'reconnecting';
      readonly target: JoinTarget;
      readonly since: number;
      readonly parties: readonly Party[];
      readonly mixed?: Mixed | null;
    }
  | {
      readonly kind: 'ended';
      readonly target: JoinTarget;
      readonly reason: EndReason;
      /** Milliseconds since 1970 at which it ended. */
      readonly at: number;
      /** Whether anybody else was ever there: asks for a rating only then. */
      readonly met: boolean;
    };

/** What is said about a call; {@link step} turns it into the next state. */
export type CallInput =
  | {
      readonly kind: 'ring';
      readonly target: JoinTarget;
      readonly from: Caller;
      readonly at: number;
    }
  /** It was answered here. */
  | { readonly kind: 'answered'; readonly at: number }
  /** It was declined, or whoever called gave up. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'dial'; readonly target: JoinTarget; readonly at: number }
  /** It rings at the other end; `early` is what is heard of it. */
  | { readonly kind: 'rings'; readonly early: MediaStream | null }
  | { readonly kind: 'asked'; readonly question: Question }
  /** The answer was sent, and it is dialled on. */
  | { readonly kind: 'replied' }
  | { readonly kind: 'joined'; readonly at: number; readonly forHost?: boolean }
  /** The far system handed the call on: what is dialled again after a break, and what was found, is the new target. */
  | { readonly kind: 'moved'; readonly target: JoinTarget }
  /** `mixed` stays as it was when absent. */
  | {
      readonly kind: 'parties';
      readonly parties: readonly Party[];
      readonly at: number;
      readonly mixed?: Mixed | null;
    }
  | { readonly kind: 'line-lost' }
  | { readonly kind: 'line-back' }
  | { readonly kind: 'end'; readonly reason: EndReason; readonly at: number }
  | { readonly kind: 'clear' };

/**
 * The next state of a call. Pure; what cannot happen in a state leaves it as it is. While the line is lost the parties
 * whose links still carry media go on being listed; when the line is back and all of them left meanwhile, it is the lobby.
 */
export function step(state: CallState, input: CallInput): CallState {
  switch (input.kind) {
    case 'dial':
      return state.kind === 'idle' ? { kind: 'dialling', target: input.target, since: input.at } : state;
    case 'ring':
      return state.kind === 'idle'
        ? { kind: 'ringing', target: input.target, since: input.at, from: input.from }
        : state;
    case 'answered':
      return state.kind === 'ringing' ? { kind: 'dialling', target: state.target, since: input.at } : state;
    case 'silent':
      return state.kind === 'ringing' ? { kind: 'idle' } : state;
    case 'rings':
      return state.kind === 'dialling' ? { ...state, rings: true, early: input.early } : state;
    case 'asked': {
      if (state.kind !== 'dialling' && state.kind !== 'asking') return state;
      const { target, since } = state;
      return { kind: 'asking', target, since, question: input.question };
    }
    case 'replied':
      return state.kind === 'asking' ? { kind: 'dialling', target: state.target, since: state.since } : state;
    case 'joined':
      return joined(state, input);
    case 'moved':
      return state.kind === 'idle' || state.kind === 'ended' ? state : { ...state, target: input.target };
    case 'parties':
      return withParties(state, input);
    case 'line-lost':
      return state.kind === 'connected' ? { ...state, kind: 'reconnecting' } : state;
    case 'line-back':
      if (state.kind !== 'reconnecting') return state;
      return withParties({ ...state, kind: 'connected' }, { parties: state.parties, at: state.since });
    case 'end':
      if (state.kind === 'idle' || state.kind === 'ended') return state;
      return { kind: 'ended', target: state.target, reason: input.reason, at: input.at, met: hasMet(state) };
    case 'clear':
      return state.kind === 'ended' ? { kind: 'idle' } : state;
  }
}

/** In; once more when whom one waited for has come, or is waited for again. */
function joined(
  state: CallState,
  { at, forHost = false }: Extract<CallInput, { kind: 'joined' }>,
): CallState {
  const waits = forHost ? { forHost } : {};
  if (state.kind === 'dialling' || state.kind === 'asking')
    return { kind: 'lobby', target: state.target, since: at, met: false, ...waits };
  if (state.kind !== 'lobby' || (state.forHost ?? false) === forHost) return state;
  const { forHost: _, ...lobby } = state;
  return { ...lobby, ...waits };
}

function withParties(
  state: CallState,
  { parties, at, mixed }: Omit<Extract<CallInput, { kind: 'parties' }>, 'kind'>,
): CallState {
  const picture = mixed === undefined ? {} : { mixed };
  switch (state.kind) {
    case 'lobby':
      return parties.length > 0
        ? { kind: 'connected', target: state.target, since: at, parties, ...picture }
        : state;
    case 'connected':
      return parties.length > 0
        ? { ...state, parties, ...picture }
        : { kind: 'lobby', target: state.target, since: at, met: true };
    case 'reconnecting':
      return { ...state, parties, ...picture };
    case 'idle':
    case 'ringing':
    case 'dialling':
    case 'asking':
    case 'ended':
      return state;
  }
}

function hasMet(state: CallState): boolean {
  if (state.kind === 'lobby') return state.met;
  return state.kind === 'connected' || state.kind === 'reconnecting';
}
