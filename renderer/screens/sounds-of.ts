import type { CallState } from '../calls/call.ts';

/** What of a call is heard, each by a key that stays while it does: the parties, one mix of them all, or what comes before an answer. */
export function soundsOf(call: CallState): readonly (readonly [string, MediaStream])[] {
  if (call.kind === 'dialling') return call.early ? [['early', call.early]] : [];
  if (call.kind !== 'connected' && call.kind !== 'reconnecting') return [];
  const heard = call.parties.flatMap(({ id, stream }) => (stream ? [[`party ${id}`, stream] as const] : []));
  return call.mixed?.stream ? [...heard, ['mixed', call.mixed.stream]] : heard;
}
