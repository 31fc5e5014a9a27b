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
  readonly sharing: boolean;
  /** Its camera may be moved from here. */
  readonly farCamera: boolean;
  /** How the link to them is. While it is rebuilt the last picture stays. */
  readonly link: 'connecting' | 'connected' | 'reconnecting';
  readonly stream: MediaStream | null;
};

/** Why a call ended: somebody pressed leave, or a problem with its words. */
export type EndReason = 'left' | ProblemCode;

/**
 * A call, with only what is true in each state.
 *
 *     idle ──ring──▶ ringing ──answered──┐ (declined, given up ──▶ idle)
 *       │                                ▼
 *       └────dial──▶ dialling ──joined──▶ lobby ◀──last one left── connected
 *                       │                   └──somebody came──────▶   │  ▲
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
      readonly from: { readonly name: string; readonly role: string };
    }
  | { readonly kind: 'dialling'; readonly target: JoinTarget; readonly since: number }
  /** In the room, and nobody else is there: `met` says whether somebody was. */
  | { readonly kind: 'lobby'; readonly target: JoinTarget; readonly since: number; readonly met: boolean }
  | {
      readonly kind: 'connected';
      readonly target: JoinTarget;
      readonly since: number;
      readonly parties: readonly Party[];
    }
  /** The hub cannot be reached; links that still carry media go on. */
  | {
      readonly kind: 'reconnecting';
      readonly target: JoinTarget;
      readonly since: number;
      readonly parties: readonly Party[];
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
      readonly from: { readonly name: string; readonly role: string };
      readonly at: number;
    }
  /** It was answered here. */
  | { readonly kind: 'answered'; readonly at: number }
  /** It was declined, or whoever called gave up. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'dial'; readonly target: JoinTarget; readonly at: number }
  | { readonly kind: 'joined'; readonly at: number }
  | { readonly kind: 'parties'; readonly parties: readonly Party[]; readonly at: number }
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
    case 'joined':
      return state.kind === 'dialling'
        ? { kind: 'lobby', target: state.target, since: input.at, met: false }
        : state;
    case 'parties':
      return withParties(state, input.parties, input.at);
    case 'line-lost':
      return state.kind === 'connected' ? { ...state, kind: 'reconnecting' } : state;
    case 'line-back':
      if (state.kind !== 'reconnecting') return state;
      return withParties({ ...state, kind: 'connected' }, state.parties, state.since);
    case 'end':
      if (state.kind === 'idle' || state.kind === 'ended') return state;
      return { kind: 'ended', target: state.target, reason: input.reason, at: input.at, met: hasMet(state) };
    case 'clear':
      return state.kind === 'ended' ? { kind: 'idle' } : state;
  }
}

function withParties(state: CallState, parties: readonly Party[], at: number): CallState {
  switch (state.kind) {
    case 'lobby':
      return parties.length > 0 ? { kind: 'connected', target: state.target, since: at, parties } : state;
    case 'connected':
      return parties.length > 0
        ? { ...state, parties }
        : { kind: 'lobby', target: state.target, since: at, met: true };
    case 'reconnecting':
      return { ...state, parties };
    case 'idle':
    case 'ringing':
    case 'dialling':
    case 'ended':
      return state;
  }
}

function hasMet(state: CallState): boolean {
  if (state.kind === 'lobby') return state.met;
  return state.kind === 'connected' || state.kind === 'reconnecting';
}
