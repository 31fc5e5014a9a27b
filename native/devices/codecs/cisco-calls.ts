import type { CodecCall } from '../../codec.ts';
import type { Reply } from '../../protocols/cisco/replies.ts';
import type { Values } from '../../protocols/cisco/values.ts';
import { type CallEnd, type CodecFact, clipped, endOfCause, mostCalls } from './tongue.ts';

/** What we want to know of a call; nothing else is kept. */
const fieldNames = ['Status', 'Direction', 'RemoteNumber', 'CallbackNumber', 'DisplayName'] as const;
type Fields = { readonly [Name in (typeof fieldNames)[number]]?: string };

/** The calls that a block tells of. */
export const callsIn = (replies: readonly Reply[]): readonly string[] =>
  replies.flatMap((reply) => (reply.kind === 'status' ? (pathOf(reply)?.[1] ?? []) : []));

/**
 * Puts calls together from what is told of them bit by bit. `replies` is a whole block; where `all` is not null the question for the
 * calls is answered, and what is not in it is no more.
 */
export function ciscoCalls(): (
  replies: readonly Reply[],
  all: ReadonlySet<string> | null,
) => readonly CodecFact[] {
  const known = new Map<string, Fields>();

  const drop = (id: string, why: CallEnd | null): CodecFact => {
    known.delete(id);
    return { fact: 'call-ended', id, why };
  };
  return (replies, all) => {
    const facts: CodecFact[] = [];
    const seen = new Set<string>();
    for (const reply of replies) {
      const [, id, field] = pathOf(reply) ?? [];
      if (id === undefined) continue;
      if (reply.kind === 'gone') facts.push(drop(id, null));
      else if (reply.kind === 'status' && field !== undefined && (known.has(id) || known.size < mostCalls)) {
        seen.add(id);
        const name = fieldNames.find((one) => one.toLowerCase() === field.toLowerCase());
        known.set(id, { ...known.get(id), ...(name && { [name]: clipped(reply.value) }) });
      }
    }
    for (const id of seen) {
      const call = callOf(id, known.get(id) ?? {});
      if (call && !all) facts.push({ fact: 'call', call });
    }
    if (all) {
      for (const id of [...known.keys()]) if (!all.has(id)) known.delete(id);
      const calls = [...known].flatMap(([id, fields]) => callOf(id, fields) ?? []);
      facts.push({ fact: 'calls', calls });
    }
    const ended = disconnected(replies);
    if (ended) facts.push(drop(ended.id, ended.why));
    return facts;
  };
}

const pathOf = (reply: Reply): RegExpExecArray | null =>
  reply.kind === 'gone' || reply.kind === 'status'
    ? /^Call (\d{1,9})(?: (\w{1,40}))?$/i.exec(reply.path)
    : null;

/** `xStatus Call n Status`. A call that is being ended is no call any more, but its end is told by the codec. */
function callOf(id: string, of: Fields): CodecCall | null {
  const status = of.Status?.toLowerCase();
  if (status === undefined || status === 'idle' || status === 'disconnecting') return null;
  const talks = /^(?:connected|onhold|preserved|remotepreserved)$/.test(status);
  const rings = status === 'ringing' && of.Direction?.toLowerCase() === 'incoming';
  const number = of.RemoteNumber || of.CallbackNumber || '';
  return {
    id,
    state: talks ? 'connected' : rings ? 'ringing' : 'dialling',
    address: clipped(number.replace(/^(?:sips?|h323|spark):/i, '')),
    name: clipped(of.DisplayName ?? ''),
  };
}

/** CauseType of the event CallDisconnect, CE9.1 API Reference Guide, "Events"; what is not here is a failure. */
const ends: Readonly<Record<string, CallEnd>> = {
  LocalDisconnect: 'normal',
  LocalReject: 'normal',
  CallForwarded: 'normal',
  RemoteDisconnect: 'normal',
  RemoteBusy: 'busy',
  LocalBusy: 'busy',
  UnknownRemoteSite: 'not-found',
  RemoteNoAnswer: 'no-answer',
  RemoteRejected: 'declined',
};

/** The event comes in one line, or in a line for each of its values. */
function disconnected(replies: readonly Reply[]): { readonly id: string; readonly why: CallEnd } | null {
  const of: Values = Object.assign(
    {},
    ...replies.map((reply) =>
      reply.kind === 'event' && reply.name === 'CallDisconnect' ? reply.values : {},
    ),
  );
  if (!of.CallId || !/^\d{1,9}$/.test(of.CallId)) return null;
  const type = of.CauseType ?? '';
  if (Object.hasOwn(ends, type)) return { id: of.CallId, why: ends[type] ?? 'failed' };
  // The network's reason is told by its number only.
  const why = endOfCause(Number(of.CauseValue ?? 0));
  return { id: of.CallId, why: type === 'NetworkRejected' && why === 'normal' ? 'failed' : why };
}
