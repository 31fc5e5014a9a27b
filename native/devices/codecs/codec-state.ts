import type { Codec, CodecCall } from '../../codec.ts';
import { type CallEnd, type CodecFact, mostCalls } from './tongue.ts';

/** What is known of a codec, and what we did to its calls. */
export type Known = {
  readonly calls: readonly CodecCall[];
  readonly failed: Codec['failed'];
  readonly muted: boolean | null;
  readonly volume: number | null;
  /** Null: it does not say. */
  readonly farCamera: boolean | null;
  /** A call was dialled of which nothing is heard yet. */
  readonly dialled: boolean;
  /** We ended the calls ourselves, so their end is no failure. */
  readonly leaving: boolean;
  /** The last call that was made and not answered, for the case that its reason comes behind its end. */
  readonly unanswered: string | null;
};

export const nothingKnown: Known = {
  calls: [],
  failed: null,
  muted: null,
  volume: null,
  farCamera: null,
  dialled: false,
  leaving: false,
  unanswered: null,
};

/** What we did ourselves. */
type Deed = { readonly fact: 'we-dialled' | 'we-left' | 'nothing-dialled' };

/** What is known after a fact. */
export function learn(known: Known, fact: CodecFact | Deed): Known {
  switch (fact.fact) {
    case 'we-dialled':
      return { ...known, dialled: true, leaving: false, failed: null, unanswered: null };
    case 'we-left':
      return { ...known, dialled: false, leaving: known.calls.length > 0 };
    case 'nothing-dialled':
    case 'dial-failed': {
      const why = fact.fact === 'dial-failed' ? failureOf(fact.why) : 'failed';
      return known.dialled ? { ...known, dialled: false, failed: why } : known;
    }
    case 'call':
      return withCall(known, fact.call);
    case 'calls':
      return withCalls(known, fact.calls);
    case 'call-ended':
      return withoutCall(known, fact.id, fact.why);
    case 'muted':
      return { ...known, muted: fact.on };
    case 'volume':
      return { ...known, volume: fact.volume };
    case 'far-camera':
      return { ...known, farCamera: fact.can };
    case 'answered':
    case 'logged-in':
    case 'refused':
      return known;
  }
}

const failureOf = (why: CallEnd | null): NonNullable<Codec['failed']> =>
  why === null || why === 'normal' ? 'failed' : why;

function withCall(known: Known, call: CodecCall): Known {
  const at = known.calls.findIndex(({ id }) => id === call.id);
  if (at < 0 && known.calls.length >= mostCalls) return known;
  const calls = at < 0 ? [...known.calls, call] : known.calls.with(at, call);
  if (at >= 0) return { ...known, calls };
  const leaving = false;
  if (call.state === 'ringing') return { ...known, calls, leaving };
  return { ...known, calls, leaving, dialled: false, failed: null };
}

function withoutCall(known: Known, id: string, why: CallEnd | null): Known {
  const call = known.calls.find((one) => one.id === id);
  const isLate = known.unanswered === id && why !== null && why !== 'normal';
  if (!call) return isLate ? { ...known, failed: why, unanswered: null } : known;
  const calls = known.calls.filter((one) => one.id !== id);
  const leaving = known.leaving && calls.length > 0;
  const rest = { ...known, calls, leaving, farCamera: calls.length > 0 ? known.farCamera : null };
  if (known.leaving || call.state === 'ringing') return rest;
  if (call.state === 'dialling') return { ...rest, failed: failureOf(why), unanswered: id };
  return why === null || why === 'normal' ? rest : { ...rest, failed: why };
}

/** A call that is not told of any more has ended without our hearing of it. */
function withCalls(known: Known, calls: readonly CodecCall[]): Known {
  const ended = known.calls.filter(({ id }) => !calls.some((call) => call.id === id));
  const after = ended.reduce((left, { id }) => withoutCall(left, id, null), known);
  const kept = calls.slice(0, mostCalls).reduce(withCall, after);
  return { ...kept, calls: calls.slice(0, mostCalls) };
}
