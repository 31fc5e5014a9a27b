import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { CallState } from '../../../renderer/calls/call.ts';

/** A room of ours. */
export const room: JoinTarget = {
  engine: 'room',
  provider: 'rundbord',
  address: 'rundbord:one',
  source: 'location',
};

/** One state of each kind. */
export const calls: { readonly [K in CallState['kind']]: Extract<CallState, { kind: K }> } = {
  idle: { kind: 'idle' },
  ringing: { kind: 'ringing', target: room, since: 1, from: { name: 'Ward 3', role: 'hospital' } },
  dialling: { kind: 'dialling', target: room, since: 1 },
  asking: {
    kind: 'asking',
    target: room,
    since: 1,
    question: { kind: 'pin', guests: null, wrong: false },
  },
  lobby: { kind: 'lobby', target: room, since: 1, met: false },
  connected: { kind: 'connected', target: room, since: 1, parties: [] },
  reconnecting: { kind: 'reconnecting', target: room, since: 1, parties: [] },
  ended: { kind: 'ended', target: room, reason: 'left', at: 1, met: true },
};

/** The states in which a call is on. */
export const on = ['dialling', 'asking', 'lobby', 'connected', 'reconnecting'] as const;
