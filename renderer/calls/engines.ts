import type { JoinTarget } from '../../main/contract/meeting.ts';
import type { CallEngine, SecondCall } from './engine.ts';

const isFree = ({ state }: CallEngine): boolean => state.kind === 'idle' || state.kind === 'ended';

/**
 * One engine made of several, with one call at a time: what it tells and can do is of the engine whose call it is, or was
 * last. `dial` goes to the engine that the target names, and ends another's call first; a target that none joins is not
 * dialled. Whoever rings, or is in a call by itself, while no call is on becomes the one whose call it is. Whoever rings while
 * another's is on is the second call, after one of the same engine; when the call ends it rings on as the first. The first
 * engine is the one before any call.
 */
export function makeEngines(engines: readonly [CallEngine, ...CallEngine[]]): CallEngine {
  let [current] = engines;
  /** A call is being handed from one engine to another: what they tell meanwhile is no news. */
  let handing = false;
  /** Who was last told of as second. */
  let beside: CallEngine | null = null;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    beside = ringsBeside();
    for (const listener of [...listeners]) listener();
  };
  const named = (name: JoinTarget['engine']) => engines.find((engine) => engine.name === name);
  const ringsBeside = (): CallEngine | null =>
    isFree(current) || current.state.kind === 'ringing'
      ? null
      : (engines.find((engine) => engine !== current && engine.state.kind === 'ringing') ?? null);

  const handTo = (next: CallEngine): void => {
    const before = current;
    current = next;
    before.clear();
  };
  const heard = (engine: CallEngine): void => {
    const isOther = engine !== current;
    if (isOther && (isFree(engine) || !isFree(current))) {
      // Who called second has given up, or has just begun to call.
      if (ringsBeside() !== beside) tell();
      return;
    }
    if (isOther) handTo(engine);
    if (current.state.kind === 'idle') current = engines.find((one) => !isFree(one)) ?? current;
    tell();
    if (handing || current.state.kind !== 'ended') return;
    const waiting = engines.find((one) => one.state.kind === 'ringing');
    if (!waiting) return;
    handTo(waiting);
    tell();
  };
  for (const engine of engines) engine.watch(() => heard(engine));

  /** Ends the call that is on, and does what begins another's; cleared last, since whoever rings there has to wait. */
  const instead = (next: CallEngine, begin: () => void): void => {
    const before = current;
    handing = true;
    if (next !== before) before.hangUp();
    current = next;
    begin();
    if (next !== before) before.clear();
    handing = false;
  };

  return {
    get name() {
      return current.name;
    },
    get abilities() {
      return current.abilities;
    },
    get state() {
      return current.state;
    },
    get own() {
      return current.own;
    },
    get conference() {
      return current.conference ?? null;
    },
    get second(): SecondCall | null {
      const own = current.second ?? null;
      const state = own ? null : ringsBeside()?.state;
      return state?.kind === 'ringing' ? { from: state.from, since: state.since } : own;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dial(target, media, start) {
      const next = named(target.engine);
      if (next) instead(next, () => next.dial(target, media, start));
    },
    answer: (media, start) => current.answer(media, start),
    decline: () => current.decline(),
    answerSecond(media, start) {
      const next = current.second ? null : ringsBeside();
      if (next) instead(next, () => next.answer(media, start));
      else current.answerSecond?.(media, start);
    },
    declineSecond() {
      if (current.second) current.declineSecond?.();
      else ringsBeside()?.decline();
    },
    reply: (answer) => current.reply?.(answer),
    dismissAsked: () => current.dismissAsked?.(),
    conduct: (deed) => current.conduct?.(deed),
    flows: async () => (await current.flows?.()) ?? [],
    hangUp: () => current.hangUp(),
    clear: () => current.clear(),
    setMuted: (muted) => current.setMuted(muted),
    setCamera: (on) => current.setCamera(on),
    setSharing: (on) => current.setSharing(on),
    setHeld: (held) => current.setHeld(held),
    moveFarCamera: (party, move) => current.moveFarCamera(party, move),
    sendTone: (key) => current.sendTone(key),
  };
}
