import type { CallState } from '../calls/call.ts';

/** A call that is on: being joined, waiting for others, or with them. One that only rings is none yet. */
export const isInCall = (
  call: CallState,
): call is Extract<CallState, { kind: 'dialling' | 'lobby' | 'connected' | 'reconnecting' }> =>
  call.kind !== 'idle' && call.kind !== 'ringing' && call.kind !== 'ended';

/** A call that is on or rings. */
export const isUnderWay = (call: CallState): call is Exclude<CallState, { kind: 'idle' | 'ended' }> =>
  call.kind !== 'idle' && call.kind !== 'ended';
