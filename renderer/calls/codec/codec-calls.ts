import type { Codec, CodecCall } from '../../../main/contract/codecs.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Caller, CallInput, CallState, EndReason, Party } from '../call.ts';
import type { SecondCall } from '../engine.ts';
import { plainParty } from '../plain-party.ts';

/** A call is on or rings. */
export const isUnderWay = ({ kind }: CallState): boolean => kind !== 'idle' && kind !== 'ended';
export const isInCall = (state: CallState): boolean => isUnderWay(state) && state.kind !== 'ringing';

/** Calls that somebody took part in: not those that only ring. */
export const callsOn = (calls: readonly CodecCall[]): readonly CodecCall[] =>
  calls.filter(({ state }) => state !== 'ringing');

/**
 * What a codec's calls say about the call on the screen.
 *
 *     screen         nothing     rings       dials                  connected
 *     idle, ended    –           ring        dial                   dial, joined, parties
 *     ringing        silent      –           answered               answered, joined, parties
 *     dialling       – ¹         – ²         –                      joined, parties
 *     connected      end         end         parties ³              parties
 *     reconnecting   end         end         parties, line-back     parties, line-back
 *
 * ¹ Whether it failed, or was not listed yet, is for whoever dialled to know. ² It was answered here, and the codec has not
 * taken it yet. ³ A call that was connected and dials again is being set up anew.
 *
 * While one call is on, another that rings is a second call, and for the engine to tell of. `at` in ms since 1970.
 */
export function inputsOf(
  state: CallState,
  { calls, farCamera, failed }: Pick<Codec, 'calls' | 'farCamera' | 'failed'>,
  at: number,
): readonly CallInput[] {
  const on = callsOn(calls);
  const [first] = on;
  const meets: readonly CallInput[] = on.some((call) => call.state === 'connected')
    ? [
        { kind: 'joined', at },
        { kind: 'parties', parties: partiesOf(on, farCamera), at },
      ]
    : [];
  const ended: CallInput = { kind: 'end', reason: endReason(failed, true), at };
  switch (state.kind) {
    case 'idle':
    case 'ended': {
      const [ringing] = calls;
      if (first) return [{ kind: 'clear' }, { kind: 'dial', target: targetOf(first), at }, ...meets];
      if (!ringing) return [];
      return [{ kind: 'clear' }, { kind: 'ring', target: targetOf(ringing), from: callerOf(ringing), at }];
    }
    case 'ringing':
      if (first) return [{ kind: 'answered', at }, ...meets];
      return calls.length > 0 ? [] : [{ kind: 'silent' }];
    case 'dialling':
    case 'asking':
      return meets;
    case 'connected':
    case 'lobby':
      return first ? [{ kind: 'parties', parties: partiesOf(on, farCamera), at }] : [ended];
    case 'reconnecting':
      return first
        ? [{ kind: 'parties', parties: partiesOf(on, farCamera), at }, { kind: 'line-back' }]
        : [ended];
  }
}

/**
 * Why a call is over, by what the codec said of it; `met` says whether it was ever connected. A call that somebody at either
 * end hung up was left.
 */
export function endReason(failed: Codec['failed'], met: boolean): EndReason {
  if (failed === 'failed') return 'call-failed';
  if (failed === null || met) return 'left';
  return `call-${failed}`;
}

/** Who calls while a call is on, by the codec's name for that call. */
export type CodecSecond = SecondCall & { readonly id: string };

/** The first that rings beside the call that is on, and was not answered here; the same as `before` while it is the same call. */
export function secondOf(
  calls: readonly CodecCall[],
  answered: ReadonlySet<string>,
  before: CodecSecond | null,
  at: number,
): CodecSecond | null {
  const rings = calls.find(({ id, state }) => state === 'ringing' && !answered.has(id));
  if (!rings) return null;
  return before?.id === rings.id ? before : { id: rings.id, from: callerOf(rings), since: at };
}

/** Who calls. */
export const callerOf = (call: CodecCall): Caller => ({
  name: nameOf(call),
  role: '',
  address: call.address,
});

const nameOf = ({ name, address }: CodecCall): string => name || address;

/** A call that began at the codec itself. */
export const targetOf = ({ address }: CodecCall): JoinTarget => ({
  engine: 'codec',
  provider: 'codec',
  address: address.slice(0, 2000),
  source: 'own',
});

/** Its picture and sound are the codec's own, so there is no stream. Which of several cameras would move is not known. */
const partiesOf = (on: readonly CodecCall[], farCamera: boolean): readonly Party[] =>
  on.map((call) =>
    plainParty({
      id: call.id,
      name: nameOf(call),
      kind: 'kiosk',
      farCamera: farCamera && on.length === 1,
      link: call.state === 'connected' ? 'connected' : 'connecting',
    }),
  );
