import type { Clock } from '../../../main/contract/clock.ts';
import { delayOf, type RetryPolicy } from '../retry-policy.ts';

/** An offer in a call that stands: with new ways for the media (RFC 8445 §2.4), or only said anew. */
export type Reoffer = { readonly iceRestart: boolean };

/** The offers of one call, one after another, so that none crosses another of this side. */
export type Reoffers = {
  /** One is on its way. */
  readonly isOut: boolean;
  /**
   * Wants an offer; those that wait become one. `anew` gives up the one that is out, whose answer went down with the line,
   * and makes it again.
   */
  ask(wanted: Reoffer, anew?: boolean): void;
  /** The one that is out was taken. */
  taken(): void;
  /** The one that is out could not be sent, for want of a network: it is tried again and again, as long as an answer is waited for. */
  postponed(): void;
  /** The one that is out was refused; false when none is. */
  refused(): boolean;
  close(): void;
};

/** After a refusal; the first delay is that of RFC 3261 §14.1 for whom the call belongs to. */
const refusedPolicy: RetryPolicy = { delaysMs: [2100, 4000, 8000], jitter: 0.9 };
/** Between looks whether the library can offer again. */
const notReadyMs = 300;
/** A request that is only told to wait never runs out in the library. */
const answerLimitMs = 35_000;
/** An offer in a call that stands is answered by a machine, at once. */
const slowMs = 4000;

/** `refused` says after a number of refusals in a row whether there is to be another try. */
export function makeReoffers(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly mayGo: () => boolean;
  /** False when it cannot be just now. */
  readonly send: (offer: Reoffer, anew: boolean) => boolean;
  readonly events: {
    readonly taken: (offer: Reoffer) => void;
    readonly refused: (times: number, offer: Reoffer) => 'again' | 'enough';
    /** It should have been answered by now. */
    readonly slow: (offer: Reoffer) => void;
    readonly noAnswer: () => void;
  };
}): Reoffers {
  const { clock, events } = options;
  let wanted: Reoffer | null = null;
  let out: Reoffer | null = null;
  let refusals = 0;
  let postponedAt: number | null = null;
  let closed = false;
  let cancelWait = () => {};
  let cancelLimit = () => {};

  const merge = (one: Reoffer | null, other: Reoffer): Reoffer => ({
    iceRestart: (one?.iceRestart ?? false) || other.iceRestart,
  });
  const settle = (): Reoffer | null => {
    const was = out;
    out = null;
    cancelLimit();
    return was;
  };
  const go = (anew: boolean): void => {
    if (closed || !options.mayGo()) return;
    if (anew) settle();
    if (out || !wanted) return;
    cancelWait();
    const next = wanted;
    if (!options.send(next, anew)) {
      cancelWait = clock.after(notReadyMs, () => go(false));
      return;
    }
    wanted = null;
    out = next;
    cancelLimit = clock.after(slowMs, () => {
      postponedAt = null;
      cancelLimit = clock.after(answerLimitMs - slowMs, () => {
        if (settle()) events.noAnswer();
      });
      events.slow(next);
    });
  };
  return {
    get isOut() {
      return out !== null;
    },
    ask(offer, anew = false) {
      wanted = merge(wanted, offer);
      go(anew);
    },
    taken() {
      const was = settle();
      if (!was || closed) return;
      refusals = 0;
      postponedAt = null;
      events.taken(was);
      go(false);
    },
    postponed() {
      const was = settle();
      if (!was || closed) return;
      wanted = merge(wanted, was);
      postponedAt ??= clock.now();
      if (clock.now() - postponedAt > answerLimitMs) events.noAnswer();
      else cancelWait = clock.after(notReadyMs, () => go(false));
    },
    refused() {
      const was = settle();
      if (!was || closed) return false;
      refusals += 1;
      if (events.refused(refusals, was) === 'again') {
        wanted = merge(wanted, was);
        cancelWait();
        cancelWait = clock.after(delayOf(refusedPolicy, refusals - 1, options.random()), () => go(false));
      } else {
        refusals = 0;
      }
      return true;
    },
    close() {
      closed = true;
      cancelWait();
      cancelLimit();
    },
  };
}
